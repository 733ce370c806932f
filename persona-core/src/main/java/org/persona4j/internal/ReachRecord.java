package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.persona4j.optin.Address;

/**
 * The devices and passes of a profile.
 *
 * @param attached each once, newest last
 */
public record ReachRecord(@JsonProperty("attached") List<Attached> attached) {
    /** The most that a profile may have. The oldest gives way: a device that is not used any more gets no new token. */
    static final int MOST = 64;

    static final ReachRecord NONE = new ReachRecord(List.of());

    /**
     * A device or pass.
     *
     * @param address its address
     * @param at when it was attached last
     */
    public record Attached(
            @JsonProperty("address") Address address,
            @JsonProperty("at") Instant at) {}

    /** Makes the list unmodifiable. */
    public ReachRecord {
        attached = List.copyOf(attached);
    }

    boolean has(Address address) {
        return attached.stream().anyMatch(one -> one.address().equals(address));
    }

    ReachRecord with(Address address, Instant at) {
        List<Attached> more = new ArrayList<>(without(address).attached);
        more.add(new Attached(address, at));
        return new ReachRecord(more);
    }

    ReachRecord without(Address address) {
        return new ReachRecord(
                attached.stream().filter(one -> !one.address().equals(address)).toList());
    }

    @Override
    public String toString() {
        return "ReachRecord[" + attached.size() + "]";
    }
}

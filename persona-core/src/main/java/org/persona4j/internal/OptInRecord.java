package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.OptInEvent;

/**
 * What was said of an address on a channel: the latest events, and how many pages of earlier ones there are.
 *
 * @param address the address; none once it was erased
 * @param channel the channel
 * @param pages how many pages of earlier events there are, each a record of its own
 * @param bytes how much the events here take
 * @param events the latest events, in the order in which they came in
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record OptInRecord(
        @JsonProperty("address") @Nullable Address address,
        @JsonProperty("channel") Channel channel,
        @JsonProperty("pages") int pages,
        @JsonProperty("bytes") int bytes,

        @JsonProperty("events") @JsonInclude(JsonInclude.Include.ALWAYS)
        List<OptInEvent> events) {
    /** A page is begun when this much is on the last: so it fits into any store, whatever the last event of it takes. */
    static final int PAGE_BYTES = 24 * 1024;

    /**
     * Earlier events.
     *
     * @param events the events, in the order in which they came in
     */
    public record Page(@JsonProperty("events") List<OptInEvent> events) {
        /** Makes the list unmodifiable. */
        public Page {
            events = List.copyOf(events);
        }

        @Override
        public String toString() {
            return "Page[" + events.size() + " events]";
        }
    }

    /** Makes the list unmodifiable. */
    public OptInRecord {
        events = List.copyOf(events);
    }

    static OptInRecord of(Address address, Channel channel) {
        return new OptInRecord(address, channel, 0, 0, List.of());
    }

    /** Whether the events here are a page, so that the next goes on a new one. */
    @JsonIgnore
    boolean isFull() {
        return bytes >= PAGE_BYTES;
    }

    OptInRecord onNewPage() {
        return new OptInRecord(address, channel, pages + 1, 0, List.of());
    }

    OptInRecord with(OptInEvent event) {
        List<OptInEvent> more = new ArrayList<>(events);
        more.add(event);
        return new OptInRecord(address, channel, pages, bytes + JsonCodec.write(event).length, more);
    }

    @Override
    public String toString() {
        return "OptInRecord[" + channel.code() + ", " + pages + " pages, " + events.size() + " events]";
    }
}

package org.persona4j.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure removed. Immutable; holds no personal data, and nothing by which the customer could be told.
 *
 * @param id the id of the erasure
 * @param at when it began; from then on nobody finds the customer, and nothing of theirs is taken in
 * @param doneAtOrNull when the last of it was removed; none if that is still to be done
 * @param removed how much was removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureReceipt(
        @JsonProperty("id") String id,
        @JsonProperty("at") Instant at,
        @JsonProperty("doneAt") @Nullable Instant doneAtOrNull,
        @JsonProperty("removed") Removed removed) {
    /**
     * How much was removed.
     *
     * @param profiles the records of sources, with everything they said
     * @param addresses the phone numbers, e-mail addresses, devices and passes of which what was said was erased; they are opted
     *     out of everything
     * @param decisions what staff had decided about the profiles
     * @param orders what they had bought
     * @param entries the entries of their ledgers; all points are gone
     */
    public record Removed(
            @JsonProperty("profiles") int profiles,
            @JsonProperty("addresses") int addresses,
            @JsonProperty("decisions") int decisions,

            @JsonProperty("orders") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            int orders,

            @JsonProperty("entries") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            int entries) {
        /** Nothing. */
        public static final Removed NOTHING = new Removed(0, 0, 0, 0, 0);

        /** This and more. */
        public Removed plus(Removed more) {
            return new Removed(
                    profiles + more.profiles,
                    addresses + more.addresses,
                    decisions + more.decisions,
                    orders + more.orders,
                    entries + more.entries);
        }
    }

    /** When the last of it was removed, if all is. */
    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAtOrNull);
    }
}

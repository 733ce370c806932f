package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one address on one channel: three parts that change independently.
 *
 * <p>They are kept apart because one flat state forgets: an opt-out would be lost when a request on top of it lapses, or when
 * the address bounces and recovers. Immutable; holds no personal data.
 *
 * @param consent whether the customer agreed
 * @param requestOrNull the request that is open, if one is
 * @param businessRequests how many requests the retailer ever made
 * @param delivery whether messages can arrive
 */
@JsonPropertyOrder({"consent", "request", "businessRequests", "delivery"})
public record OptInState(
        @JsonProperty("consent") Consent consent,
        @JsonProperty("request") @Nullable Request requestOrNull,

        @JsonProperty("businessRequests") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int businessRequests,

        @JsonProperty("delivery") Delivery delivery) {
    /** The state of an address that nothing was ever said about. */
    public static final OptInState INITIAL = new OptInState(Consent.NOT_ASKED, null, 0, Delivery.OK);

    /** Who made an opt-in request. */
    public enum Requester {
        /** The retailer, who asks the customer. */
        BUSINESS("business"),
        /** The customer, by an act that is not completed yet. */
        CUSTOMER("customer");

        private final String code;

        Requester(String code) {
            this.code = code;
        }

        /** The stable name of this requester in JSON. */
        @JsonValue
        public String code() {
            return code;
        }

        /**
         * The requester with a code.
         *
         * @throws IllegalArgumentException if no requester has this code
         */
        @JsonCreator
        public static Requester ofCode(String code) {
            return Codes.find(values(), Requester::code, code);
        }
    }

    /**
     * An opt-in request that waits for the customer's yes. Immutable.
     *
     * @param by who made it
     * @param since when it was made
     * @param lapsesAt the first moment at which it is no longer open
     */
    @JsonPropertyOrder({"by", "since", "lapsesAt"})
    public record Request(
            @JsonProperty("by") Requester by,
            @JsonProperty("since") Instant since,
            @JsonProperty("lapsesAt") Instant lapsesAt) {
        /**
         * Checks that it lapses after it was made.
         *
         * @throws IllegalArgumentException if it does not
         */
        public Request {
            Objects.requireNonNull(by, "by");
            if (!lapsesAt.isAfter(since)) {
                throw new IllegalArgumentException("lapsesAt must be after since");
            }
        }
    }

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if {@code businessRequests} is negative
     */
    public OptInState {
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(delivery, "delivery");
        if (businessRequests < 0) {
            throw new IllegalArgumentException("businessRequests must not be negative, but is " + businessRequests);
        }
    }

    /** The request that is open, if one is. */
    public Optional<Request> request() {
        return Optional.ofNullable(requestOrNull);
    }

    /** Whether messages may be sent: the customer opted in, and nothing suppresses delivery. */
    public boolean sendable() {
        return consent == Consent.OPTED_IN && !delivery.isSuppressed();
    }

    /** What is shown to users. */
    public OptInStatus status() {
        if (delivery.isSuppressed()) {
            return OptInStatus.SUPPRESSED;
        }
        return switch (consent) {
            case OPTED_OUT -> OptInStatus.OPTED_OUT;
            case OPTED_IN -> OptInStatus.OPTED_IN;
            case NOT_ASKED -> requestOrNull == null ? OptInStatus.NOT_ASKED : OptInStatus.REQUESTED;
        };
    }
}

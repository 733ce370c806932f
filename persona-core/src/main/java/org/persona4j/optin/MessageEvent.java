package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;

/**
 * What somebody said, or what happened, at an address on a {@link MessageChannel}.
 *
 * <p>Who may say what is in {@link OptInTable}: an event by somebody who may not is kept, and refused. Made by {@link
 * #builder}. An immutable, thread-safe value; {@code toString} shows no evidence.
 *
 * @param id the id, unique at its address and channel; 1 to {@value OptInEvent#MAX_ID_LENGTH} characters, no personal data
 * @param kind what happened
 * @param actor who reports it; of a reply that is the integration that hands it on
 * @param occurredAtOrNull when it happened, if whoever reports it knows
 * @param receivedAt when it came in
 * @param termsOrNull what held for requests when it came in; kept for the kinds that can open one, and only for these
 * @param evidence what proves it
 */
@JsonTypeName("message")
@JsonPropertyOrder({"id", "kind", "actor", "occurredAt", "receivedAt", "terms", "evidence"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageEvent(
        @JsonProperty("id") String id,
        @JsonProperty("kind") Kind kind,
        @JsonProperty("actor") Actor actor,
        @JsonProperty("occurredAt") @Nullable Instant occurredAtOrNull,
        @JsonProperty("receivedAt") Instant receivedAt,
        @JsonProperty("terms") @Nullable RequestTerms termsOrNull,
        @JsonProperty("evidence") Evidence evidence)
        implements OptInEvent {
    /** What can happen at an address that messages go to. In JSON a kind is its {@link #code()}. */
    public enum Kind implements EventKind {
        /** The customer answered with one of the opt-out words. */
        STOP("stop", "reply with an opt-out word"),
        /** The customer followed the link at the foot of a message, or turned the channel off on a page of their own. */
        UNSUBSCRIBE("unsubscribe", "unsubscribe link, or off on the own page"),
        /** The customer asked in words of their own, by whatever way; staff may pass it on. */
        REVOKE("revoke", "asked to stop in own words"),
        /** Turned off by staff or a program. */
        SET_OUT("set_out", "set out by staff or API"),
        /** Turned off by a column of an import. */
        IMPORT_OUT("import_out", "import says out"),
        /** Turned on by staff or a program. */
        SET_IN("set_in", "set in by staff or API"),
        /** Turned on by the status in a row of an import. */
        IMPORT_IN("import_in", "import says in"),
        /** Turned on by an import that opts in all rows without a status. */
        IMPORT_ALL_IN("import_all_in", "import opts in all"),
        /** Staff or a program asks the customer to opt in. */
        REQUEST("request", "double opt-in by staff or API"),
        /** An import, or somebody who comes back to it later, asks the customer to opt in. */
        IMPORT_REQUEST("import_request", "double opt-in by an import"),
        /** The customer filled in a form, and nothing shows that the address is theirs. */
        FORM("form", "form without signature"),
        /** The customer signed a form. */
        SIGNED_FORM("signed_form", "form with signature"),
        /** The customer turned the channel on, on a page of their own. */
        OWN_PAGE("own_page", "on, on the own preference page"),
        /** The customer turned the channel on in the wallet or loyalty app. */
        WALLET_APP("wallet_app", "on, in the wallet app"),
        /** The customer wrote START or UNSTOP from the address itself. */
        START("start", "START or UNSTOP"),
        /** The customer wrote YES from the address itself, or followed the link in a request. */
        YES("yes", "YES"),
        /** The customer asked for help. */
        HELP("help", "HELP"),
        /** The customer answered anything else. */
        OTHER("other", "any other reply"),
        /** A message did not arrive this time. */
        TEMPORARY_FAILURE("temporary_failure", "temporary failure"),
        /** A message came back for good. */
        HARD_BOUNCE("hard_bounce", "hard bounce"),
        /** The customer reported a message as spam. */
        COMPLAINT("complaint", "spam complaint"),
        /** The carrier says that there is no such number or address. */
        INVALID("invalid", "invalid number");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @JsonValue
        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }

        /**
         * The kind with a code.
         *
         * @throws IllegalArgumentException if no kind has this code
         */
        @JsonCreator
        public static Kind ofCode(String code) {
            return Codes.find(values(), Kind::code, code);
        }

        /**
         * What a program asks for that sets the consent of an address.
         *
         * @param in whether it is to be on
         * @param doubleOptIn whether the customer is to be asked first
         * @param loyalty false to skip the asking, whatever {@code doubleOptIn} says
         */
        public static Kind ofSetting(boolean in, boolean doubleOptIn, boolean loyalty) {
            if (!in) {
                return SET_OUT;
            }
            return doubleOptIn && loyalty ? REQUEST : SET_IN;
        }

        /**
         * What a row of an import says, if it says anything. Its own opt-out stands above all, its own status above the import's
         * "opt in all".
         *
         * @param status the status in the row; {@link Consent#NOT_ASKED} if it has none
         * @param optOutColumn whether the row's column of explicit opt-outs says so
         * @param optInAll whether the import opts in all rows without a status
         * @param doubleOptIn whether customers are asked first
         */
        public static Optional<Kind> ofImportRow(
                Consent status, boolean optOutColumn, boolean optInAll, boolean doubleOptIn) {
            if (optOutColumn || status == Consent.OPTED_OUT) {
                return Optional.of(IMPORT_OUT);
            }
            if (status == Consent.NOT_ASKED && !optInAll) {
                return Optional.empty();
            }
            if (doubleOptIn) {
                return Optional.of(IMPORT_REQUEST);
            }
            return Optional.of(status == Consent.OPTED_IN ? IMPORT_IN : IMPORT_ALL_IN);
        }
    }

    /**
     * Checks the id, and that the event carries what its kind must carry; drops terms it has no use for.
     *
     * @throws IllegalArgumentException if the id is not a legal one or begins like that of a {@link CopiedOptOut}, or if the
     *     proof, the name of the form or the terms that its kind needs are missing
     */
    public MessageEvent {
        CopiedOptOut.checkCallersId(id);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(evidence, "evidence");
        if (Speakers.of(kind).proof() && evidence.proof().isEmpty()) {
            throw new IllegalArgumentException("an event of kind " + kind.code() + " must carry its proof");
        }
        if (Speakers.of(kind).formName() && evidence.formName().isEmpty()) {
            throw new IllegalArgumentException("an event of kind " + kind.code() + " must name its form");
        }
        if (!OptInTable.canOpenRequest(kind)) {
            termsOrNull = null;
        } else if (termsOrNull == null) {
            throw new IllegalArgumentException("an event of kind " + kind.code() + " must carry terms for requests");
        }
    }

    /** Starts an event that comes in under a policy. */
    public static Builder builder(OptInPolicy policy) {
        return new Builder(policy.requestTerms());
    }

    /** When it happened, if whoever reports it knows; else it happened when it came in. */
    public Optional<Instant> occurredAt() {
        return Optional.ofNullable(occurredAtOrNull);
    }

    /** What held for requests when it came in, if its kind can open one. */
    public Optional<RequestTerms> terms() {
        return Optional.ofNullable(termsOrNull);
    }

    @Override
    public ActorKind actorKind() {
        return ActorKind.of(actor.role());
    }

    @Override
    public Instant countsAt() {
        return Speakers.of(kind).countsAt(actorKind(), occurredAtOrNull, receivedAt);
    }

    @Override
    public MessageEvent receivedNotBefore(Instant last) {
        return receivedAt.isBefore(last)
                ? new MessageEvent(id, kind, actor, occurredAtOrNull, last, termsOrNull, evidence)
                : this;
    }

    @Override
    public boolean isRepeatOf(OptInEvent other) {
        return other instanceof MessageEvent that
                && id.equals(that.id)
                && kind == that.kind
                && actor.equals(that.actor)
                && Objects.equals(occurredAtOrNull, that.occurredAtOrNull)
                && evidence.equals(that.evidence);
    }

    /** Builds an event: {@code id}, {@code kind}, {@code actor} and {@code receivedAt} must be given. Not thread-safe. */
    public static final class Builder {
        private final RequestTerms terms;
        private @Nullable String id;
        private @Nullable Kind kind;
        private @Nullable Actor actor;
        private @Nullable Instant occurredAt;
        private @Nullable Instant receivedAt;
        private Evidence evidence = Evidence.none();

        private Builder(RequestTerms terms) {
            this.terms = terms;
        }

        /** The id, unique at its address and channel. */
        public Builder id(String value) {
            this.id = Objects.requireNonNull(value, "id");
            return this;
        }

        /** What happened. */
        public Builder kind(Kind value) {
            this.kind = Objects.requireNonNull(value, "kind");
            return this;
        }

        /** Who reports it. */
        public Builder actor(Actor value) {
            this.actor = Objects.requireNonNull(value, "actor");
            return this;
        }

        /** When it happened, if that is known. */
        public Builder occurredAt(Instant value) {
            this.occurredAt = Objects.requireNonNull(value, "occurredAt");
            return this;
        }

        /** When it came in. */
        public Builder receivedAt(Instant value) {
            this.receivedAt = Objects.requireNonNull(value, "receivedAt");
            return this;
        }

        /** What proves it; by default nothing but the event itself. */
        public Builder evidence(Evidence value) {
            this.evidence = Objects.requireNonNull(value, "evidence");
            return this;
        }

        /**
         * The event.
         *
         * @throws NullPointerException if something that must be given is not
         * @throws IllegalArgumentException if the event would not be a legal one
         */
        public MessageEvent build() {
            return new MessageEvent(
                    Objects.requireNonNull(id, "id"),
                    Objects.requireNonNull(kind, "kind"),
                    Objects.requireNonNull(actor, "actor"),
                    occurredAt,
                    Objects.requireNonNull(receivedAt, "receivedAt"),
                    terms,
                    evidence);
        }
    }
}

package org.persona4j.imports;

import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.Outcome;

/** What became of a row's word of consent at one address on one channel. */
public enum ConsentResult {
    /** The address is opted in now. */
    OPTED_IN("opted in"),
    /** The address is opted out now. */
    OPTED_OUT("opted out"),
    /** The customer is asked to opt in. */
    ASKED("asked"),
    /** It was opted in before. */
    ALREADY_IN("unchanged, " + Outcome.Reason.ALREADY_IN.label()),
    /** It was opted out before. */
    ALREADY_OUT("unchanged, " + Outcome.Reason.ALREADY_OUT.label()),
    /** The customer was asked before and has not answered. */
    ALREADY_ASKED("unchanged, " + Outcome.Reason.REQUEST_OPEN.label()),
    /** It changed nothing for another reason. */
    UNCHANGED("unchanged"),
    /** Refused, because the customer opted out. */
    REFUSED_OPTED_OUT("refused, " + Outcome.Reason.OPTED_OUT.label()),
    /** Refused, because no message can arrive. */
    REFUSED_UNDELIVERABLE("refused, " + Outcome.Reason.SUPPRESSED.label()),
    /** Refused, because the customer was asked as often as the policy allows. */
    REFUSED_NO_REQUESTS_LEFT("refused, " + Outcome.Reason.NO_REQUESTS_LEFT.label()),
    /** Refused for another reason. */
    REFUSED("refused"),
    /** The row says that the customer did not agree, which is no opt-out: nothing was done. */
    LEFT_ALONE("said no, left alone"),
    /** The row says nothing; the address is noted, so that the customer can be asked later. */
    SAID_NOTHING("said nothing");

    private final String label;

    ConsentResult(String label) {
        this.label = label;
    }

    /** The result in a few words for people. */
    public String label() {
        return label;
    }

    /**
     * What it came to.
     *
     * @param kind what the row reported
     * @param outcome what became of that
     */
    public static ConsentResult of(MessageEvent.Kind kind, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused(refused.reason());
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            return unchanged(unchanged.reason());
        }
        return switch (kind) {
            case IMPORT_OUT -> OPTED_OUT;
            case IMPORT_REQUEST -> ASKED;
            default -> OPTED_IN;
        };
    }

    private static ConsentResult refused(Outcome.Reason reason) {
        return switch (reason) {
            case OPTED_OUT -> REFUSED_OPTED_OUT;
            case SUPPRESSED -> REFUSED_UNDELIVERABLE;
            case NO_REQUESTS_LEFT -> REFUSED_NO_REQUESTS_LEFT;
            default -> REFUSED;
        };
    }

    private static ConsentResult unchanged(Outcome.Reason reason) {
        return switch (reason) {
            case ALREADY_IN -> ALREADY_IN;
            case ALREADY_OUT -> ALREADY_OUT;
            case REQUEST_OPEN -> ALREADY_ASKED;
            default -> UNCHANGED;
        };
    }
}

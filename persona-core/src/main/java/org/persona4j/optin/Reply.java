package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a customer's answer to a message says. */
public enum Reply {
    /** No more messages. */
    STOP(MessageEvent.Kind.STOP),
    /** Messages again, please. */
    START(MessageEvent.Kind.START),
    /** The answer to an opt-in request. */
    YES(MessageEvent.Kind.YES),
    /** Who is this, and what can I do? */
    HELP(MessageEvent.Kind.HELP),
    /** Nothing that a machine understands; it may still be an opt-out to a person who reads it. */
    OTHER(MessageEvent.Kind.OTHER);

    private final MessageEvent.Kind kind;

    Reply(MessageEvent.Kind kind) {
        this.kind = kind;
    }

    /** The kind of event that such an answer is. */
    public MessageEvent.Kind kind() {
        return kind;
    }

    /** The stable name of this reply in JSON. */
    @JsonValue
    public String code() {
        return kind.code();
    }

    /**
     * The reply with a code.
     *
     * @throws IllegalArgumentException if no reply has this code
     */
    @JsonCreator
    public static Reply ofCode(String code) {
        return Codes.find(values(), Reply::code, code);
    }
}

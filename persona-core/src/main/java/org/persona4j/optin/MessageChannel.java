package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonValue;

/** A channel on which the retailer writes or calls, and on which consent can be given and withdrawn in many ways. */
public enum MessageChannel implements Channel {
    /** Text messages to a phone. */
    TEXT("text", Address.Type.PHONE),
    /** E-mail. */
    EMAIL("email", Address.Type.EMAIL),
    /** Calls to a phone. */
    VOICE("voice", Address.Type.PHONE),
    /** Messages on a pass in the customer's wallet. */
    WALLET_PASS("wallet_pass", Address.Type.PASS);

    private final String code;
    private final Address.Type addressType;

    MessageChannel(String code, Address.Type addressType) {
        this.code = code;
        this.addressType = addressType;
    }

    @JsonValue
    @Override
    public String code() {
        return code;
    }

    @Override
    public Address.Type addressType() {
        return addressType;
    }
}

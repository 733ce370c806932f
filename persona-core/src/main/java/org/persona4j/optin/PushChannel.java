package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonValue;

/** A channel that only the user of a device turns on and off, on the device. */
public enum PushChannel implements Channel {
    /** Notifications of an app. */
    MOBILE_PUSH("mobile_push"),
    /** Notifications of a browser. */
    BROWSER_PUSH("browser_push");

    private final String code;

    PushChannel(String code) {
        this.code = code;
    }

    @JsonValue
    @Override
    public String code() {
        return code;
    }

    @Override
    public Address.Type addressType() {
        return Address.Type.DEVICE;
    }
}

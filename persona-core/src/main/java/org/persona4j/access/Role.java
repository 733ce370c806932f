package org.persona4j.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The part an {@link Actor} plays, from which its permissions follow.
 *
 * <p>The first seven are users of the retailer; the last three are the customer, the privacy support of whoever runs
 * the library, and machines. The order carries no meaning. In JSON a role is its {@link #code()}.
 */
public enum Role {
    /** Serves customers in a shop. */
    STAFF("staff"),
    /** Leads a shop. */
    MANAGER("manager"),
    /** Reads and evaluates. */
    ANALYST("analyst"),
    /** Plans and sends campaigns. */
    MARKETING("marketing"),
    /** Plans campaigns and evaluates them. */
    MARKETING_ANALYST("marketing_analyst"),
    /** Runs the retailer's account from day to day. */
    OPERATOR("operator"),
    /** Owns the retailer's account. */
    OWNER("owner"),
    /** The person the data is about, acting on that data alone. */
    CUSTOMER("customer"),
    /** Recovers blocked and privately archived personas at the customer's request. */
    SUPPORT("support"),
    /** An integration or a job, with no person behind the single call. */
    SYSTEM("system");

    private static final Map<String, Role> BY_CODE = byCode();

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /**
     * The stable name of this role in JSON: lower case, words joined by an underscore.
     *
     * @return the code
     */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The role with a code.
     *
     * @param code the code as {@link #code()} gives it, exactly
     * @return the role
     * @throws IllegalArgumentException if no role has this code
     */
    @JsonCreator
    public static Role ofCode(String code) {
        Role role = BY_CODE.get(Objects.requireNonNull(code, "code"));
        if (role == null) {
            throw new IllegalArgumentException("code is not one of " + BY_CODE.keySet());
        }
        return role;
    }

    private static Map<String, Role> byCode() {
        Map<String, Role> roles = new HashMap<>();
        for (Role role : values()) {
            roles.put(role.code, role);
        }
        return roles;
    }
}

package org.persona4j.earning;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why an order, or a line of one, earned nothing.
 *
 * <p>If there are several reasons the first in this order is given: those that can never change come before those that can. In
 * JSON its {@link #code()}.
 */
public enum NotCounted {
    /** The order was placed before the day from which orders earn. */
    BEFORE_START("before_start", "placed before orders began to earn"),
    /** The order was placed while nothing earned. */
    FROZEN("frozen", "placed while earning was frozen"),
    /** The customer is in the archive. */
    ARCHIVED("archived", "the customer is in the archive"),
    /** The customer is not a member. */
    NOT_MEMBER("not_member", "the customer is not a member"),
    /** As many orders of that day earned as may earn on one. */
    VISIT_LIMIT("visit_limit", "enough orders of that day earned"),
    /** The product does not earn. */
    EXCLUDED_PRODUCT("excluded_product", "the product does not earn"),
    /** The category does not earn. */
    EXCLUDED_CATEGORY("excluded_category", "the category does not earn"),
    /** After discounts nothing was to pay for the line. */
    FULLY_DISCOUNTED("fully_discounted", "nothing was to pay for it");

    private final String code;
    private final String label;

    NotCounted(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The stable name in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The reason in the words of people. */
    public String label() {
        return label;
    }
}

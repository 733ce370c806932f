package org.persona4j.earning;

import com.fasterxml.jackson.annotation.JsonValue;
import org.persona4j.order.LineShare;
import org.persona4j.order.Money;

/** Whether the tax earns points too. In JSON its {@link #code()}. */
public enum TaxBasis {
    /** What was paid without tax earns. */
    PRE_TAX("pre_tax", "before tax"),
    /** What was paid with tax earns. */
    POST_TAX("post_tax", "with tax");

    private final String code;
    private final String label;

    TaxBasis(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The stable name in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The basis in the words of people. */
    public String label() {
        return label;
    }

    Money of(LineShare share) {
        return this == PRE_TAX ? share.preTax() : share.postTax();
    }
}

package org.persona4j.example.cli;

import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;
import org.persona4j.optin.Address;

/** An address as it is typed: a phone number or an e-mail address, in any format. */
final class AddressText {
    private AddressText() {}

    /**
     * The address that a text is.
     *
     * @throws InputException if it is neither a phone number nor an e-mail address
     */
    static Address parse(String text, Normalizers normalizers) {
        Normalized read = normalizers.parseAny(text);
        if (read instanceof Normalized.Valid valid) {
            return Address.of(valid.value());
        }
        throw new InputException("the address is neither a phone number nor an e-mail address"
                + (read instanceof Normalized.Invalid invalid
                        ? ": it " + invalid.reason().description()
                        : ""));
    }
}

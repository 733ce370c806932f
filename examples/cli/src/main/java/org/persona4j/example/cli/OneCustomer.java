package org.persona4j.example.cli;

import org.persona4j.identity.PersonaId;
import picocli.CommandLine.Parameters;

/** The parameter that says whom a command is about. */
final class OneCustomer {
    @Parameters(
            index = "0",
            paramLabel = "PERSONA",
            description = "A customer: by the id of the persona, a phone number or an e-mail address.")
    private String text = "";

    OneCustomer() {}

    /**
     * The customer.
     *
     * @throws InputException if there is none, or several have the address
     */
    PersonaId in(OpenStore store) {
        return store.customer(text);
    }
}

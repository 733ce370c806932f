package org.persona4j.example.cli;

import java.util.List;
import org.persona4j.imports.RowConsent;

/** Takes in what rows say of consent. */
interface ConsentIntake {
    /**
     * What a row says.
     *
     * @param line the line of the file the row begins on
     * @param consent what it says
     */
    record Said(long line, RowConsent consent) {}

    /** Takes in what some rows say, in their order, once their records are in. */
    void take(List<Said> rows);
}

package org.persona4j.example.cli;

import java.util.List;

/** Takes in what rows say of consent. */
interface ConsentIntake {
    /** Takes in what some rows say, in their order, once their records are in. */
    void take(List<RowConsent> rows);
}

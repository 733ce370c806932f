package org.persona4j.fuzz;

import java.util.Collection;
import java.util.Optional;
import org.persona4j.identity.Normalized;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Reply;

/** Whether an answer takes a text or refuses it, and with which words. */
final class Verdict {
    static final String ACCEPTED = "accepted";

    private Verdict() {}

    static String of(Object answer) {
        if (answer instanceof Normalized.Invalid invalid) {
            return invalid.reason().code();
        }
        if (answer instanceof Optional<?> some && some.isEmpty()) {
            return "nothing";
        }
        if (answer instanceof Collection<?> some && some.isEmpty()) {
            return "nothing";
        }
        if (answer instanceof IntakeOutcome && !(answer instanceof IntakeOutcome.Accepted)) {
            return answer.getClass().getSimpleName();
        }
        return answer == Reply.OTHER ? "not understood" : ACCEPTED;
    }
}

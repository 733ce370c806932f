package org.persona4j.example.cli;

import java.io.PrintWriter;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.Outcome;

/** What became of something said at an address, in words without personal data. */
final class Answer {
    private Answer() {}

    /**
     * Prints an answer.
     *
     * @return the exit code: not all that was asked, if it was refused
     */
    static int print(OptInAnswer answer, PrintWriter out) {
        String did = "taken";
        if (answer.outcome() instanceof Outcome.Refused refused) {
            did = "refused, " + refused.reason().label();
        } else if (answer.outcome() instanceof Outcome.Unchanged unchanged) {
            did = "unchanged, " + unchanged.reason().label();
        }
        out.println(
                answer.now().channel().code() + ": " + did + "; " + answer.now().status());
        answer.messages().forEach(message -> out.println("to send: " + MessageLines.describe(message)));
        out.flush();
        return answer.outcome() instanceof Outcome.Refused ? PersonaCli.PARTLY : PersonaCli.DONE;
    }
}

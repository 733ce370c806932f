package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.persona4j.error.OperationReusedException;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.Points;

/** Points that are given or taken by a command, and what became of it in words. */
final class PointsBooking {
    private PointsBooking() {}

    /**
     * The points that a text says.
     *
     * @throws InputException if it says none
     */
    static Points points(String text) {
        try {
            return Points.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InputException("POINTS: " + e.getMessage(), e);
        }
    }

    /**
     * Books points and prints what became of it.
     *
     * @param call books them
     * @return the exit code: not all that was asked, if it was refused
     * @throws InputException if the id of the entry stands for something else, or there would be more points than there can be
     */
    static int print(Supplier<PointsAnswer> call, PrintWriter out) {
        PointsAnswer answer;
        try {
            answer = call.get();
        } catch (OperationReusedException e) {
            throw new InputException("--id stands for something else already; nothing was changed", e);
        } catch (ArithmeticException e) {
            throw new InputException("that would be more points than there can be; nothing was changed", e);
        }
        BookingOutcome outcome = answer.outcome();
        if (outcome instanceof BookingOutcome.Booked booked) {
            out.println("booked  " + booked.points()
                    + (answer.repeated() ? ", with this id before; nothing was changed now" : ""));
            if (booked.debtChange().isPositive()) {
                out.println("owed    " + booked.debtChange() + " of these");
            }
            if (booked.writtenOff().isPositive()) {
                out.println("not there  " + booked.writtenOff());
            }
        } else {
            out.println("refused, that is more than there is");
        }
        out.println("balance " + outcome.balance() + (answer.repeated() ? " at that time" : ""));
        out.flush();
        return answer.isBooked() ? PersonaCli.DONE : PersonaCli.PARTLY;
    }
}

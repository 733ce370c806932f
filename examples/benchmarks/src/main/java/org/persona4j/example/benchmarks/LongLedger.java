package org.persona4j.example.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.persona4j.Personas;
import org.persona4j.identity.PersonaId;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineCursor;
import org.persona4j.wallet.TimelinePage;

/** A wallet with a ledger of many entries, and a place in its timeline. */
@State(Scope.Benchmark)
public class LongLedger {

    static final int LINES = 50;

    private static final int MOST_LINES = 1_000;

    /** Where a page is read. */
    public enum Place {
        /** The latest lines. */
        START,
        /** Half of the lines come before. */
        MIDDLE,
        /** The earliest lines. */
        END
    }

    /** How many entries the ledger has. */
    @Param({"1000", "100000"})
    public int entries = 1_000;

    /** Where the page begins. */
    @Param
    public Place place = Place.START;

    private Personas till = Members.engine();
    private @Nullable PersonaId member;
    private @Nullable TimelineCursor before;

    /** For JMH. */
    public LongLedger() {}

    /** Fills the ledger, with credits and redemptions in turn, and finds the place. */
    @Setup(Level.Trial)
    public void fill() {
        till = Members.engine();
        PersonaId filled = Members.member(till, 0);
        for (int number = 0; number < entries; number++) {
            if (number % 2 == 0) {
                till.wallets().credit(filled, EntryKind.BOOST, Points.of(3), "c-" + number, null);
            } else {
                till.wallets().redeem(filled, Points.of(2), "r-" + number, null);
            }
        }
        member = filled;
        before = cursorAfter(
                switch (place) {
                    case START -> 0;
                    case MIDDLE -> entries / 2;
                    case END -> entries - LINES;
                });
    }

    private @Nullable TimelineCursor cursorAfter(int lines) {
        @Nullable TimelineCursor cursor = null;
        int left = lines;
        while (left > 0) {
            int some = Math.min(left, MOST_LINES);
            cursor = page(cursor, some).nextOrNull();
            left -= some;
        }
        return cursor;
    }

    /** The page at the place. */
    TimelinePage page() {
        return page(before, LINES);
    }

    private TimelinePage page(@Nullable TimelineCursor after, int limit) {
        if (member == null) {
            throw new IllegalStateException("not filled");
        }
        return till.wallets().timeline(member, after, limit);
    }
}

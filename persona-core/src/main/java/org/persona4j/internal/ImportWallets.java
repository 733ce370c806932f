package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.persona4j.access.Actor;
import org.persona4j.error.ImportConflictException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowMembership;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.RecordKey;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.Points;

/**
 * Books the opening points of rows of an import, and takes in what they say of membership: several rows in one commit, with the
 * record of the import, so that each counts once.
 *
 * <p>A row speaks for its own profile, whether its customer is seen or not. Of what was said of membership the last word counts, and
 * a row without a date says it when the import began. Thread-safe.
 */
final class ImportWallets {
    private final ImportTools tools;
    private final WalletUpkeep upkeep;
    private final String importId;

    ImportWallets(ImportTools tools, String importId) {
        this.tools = tools;
        this.upkeep = new WalletUpkeep(tools.transactions(), tools.store(), tools.loyalty());
        this.importId = importId;
    }

    /**
     * A row that has something to say.
     *
     * @param number its number
     * @param row the row
     * @param profile the profile it made or changed
     */
    record Wish(long number, ImportRow row, ProfileId profile) {
        /** Whether a row has something to say. */
        static boolean isMadeBy(ImportRow row) {
            return row.membership().isPresent()
                    || row.openingPoints().filter(Points::isPositive).isPresent();
        }
    }

    /** What a commit did: for how many of the rows, and which customers' earlier orders are to earn now. */
    private record Done(int rows, List<ProfileId> accruing) {}

    /**
     * Takes in what the rows say, in as many commits as it takes.
     *
     * @param wishes the rows, in their order
     * @param record the import as it is
     * @return the import as it is then
     */
    ImportRecord take(List<Wish> wishes, ImportRecord record) {
        ImportRecord now = record;
        int done = 0;
        while (done < wishes.size()) {
            List<Wish> rest = wishes.subList(done, wishes.size());
            ImportCheckpoint<Done> step = new ImportCheckpoint<>(now);
            Done some = upkeep.prepared(() -> tools.transactions()
                    .change(attempt -> step.begin(attempt).orElseGet(() -> together(attempt, rest, step))));
            now = step.after();
            some.accruing().forEach(profile -> upkeep.accrueAll(PersonaId.of(profile.value())));
            done += some.rows();
        }
        return now;
    }

    private Done together(Attempt attempt, List<Wish> wishes, ImportCheckpoint<Done> step) {
        Workspace workspace = attempt.workspace();
        ImportRecord before = step.before();
        ImportTally tally = ImportTally.of(before.counts());
        List<ProfileId> accruing = new ArrayList<>();
        int taken = 0;
        for (Wish wish : wishes) {
            if (taken > 0 && workspace.readCount() > workspace.budget() * 3 / 4) {
                break;
            }
            int mark = workspace.mark();
            ImportTally own = new ImportTally();
            boolean accrues;
            try {
                accrues = take(attempt, wish, before, own, taken == 0);
            } catch (PrepareFirst first) {
                if (taken == 0) {
                    throw first;
                }
                // A row before made a member of somebody, whose orders earn when that is committed.
                workspace.rollback(mark);
                break;
            }
            if (!workspace.fits() && taken > 0) {
                workspace.rollback(mark);
                break;
            }
            tally.add(own.counts());
            if (accrues) {
                accruing.add(wish.profile());
            }
            taken++;
        }
        ImportRecord after = before.withBooked(wishes.get(taken - 1).number(), tally.counts());
        return step.end(attempt, after, new Done(taken, accruing));
    }

    /** Takes in what one row says; answers whether earlier orders are to earn because of it. */
    private boolean take(Attempt attempt, Wish wish, ImportRecord record, ImportTally tally, boolean first) {
        Profile profile = attempt.profile(wish.profile());
        if (profile == null || profile.absence().isPresent()) {
            return false;
        }
        WalletDesk desk = WalletDesk.ofPersona(attempt, tools.loyalty(), profile.personaId());
        desk.requireReady();
        Optional<Points> points = wish.row().openingPoints().filter(Points::isPositive);
        points.ifPresent(some -> book(attempt, desk, wish, some, record.by(), tally));
        boolean accrues = wish.row().membership().isPresent()
                && membership(desk, wish, wish.row().membership().get(), record, tally);
        if (first) {
            desk.requireFits(wish.profile());
        }
        return accrues;
    }

    private void book(Attempt attempt, WalletDesk desk, Wish wish, Points points, Actor by, ImportTally tally) {
        String entryId = "import:" + importId + ":" + wish.row().id();
        requireUnused(attempt, entryId, wish.profile());
        Booking booking = desk.booking(wish.profile());
        EntryDetails details = EntryDetails.of(entryId, by);
        BookingOutcome outcome;
        try {
            outcome = booking.credit(wish.profile(), EntryKind.LEGACY, points, details);
        } catch (ArithmeticException tooMany) {
            tally.unbooked();
            return;
        }
        if (outcome instanceof BookingOutcome.Booked booked) {
            desk.write(booking);
            PersonaId given = PersonaId.of(wish.profile().value());
            WalletEdits.note(attempt, new WalletEdits.Wish(given, EntryKind.LEGACY, points, details), booked, booking);
            tally.booked(points);
        }
    }

    /** The record of the import says that the row is not booked, so whoever has the entry is another row, or another caller. */
    private static void requireUnused(Attempt attempt, String entryId, ProfileId profile) {
        RecordKey key = attempt.layout().entry(entryId);
        EntryRecord known = attempt.workspace().get(key, EntryRecord.class);
        if (known != null && known.all().stream().anyMatch(use -> isSeen(attempt, use, profile))) {
            throw new ImportConflictException(ImportConflictException.Reason.ROW_ID_REUSED);
        }
    }

    /** Whether it is known that the id was used: for this profile, or for somebody who is seen. */
    private static boolean isSeen(Attempt attempt, EntryRecord.Use use, ProfileId profile) {
        Profile other = attempt.profile(use.profile());
        return use.profile().equals(profile) || (other != null && Reach.ALL.sees(attempt, other.personaId()));
    }

    private static boolean membership(
            WalletDesk desk, Wish wish, RowMembership said, ImportRecord record, ImportTally tally) {
        WalletRecord own = desk.record(wish.profile());
        Instant saidAt = wish.row().record().flatMap(SourceRecord::observedAt).orElse(record.begunAt());
        boolean later =
                own.membershipOrNull() == null || own.membershipOrNull().at().isBefore(saidAt);
        if (own.isMember() == said.member() || !later) {
            return false;
        }
        tally.membership(said.member());
        if (!said.member()) {
            desk.put(wish.profile(), own.with(new Membership(false, saidAt, record.by())));
            return false;
        }
        desk.join(wish.profile(), new Membership(true, said.since().orElse(saidAt), record.by()));
        return desk.accruing().isPresent();
    }
}

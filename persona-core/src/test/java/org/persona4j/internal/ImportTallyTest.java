package org.persona4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.IdentifierType;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowNote;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.MessageChannel;
import org.persona4j.wallet.Points;

/** What is counted of an import does not depend on where its commits were cut. */
class ImportTallyTest {
    /** Counts of which each is told apart from every other. */
    private static ImportCounts counts(long times) {
        return new ImportCounts(
                times,
                Map.of(IntakeOutcome.Kind.CREATED, 2 * times, IntakeOutcome.Kind.MERGED, 3 * times),
                4 * times,
                5 * times,
                6 * times,
                7 * times,
                Map.of(RejectReason.NO_KEY, 8 * times),
                Map.of(IdentifierType.PHONE, 9 * times),
                Map.of(RowNote.BIRTH_DATE, 10 * times),
                11 * times,
                Map.of(MessageChannel.TEXT, Map.of(ConsentResult.OPTED_OUT, 12 * times)),
                13 * times,
                Points.of(14 * times),
                15 * times,
                16 * times,
                17 * times);
    }

    @Test
    void whatIsCountedApartAddsUp() {
        ImportTally tally = ImportTally.of(counts(1));

        tally.add(counts(2));

        assertThat(tally.counts()).isEqualTo(counts(3));
    }

    @Test
    void whatIsCountedForTheFirstTimeIsCountedBesideTheRest() {
        ImportTally tally = ImportTally.of(counts(1));

        tally.add(ImportCounts.NONE);
        tally.consent(MessageChannel.EMAIL, ConsentResult.ASKED);

        assertThat(tally.counts().rows()).isEqualTo(1);
        assertThat(tally.counts().consent())
                .isEqualTo(Map.of(
                        MessageChannel.TEXT, Map.of(ConsentResult.OPTED_OUT, 12L),
                        MessageChannel.EMAIL, Map.of(ConsentResult.ASKED, 1L)));
    }

    @Test
    void morePointsThanAreToldAreAsManyAsAreTold() {
        ImportTally tally = new ImportTally();

        tally.booked(Points.ofHundredths(Long.MAX_VALUE));
        tally.booked(Points.of(1));

        assertThat(tally.counts().openingPoints()).isEqualTo(Points.ofHundredths(Long.MAX_VALUE));
        assertThat(tally.counts().openingEntries()).isEqualTo(2);
    }
}

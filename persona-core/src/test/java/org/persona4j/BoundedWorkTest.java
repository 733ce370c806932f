package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/**
 * What a row costs does not depend on how many came before. The full figures are 100,000 rows with one value and chains of
 * 10,000: the default build takes a tenth of them, and the profile {@code long} all.
 */
class BoundedWorkTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final int FACTOR = Math.min(10, Integer.getInteger("persona.tries.factor", 1));
    private static final int SAME = 10_000 * FACTOR;
    private static final int CHAIN = 1_000 * FACTOR;

    /** The most that one row cost. */
    private record Cost(long read, long committed) {
        static Cost ofEach(int rows, int cap, IntFunction<SourceRecord> row) {
            Trial trial = new Trial(IdentityRules.builder().sizeCap(cap).build());
            long read = 0;
            long committed = 0;
            for (int i = 0; i < rows; i++) {
                long readBefore = trial.store().recordsRead();
                long committedBefore = trial.store().keysCommitted();
                trial.personas().intake().take(row.apply(i));
                read = Math.max(read, trial.store().recordsRead() - readBefore);
                committed = Math.max(committed, trial.store().keysCommitted() - committedBefore);
            }
            trial.contents().isQuiet();
            return new Cost(read, committed);
        }
    }

    private static String phone(int number) {
        return String.format(Locale.ROOT, "+1603%03d%04d", 200 + number / 10_000, number % 10_000);
    }

    @Test
    void oneAddressOnAllRows() {
        Cost cost = Cost.ofEach(
                SAME,
                50,
                row -> SourceRecord.builder(SOURCE, "r" + row)
                        .email("all@mail.net")
                        .build());

        assertThat(cost.read()).isLessThan(200);
        assertThat(cost.committed()).isLessThan(200);
    }

    @Test
    void aChainOfPhones() {
        Cost cost = Cost.ofEach(
                CHAIN,
                50,
                row -> SourceRecord.builder(SOURCE, "r" + row)
                        .phone(phone(row))
                        .phone(phone(row + 1))
                        .build());

        assertThat(cost.read()).isLessThan(250);
        assertThat(cost.committed()).isLessThan(250);
    }

    @Test
    void aChainOfPhonesAndAddressesInTurn() {
        Cost cost = Cost.ofEach(
                CHAIN,
                50,
                row -> SourceRecord.builder(SOURCE, "r" + row)
                        .phone(phone(row / 2))
                        .email("e" + (row + 1) / 2 + "@mail.net")
                        .build());

        assertThat(cost.read()).isLessThan(250);
        assertThat(cost.committed()).isLessThan(250);
    }
}

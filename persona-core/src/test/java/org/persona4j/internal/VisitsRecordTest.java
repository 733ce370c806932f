package org.persona4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VisitsRecordTest {
    private static final Instant MAY = Instant.parse("2024-05-01T10:00:00Z");

    private static VisitsRecord days(int day, int visits) {
        return new VisitsRecord(new TreeMap<>(Map.of(day, visits)), new TreeMap<>());
    }

    private static VisitsRecord touched(int day) {
        return new VisitsRecord(new TreeMap<>(), new TreeMap<>(Map.of(day, MAY)));
    }

    @Test
    void theDaysOfAYearAreOneTo366() {
        assertThat(days(1, 1).days()).containsOnlyKeys(1);
        assertThat(days(366, 1).days()).containsOnlyKeys(366);
        assertThat(touched(366).touched()).containsOnlyKeys(366);
        for (int none : new int[] {0, 367}) {
            assertThatIllegalArgumentException().isThrownBy(() -> days(none, 1)).withMessageContaining("days");
            assertThatIllegalArgumentException().isThrownBy(() -> touched(none)).withMessageContaining("touched");
        }
    }

    @Test
    void aDayThatIsNamedHasAVisit() {
        assertThatIllegalArgumentException().isThrownBy(() -> days(7, 0));
    }

    @Test
    void theLatestDayCountsThatHadProlongedPointsByAMoment() {
        TreeMap<Integer, Instant> touched =
                new TreeMap<>(Map.of(3, MAY, 5, MAY.plusSeconds(10), 9, MAY.plusSeconds(20)));
        VisitsRecord record = new VisitsRecord(new TreeMap<>(), touched);

        assertThat(record.touchedBy(MAY.minusNanos(1))).isEmpty();
        assertThat(record.touchedBy(MAY)).contains(3);
        assertThat(record.touchedBy(MAY.plusSeconds(19))).contains(5);
        assertThat(record.touchedBy(MAY.plusSeconds(20))).contains(9);
    }
}

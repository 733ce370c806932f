package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.BirthDates;

class ObservedTimesTest {
    private final ObservedTimes times = ObservedTimes.utc(BirthDates.withPattern("M/d/yyyy"));

    @Test
    void instantsAndTimesWithOffsetsAreRead() {
        assertThat(times.parse("2024-05-06T07:08:09Z")).contains(Instant.parse("2024-05-06T07:08:09Z"));
        assertThat(times.parse("2024-05-06T09:08:09.5+02:00")).contains(Instant.parse("2024-05-06T07:08:09.5Z"));
    }

    @Test
    void timesWithoutAnOffsetAreUtc() {
        assertThat(times.parse("2024-05-06T07:08")).contains(Instant.parse("2024-05-06T07:08:00Z"));
        assertThat(times.parse("2024-05-06 07:08:09")).contains(Instant.parse("2024-05-06T07:08:09Z"));
    }

    @Test
    void datesMeanTheirFirstMoment() {
        Instant day = Instant.parse("2024-05-06T00:00:00Z");

        assertThat(times.parse("2024-05-06")).contains(day);
        assertThat(times.parse("20240506")).contains(day);
        assertThat(times.parse("5/6/2024")).contains(day);
    }

    @Test
    void anythingElseIsNoMoment() {
        assertThat(times.parse("yesterday")).isEmpty();
        assertThat(times.parse("2024-02-30T00:00:00Z")).isEmpty();
        assertThat(times.parse("a very long time ago indeed")).isEmpty();
    }

    @Test
    void whatNamesNoZoneIsOfTheZone() {
        ObservedTimes newYork = new ObservedTimes(BirthDates.standard(), ZoneId.of("America/New_York"));

        assertThat(newYork.parse("2024-05-06")).contains(Instant.parse("2024-05-06T04:00:00Z"));
        assertThat(newYork.parse("2024-05-06 07:08")).contains(Instant.parse("2024-05-06T11:08:00Z"));
        assertThat(newYork.parse("2024-05-06T07:08Z")).contains(Instant.parse("2024-05-06T07:08:00Z"));
    }
}

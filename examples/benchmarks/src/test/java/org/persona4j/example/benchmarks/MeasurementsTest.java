package org.persona4j.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.persona4j.store.memory.KeptContents;

class MeasurementsTest {

    @Test
    void theLongestCallIsExactAndASharedOneWithinASixteenth() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 1_000; i++) {
            latencies.add(100L * i);
        }

        assertThat(latencies.longestNanos()).isEqualTo(100_000);
        assertThat(latencies.nanos(0.5)).isCloseTo(50_000, within(50_000 / 16.0));
        assertThat(latencies.nanos(0.999)).isCloseTo(99_900, within(99_900 / 16.0));
    }

    @Test
    void pausesHaveARowForEachWriter() throws InterruptedException {
        String rows = new Pauses(1_000, Duration.ofMillis(5)).rows();

        assertThat(rows.lines()).hasSize(3).allMatch(row -> row.matches("\\|( [^|]* \\|){4}.*\\|"));
    }

    @Test
    void aRecordOfAMapNeedsMoreThanItsKey() {
        assertThat(Heap.bytesPerRecord("map", 50_000)).isBetween(100.0, 400.0);
    }

    @Test
    void theCostOfTheFeedHasARowForEachWayToTakeIn() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        FeedCost.print(20, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(2 + 4);
    }

    @ParameterizedTest
    @EnumSource
    void customersHaveARowForEitherWayToKeepContents(KeptContents contents) {
        assertThat(new Customers(50).row(contents))
                .startsWith("| " + contents.name().toLowerCase(Locale.ROOT) + " |");
    }
}

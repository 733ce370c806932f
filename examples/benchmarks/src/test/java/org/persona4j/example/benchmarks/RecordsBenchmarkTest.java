package org.persona4j.example.benchmarks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.persona4j.store.RecordPage;
import org.persona4j.store.Version;

class RecordsBenchmarkTest {

    private static final int COUNT = 240;

    private final RecordsBenchmark benchmark = new RecordsBenchmark();
    private final Records records = new Records();
    private final Share share = new Share();

    @AfterEach
    void close() {
        records.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "memory", "memory-bytes", "h2"})
    void everyGetFindsItsRecord(String contender) {
        fill(contender);

        for (int i = 0; i < COUNT; i++) {
            assertThat(requireNonNull(benchmark.get(records, share)).key()).isEqualTo(records.key(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "memory", "memory-bytes", "h2"})
    void aSnapshotHasAllItsRecords(String contender) {
        fill(contender);

        Object found = benchmark.snapshot(records, share);

        assertThat(sizeOf(found)).isEqualTo(RecordsBenchmark.SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "memory", "memory-bytes", "h2"})
    void everyCommitFindsTheVersionsThatTheOneBeforeLeft(String contender) {
        fill(contender);

        Version last = benchmark.commit(records, share);
        for (int i = 0; i < 2 * COUNT / RecordsBenchmark.PUTS; i++) {
            last = benchmark.commit(records, share);
        }

        int written = share.next(RecordsBenchmark.PUTS) - RecordsBenchmark.PUTS;
        assertThat(requireNonNull(records.keeper().get(records.key(written))).version())
                .isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "memory-bytes", "h2"})
    void aPageIsFullOrTheLast(String contender) {
        fill(contender);

        Object page = records.keeper().page(Records.key("-"), RecordsBenchmark.PAGE);

        assertThat(sizeOf(page)).isEqualTo(RecordsBenchmark.PAGE);
        assertThat(sizeOf(benchmark.page(records, share))).isBetween(1, RecordsBenchmark.PAGE);
    }

    @Test
    void aMapHasNoPages() {
        fill("map");

        assertThatThrownBy(() -> benchmark.page(records, share)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aReaderAndAWriterGoSideBySide() {
        fill("memory");

        Version written = benchmark.writer(records, share);

        assertThat(written).isNotNull();
        assertThat(benchmark.reader(records, share)).isNotNull();
    }

    private void fill(String contender) {
        records.records = COUNT;
        records.contender = contender;
        records.fill();
        share.choose(COUNT, 0, 1);
    }

    private static int sizeOf(Object found) {
        if (found instanceof RecordPage page) {
            return page.records().size();
        }
        if (found instanceof Map<?, ?> map) {
            return map.size();
        }
        return found instanceof Collection<?> list
                ? list.size()
                : List.of((Object[]) found).size();
    }
}

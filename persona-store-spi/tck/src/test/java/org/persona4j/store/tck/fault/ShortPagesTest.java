package org.persona4j.store.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.store.tck.fault.FaultTrial.KIND;
import static org.persona4j.store.tck.fault.FaultTrial.TENANT;
import static org.persona4j.store.tck.fault.FaultTrial.inserting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;

/** Pages that hold less than they could. */
class ShortPagesTest {
    private final FaultTrial trial = new FaultTrial();

    private static List<String> scanned(FaultInjectingStore store, RecordScan scan) {
        List<String> ids = new ArrayList<>();
        RecordScan next = scan;
        for (int pages = 0; pages < 10_000; pages++) {
            RecordPage page = store.scan(next);
            assertThat(page.records()).hasSizeLessThanOrEqualTo(scan.limit());
            page.records().forEach(record -> ids.add(record.key().id()));
            if (page.next().isEmpty()) {
                return ids;
            }
            next = scan.after(page.next().get());
        }
        throw new AssertionError("the scan comes to no end");
    }

    @Test
    void shortPagesTogetherHoldEverythingInOrder() {
        FaultInjectingStore store =
                trial.store(Faults.seeded(8).with(Fault.THIN_PAGE, 0.4).with(Fault.EMPTY_PAGE, 0.6));
        List<String> ids = List.of("\u0002", "a", "a\u0001", "a\u0001\u0001", "b", "x".repeat(512), "y");
        ids.forEach(id -> store.commit(inserting(id)));
        List<String> down = new ArrayList<>(ids);
        Collections.reverse(down);
        RecordScan all = RecordScan.of(TENANT, KIND).withLimit(3);

        assertThat(scanned(store, all)).isEqualTo(ids);
        assertThat(scanned(store, all.descending())).isEqualTo(down);
        assertThat(scanned(store, all.withPrefix("a"))).containsExactly("a", "a\u0001", "a\u0001\u0001");
        assertThat(scanned(store, all.withRange("a", "b").descending()))
                .containsExactly("a\u0001\u0001", "a\u0001", "a");
        assertThat(scanned(store, all.withRange("\u0001", "b"))).containsExactlyElementsOf(ids.subList(0, 4));
        assertThat(store.report().count(Fault.EMPTY_PAGE)).isPositive();
        assertThat(store.report().count(Fault.THIN_PAGE)).isPositive();
    }

    @Test
    void aScanOfEmptyPagesAloneComesToAnEnd() {
        FaultInjectingStore store = trial.store(Faults.none().with(Fault.EMPTY_PAGE, 1));
        store.commit(inserting("a"));

        assertThat(scanned(store, RecordScan.of(TENANT, KIND))).containsExactly("a");
        assertThat(scanned(store, RecordScan.of(TENANT, KIND).descending())).containsExactly("a");
    }
}

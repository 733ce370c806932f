package org.persona4j.store.tck.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;

/** Pages that are shorter than they might be. */
final class Pages {
    /** The least text that an id can be, and the least that can be added to one. */
    private static final String LEAST = "\u0001";

    private Pages() {}

    /** A page of some of the records that the limit allows, or empty if it allows only one. */
    static Optional<RecordPage> thin(PersonaStore store, RecordScan scan, SplittableRandom dice) {
        return scan.limit() == 1
                ? Optional.empty()
                : Optional.of(store.scan(scan.withLimit(dice.nextInt(1, scan.limit()))));
    }

    /** A page of nothing, up to an id before the first record; or empty if there is no such id, or no record. */
    static Optional<RecordPage> empty(PersonaStore store, RecordScan scan) {
        RecordPage first = store.scan(scan.withLimit(1));
        if (first.records().isEmpty()) {
            return Optional.empty();
        }
        String record = first.records().get(0).key().id();
        Optional<String> end = scan.direction() == RecordScan.Direction.ASCENDING ? start(scan) : next(record);
        return end.filter(id -> !id.equals(record))
                .map(ScanCursor::of)
                .filter(cursor -> !scan.cursor().equals(Optional.of(cursor)))
                .map(cursor -> RecordPage.of(List.of(), cursor));
    }

    /** The first id that an ascending scan examines. */
    private static Optional<String> start(RecordScan scan) {
        return scan.cursor().isPresent()
                ? next(scan.cursor().get().lastId())
                : Optional.of(scan.fromInclusive().orElse(LEAST)).filter(Pages::isId);
    }

    /** The next id in the order of ids, or empty if that is too long for an id. */
    private static Optional<String> next(String id) {
        return Optional.of(id + LEAST).filter(Pages::isId);
    }

    private static boolean isId(String text) {
        return !text.isEmpty()
                && text.indexOf(0) < 0
                && text.getBytes(StandardCharsets.UTF_8).length <= RecordKey.MAX_ID_BYTES;
    }
}

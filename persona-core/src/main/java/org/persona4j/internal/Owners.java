package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;

/**
 * Finds the owner or former records of a value by scan, and reads each that it found. Not thread-safe; dies with the attempt.
 */
final class Owners {
    private final Workspace workspace;
    private final PersonaStore store;
    private final RecordLayout layout;

    private boolean foundAny;

    Owners(Workspace workspace, PersonaStore store, RecordLayout layout) {
        this.workspace = workspace;
        this.store = store;
        this.layout = layout;
    }

    /**
     * The first of the records of a value, as this attempt leaves them, in the order of the profile ids.
     *
     * @param kind {@link RecordKind#OWNER} or {@link RecordKind#FORMER}
     * @param identifier the key of the value, made by the same layout
     * @param enough how many at most
     */
    List<RecordKey> first(RecordKind kind, RecordKey identifier, int enough) {
        return first(kind, identifier, enough, workspace::exists);
    }

    /** The first owner record of a value, whether it may be seen or not: who is not seen counts for whether a value is shared. */
    Optional<RecordKey> firstOfAll(RecordKey identifier) {
        return first(RecordKind.OWNER, identifier, 1, workspace::isThere).stream()
                .findFirst();
    }

    private List<RecordKey> first(RecordKind kind, RecordKey identifier, int enough, Predicate<RecordKey> counts) {
        TreeSet<RecordKey> found = new TreeSet<>();
        for (String prefix : layout.prefixesBelow(identifier)) {
            found.addAll(scanned(kind.scan(layout.tenant()).withPrefix(prefix), enough, counts));
        }
        return found.stream().limit(enough).toList();
    }

    /** Whether any record was found so far, to be seen or not. */
    boolean foundAny() {
        return foundAny;
    }

    private List<RecordKey> scanned(RecordScan all, int enough, Predicate<RecordKey> counts) {
        List<RecordKey> found = new ArrayList<>();
        RecordScan scan = all;
        while (true) {
            RecordPage page = store.scan(scan);
            List<RecordKey> keys = page.records().stream()
                    .map(record -> layout.current(record.key()))
                    .toList();
            workspace.load(keys);
            foundAny |= !keys.isEmpty();
            for (RecordKey key : keys) {
                if (found.size() < enough && counts.test(key)) {
                    found.add(key);
                }
            }
            if (page.next().isEmpty() || found.size() >= enough) {
                return found;
            }
            scan = scan.after(page.next().get());
        }
    }
}

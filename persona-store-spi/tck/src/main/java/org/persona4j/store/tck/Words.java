package org.persona4j.store.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/**
 * The words in which the tests speak to one store.
 *
 * <p>A store may be unavailable for a moment, so every word asks again, a bounded number of times: unavailable means that
 * nothing was written (rule E3). As safe for threads as the store is.
 */
abstract class Words {

    static final String TENANT = "green-leaf";
    static final String OTHER_TENANT = "blue-leaf";
    static final String KIND = "note";
    static final String OTHER_KIND = "memo";

    private static final int MOST_TRIES = 1_000;

    /** Returns the words for a store. */
    static Words of(PersonaStore store) {
        return new Words() {
            @Override
            PersonaStore store() {
                return store;
            }
        };
    }

    abstract PersonaStore store();

    static RecordKey key(String id) {
        return RecordKey.of(TENANT, KIND, id);
    }

    static Content text(String text) {
        return Content.ofBytes(text.getBytes(UTF_8));
    }

    /** Returns as many keys as asked for, all different. */
    static Set<RecordKey> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> key("n" + i)).collect(Collectors.toSet());
    }

    /** Returns the answer of a call, asked again while the store is unavailable. */
    static <T> T answer(Supplier<T> call) {
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (StoreUnavailableException e) {
                if (tries == MOST_TRIES) {
                    throw new AssertionError("the store was unavailable " + tries + " times in a row", e);
                }
                Race.giveWay();
            }
        }
    }

    /** Commits, or lets the conflict through. */
    final Version attempt(Commit commit) {
        return answer(() -> store().commit(commit));
    }

    /** Commits what must not meet a conflict. */
    final Version commit(Commit commit) {
        try {
            return attempt(commit);
        } catch (CommitConflictException e) {
            throw new AssertionError("a commit met a conflict although all its expectations hold: " + e.losers(), e);
        }
    }

    final Version commit(Consumer<Commit.Builder> parts) {
        return commit(commitOf(parts));
    }

    static Commit commitOf(Consumer<Commit.Builder> parts) {
        Commit.Builder commit = Commit.builder(TENANT);
        parts.accept(commit);
        return commit.build();
    }

    final Version put(String id, String text) {
        return commit(to -> to.put(key(id), text(text)));
    }

    final void putAll(String... ids) {
        for (String id : ids) {
            put(id, id);
        }
    }

    final Version delete(String id) {
        return commit(to -> to.delete(key(id)));
    }

    /** Returns the version of the commit, or empty if an expectation was in its way. */
    final Optional<Version> tryCommit(Consumer<Commit.Builder> parts) {
        try {
            return Optional.of(attempt(commitOf(parts)));
        } catch (CommitConflictException e) {
            return Optional.empty();
        }
    }

    /** Returns the conflict that a commit must meet. */
    final CommitConflictException conflict(Consumer<Commit.Builder> parts) {
        CommitConflictException conflict =
                catchThrowableOfType(CommitConflictException.class, () -> attempt(commitOf(parts)));
        assertThat(conflict).as("conflict of the commit").isNotNull();
        return conflict;
    }

    final Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        return answer(() -> store().read(keys));
    }

    final Optional<StoredRecord> read(RecordKey key) {
        return Optional.ofNullable(read(Set.of(key)).get(key));
    }

    final Optional<StoredRecord> read(String id) {
        return read(key(id));
    }

    final StoredRecord present(String id) {
        return presentIn(read(Set.of(key(id))), key(id));
    }

    /** Returns the record that an answer must have for a key. */
    static StoredRecord presentIn(Map<RecordKey, StoredRecord> read, RecordKey key) {
        return Optional.ofNullable(read.get(key)).orElseThrow(() -> new AssertionError("no record " + key));
    }

    /** Returns the number in the record that an answer must have for a key. */
    static int numberIn(Map<RecordKey, StoredRecord> read, RecordKey key) {
        return Integer.parseInt(textOf(presentIn(read, key)));
    }

    static String textOf(StoredRecord record) {
        return new String(record.content().bytes(), UTF_8);
    }

    final Optional<String> textOf(String id) {
        return read(id).map(Words::textOf);
    }

    /** Returns the number that a record holds. */
    final int numberIn(String id) {
        return numberIn(read(Set.of(key(id))), key(id));
    }

    final RecordPage page(RecordScan scan) {
        return answer(() -> store().scan(scan));
    }

    /** Returns the records of all pages of a scan, whose cursors must go forward (rule S2.11), or it would not end. */
    final List<StoredRecord> records(RecordScan scan) {
        List<StoredRecord> records = new ArrayList<>();
        RecordPage page = page(scan);
        records.addAll(page.records());
        Optional<ScanCursor> last = scan.cursor();
        while (page.next().isPresent()) {
            ScanCursor next = page.next().get();
            last.ifPresent(before -> assertThat(isBehind(before, next, scan.direction()))
                    .as("%s is behind %s", next, before)
                    .isTrue());
            last = page.next();
            page = page(scan.after(next));
            records.addAll(page.records());
        }
        return records;
    }

    private static boolean isBehind(ScanCursor before, ScanCursor next, RecordScan.Direction direction) {
        int order = RecordKey.ID_ORDER.compare(before.lastId(), next.lastId());
        return direction == RecordScan.Direction.ASCENDING ? order < 0 : order > 0;
    }

    /** Returns the ids of all pages of a scan. */
    final List<String> ids(RecordScan scan) {
        return idsOf(records(scan));
    }

    static List<String> idsOf(List<StoredRecord> records) {
        return records.stream().map(record -> record.key().id()).toList();
    }

    static RecordScan all() {
        return RecordScan.of(TENANT, KIND);
    }
}

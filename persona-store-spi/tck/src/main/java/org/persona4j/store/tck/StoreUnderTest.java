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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** A store opened for one test, and the words in which the tests speak to it. */
abstract class StoreUnderTest {

    static final String TENANT = "green-leaf";
    static final String KIND = "note";

    private final List<PersonaStore> opened = new ArrayList<>();

    abstract PersonaStore openEmpty();

    /** Returns how often each race is run. */
    abstract int lapsOfEachRace();

    @BeforeEach
    final void openStore() {
        opened.add(openEmpty());
    }

    @AfterEach
    final void closeStores() {
        opened.forEach(PersonaStore::close);
        opened.clear();
    }

    final PersonaStore store() {
        return opened.get(0);
    }

    static RecordKey key(String id) {
        return RecordKey.of(TENANT, KIND, id);
    }

    static Content text(String text) {
        return Content.ofBytes(text.getBytes(UTF_8));
    }

    final Version commit(Consumer<Commit.Builder> parts) {
        Commit.Builder commit = Commit.builder(TENANT);
        parts.accept(commit);
        return store().commit(commit.build());
    }

    final Version put(String id, String text) {
        return commit(to -> to.put(key(id), text(text)));
    }

    /** Returns whether the commit took effect, if no expectation was in its way. */
    final boolean tryCommit(Consumer<Commit.Builder> parts) {
        try {
            commit(parts);
            return true;
        } catch (CommitConflictException e) {
            return false;
        }
    }

    /** Returns the conflict that a commit must meet. */
    final CommitConflictException conflict(Consumer<Commit.Builder> parts) {
        CommitConflictException conflict = catchThrowableOfType(CommitConflictException.class, () -> commit(parts));
        assertThat(conflict).as("conflict of the commit").isNotNull();
        return conflict;
    }

    final Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        return store().read(keys);
    }

    final Optional<StoredRecord> read(String id) {
        return Optional.ofNullable(store().read(Set.of(key(id))).get(key(id)));
    }

    final StoredRecord present(String id) {
        return read(id).orElseThrow(() -> new AssertionError("no record " + id));
    }

    static String textOf(StoredRecord record) {
        return new String(record.content().bytes(), UTF_8);
    }

    final Optional<String> textOf(String id) {
        return read(id).map(StoreUnderTest::textOf);
    }

    /** Returns the ids of all pages of a scan. */
    final List<String> ids(RecordScan scan) {
        List<String> ids = new ArrayList<>();
        RecordPage page = store().scan(scan);
        ids.addAll(idsOf(page));
        while (page.next().isPresent()) {
            page = store().scan(scan.after(page.next().get()));
            ids.addAll(idsOf(page));
        }
        return ids;
    }

    static List<String> idsOf(RecordPage page) {
        return page.records().stream().map(record -> record.key().id()).toList();
    }

    static RecordScan all() {
        return RecordScan.of(TENANT, KIND);
    }
}

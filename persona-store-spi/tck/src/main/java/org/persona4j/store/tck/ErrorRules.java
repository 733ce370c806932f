package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimitException;

/** The tests of errors that a caller can bring about. */
abstract class ErrorRules extends StoreUnderTest {

    private static final int MOST_KEYS = 100_000;

    ErrorRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("E1")
    @SuppressWarnings("NullAway") // the mistake is the point
    @DisplayName("E1 A missing argument is the caller's mistake and is named, and the store goes on")
    void aMissingArgumentIsTheCallersMistake() {
        put("1", "a");

        assertMistake(() -> store().read(null)).hasMessageContaining("keys");
        assertMistake(() -> store().scan(null)).hasMessageContaining("scan");
        assertMistake(() -> store().commit(null)).hasMessageContaining("commit");

        assertThat(textOf("1")).contains("a");
    }

    @Test
    @Tag("E1")
    @SuppressWarnings("NullAway") // the mistake is the point
    @DisplayName("E1 A missing key among others is the caller's mistake")
    void aMissingKeyIsTheCallersMistake() {
        Set<RecordKey> alone = new HashSet<>(Collections.singleton(null));
        Set<RecordKey> among = new HashSet<>(numbered(20));
        among.add(null);

        assertMistake(() -> store().read(alone));
        assertMistake(() -> store().read(among));
    }

    @Test
    @Tag("E1")
    @DisplayName("E1 A conflict, a limit and a closed store are errors of one root, each of its own type")
    void errorsHaveOneRoot() {
        put("1", "a");
        int limit = store().limits().keysPerCommit();
        List<RecordKey> keys = List.copyOf(numbered(Math.min(limit, MOST_KEYS) + 1));

        assertThat(catchThrowable(() -> attempt(commitOf(to -> to.expectAbsent(key("1"))))))
                .isInstanceOf(CommitConflictException.class);
        if (limit <= MOST_KEYS) {
            assertThat(catchThrowable(() -> attempt(commitOf(to -> keys.forEach(to::delete)))))
                    .isInstanceOf(StoreLimitException.class);
        }
        store().close();
        assertThat(catchThrowable(() -> store().read(Set.of(key("1"))))).isInstanceOf(StoreClosedException.class);
        assertThat(catchThrowable(() -> store().scan(all()))).isInstanceOf(StoreClosedException.class);
        assertThat(catchThrowable(() -> store().commit(commitOf(to -> to.expectAbsent(key("1"))))))
                .isInstanceOf(StoreClosedException.class);
    }

    private static AbstractThrowableAssert<?, ?> assertMistake(ThrowingCallable call) {
        return assertThat(catchThrowable(call))
                .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
    }
}

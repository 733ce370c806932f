package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordKey;

/** The tests of errors that a caller can bring about. */
abstract class ErrorRules extends StoreUnderTest {

    ErrorRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("E1")
    @SuppressWarnings("NullAway") // the mistake is the point
    @DisplayName("E1 A missing argument is the caller's mistake, and the store goes on")
    void aMissingArgumentIsTheCallersMistake() {
        put("1", "a");

        assertMistake(() -> store().read(null));
        assertMistake(() -> store().scan(null));
        assertMistake(() -> store().commit(null));

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

    private static void assertMistake(ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
    }
}

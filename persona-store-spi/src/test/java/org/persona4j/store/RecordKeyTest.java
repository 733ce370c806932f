package org.persona4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RecordKeyTest {

    @Test
    void aKeyHasItsParts() {
        RecordKey key = RecordKey.of("green-leaf", "profile", "42");

        assertThat(key.tenant()).isEqualTo("green-leaf");
        assertThat(key.kind()).isEqualTo("profile");
        assertThat(key.id()).isEqualTo("42");
        assertThat(key).hasToString("green-leaf/profile/42");
    }

    @Test
    void keysWithTheSamePartsAreEqual() {
        RecordKey key = RecordKey.of("t", "k", "1");

        assertThat(key)
                .isEqualTo(RecordKey.of("t", "k", "2").withId("1"))
                .hasSameHashCodeAs(RecordKey.of("t", "k", "1"));
    }

    @Test
    void keysThatDifferInAnyPartAreNotEqual() {
        RecordKey key = RecordKey.of("t", "k", "1");

        assertThat(key).isNotEqualTo(RecordKey.of("u", "k", "1"));
        assertThat(key).isNotEqualTo(RecordKey.of("t", "l", "1"));
        assertThat(key).isNotEqualTo(RecordKey.of("t", "k", "2"));
    }

    @Test
    void theOrderIsByTenantThenKindThenId() {
        assertThat(RecordKey.of("a", "z", "z")).isLessThan(RecordKey.of("b", "a", "a"));
        assertThat(RecordKey.of("a", "a", "z")).isLessThan(RecordKey.of("a", "b", "a"));
        assertThat(RecordKey.of("a", "a", "\uFFFF")).isLessThan(RecordKey.of("a", "a", "\uD83D\uDE00"));
    }

    @Test
    void anEmptyPartIsRefused() {
        refused(() -> RecordKey.of("", "k", "1"), "tenant", "1 to 64 bytes");
        refused(() -> RecordKey.of("t", "", "1"), "kind", "1 to 64 bytes");
        refused(() -> RecordKey.of("t", "k", ""), "id", "1 to 512 bytes");
    }

    @Test
    void aPartOverItsBytesIsRefused() {
        refused(() -> RecordKey.of("t".repeat(65), "k", "1"), "tenant", "64");
        refused(() -> RecordKey.of("t", "\u00E9".repeat(33), "1"), "kind", "64", "66");
        refused(() -> RecordKey.of("t", "k", "\uD83D\uDE00".repeat(129)), "id", "512", "516");
    }

    @Test
    void aPartOfExactlyItsBytesIsAccepted() {
        RecordKey key = RecordKey.of("t".repeat(64), "\u00E9".repeat(32), "\uD83D\uDE00".repeat(128));

        assertThat(key.id()).hasSize(256);
    }

    @Test
    void anUnpairedSurrogateIsRefusedWithItsPlace() {
        refused(() -> RecordKey.of("t", "k", "ab\uD83D"), "id", "unpaired surrogate at index 2");
        refused(() -> RecordKey.of("t", "k", "\uDE00ab"), "id", "unpaired surrogate at index 0");
        refused(() -> RecordKey.of("t", "k", "a\uD83Db"), "id", "unpaired surrogate at index 1");
    }

    @Test
    void anUnpairedSurrogateIsRefusedInAnIdThatIsLongAsWell() {
        refused(() -> RecordKey.of("t", "k", "a".repeat(510) + "\uD83Db"), "id", "unpaired surrogate at index 510");
    }

    @Test
    void theNulCharacterIsRefusedWithItsPlace() {
        refused(() -> RecordKey.of("t", "k", "a\u0000"), "id", "U+0000 at index 1");
    }

    @Test
    void noMessageQuotesAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordKey.of("t", "k", "alice@example.com\u0000"))
                .withMessageNotContaining("alice");
    }

    private static void refused(Runnable call, String... words) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContainingAll(words);
    }
}

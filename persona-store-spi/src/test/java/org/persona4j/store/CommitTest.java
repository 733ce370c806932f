package org.persona4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommitTest {

    private static final RecordKey A = RecordKey.of("t", "k", "a");
    private static final RecordKey B = RecordKey.of("t", "k", "b");
    private static final RecordKey C = RecordKey.of("t", "k", "c");
    private static final Version VERSION = Version.of(1, 1);

    private final Commit.Builder commit = Commit.builder("t");

    @Test
    void aCommitHasItsPartsInTheOrderTheyWereNamed() {
        Commit built = commit.expect(C, VERSION)
                .expectAbsent(A)
                .put(B, Content.EMPTY)
                .put(A, Content.EMPTY)
                .delete(C)
                .build();

        assertThat(built.tenant()).isEqualTo("t");
        assertThat(built.expectations().keySet()).containsExactly(C, A);
        assertThat(built.expectations()).containsEntry(C, Optional.of(VERSION)).containsEntry(A, Optional.empty());
        assertThat(built.puts().keySet()).containsExactly(B, A);
        assertThat(built.deletes()).containsExactly(C);
        assertThat(built.keys()).containsExactly(C, A, B);
    }

    @Test
    void expectationsAloneAreACommit() {
        assertThat(commit.expectAbsent(A).build().puts()).isEmpty();
    }

    @Test
    void aCommitOfNothingIsRefused() {
        assertThatIllegalStateException().isThrownBy(commit::build).withMessageContaining("at least one");
    }

    @Test
    void aKeyIsExpectedOnce() {
        commit.expect(A, VERSION);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> commit.expectAbsent(A))
                .withMessageContaining("t/k/a");
        assertThatIllegalArgumentException().isThrownBy(() -> commit.expect(A, VERSION));
    }

    @Test
    void aKeyIsPutOnce() {
        commit.put(A, Content.EMPTY);

        assertThatIllegalArgumentException().isThrownBy(() -> commit.put(A, Content.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> commit.delete(A));
    }

    @Test
    void aKeyIsDeletedOnce() {
        commit.delete(A);

        assertThatIllegalArgumentException().isThrownBy(() -> commit.delete(A));
        assertThatIllegalArgumentException().isThrownBy(() -> commit.put(A, Content.EMPTY));
    }

    @Test
    void aKeyOfAnotherTenantIsRefusedEverywhere() {
        RecordKey other = RecordKey.of("u", "k", "a");

        assertThatIllegalArgumentException().isThrownBy(() -> commit.expect(other, VERSION));
        assertThatIllegalArgumentException().isThrownBy(() -> commit.expectAbsent(other));
        assertThatIllegalArgumentException().isThrownBy(() -> commit.put(other, Content.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> commit.delete(other));
    }

    @Test
    void aTenantThatNoKeyCanHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Commit.builder(""));
    }

    @Test
    void aBuilderThatMadeItsCommitCannotChangeIt() {
        Commit built = commit.put(A, Content.EMPTY).build();

        assertThatIllegalStateException().isThrownBy(() -> commit.put(B, Content.EMPTY));
        assertThatIllegalStateException().isThrownBy(commit::build);
        assertThat(built.puts()).isUnmodifiable();
        assertThat(built.expectations()).isUnmodifiable();
    }

    @Test
    void theTextOfACommitCountsItsParts() {
        assertThat(commit.put(A, Content.EMPTY).build())
                .hasToString("Commit[tenant=t, expectations=0, puts=1, deletes=0]");
    }

    @Test
    void aConflictNamesItsLosers() {
        CommitConflictException conflict = new CommitConflictException(Set.of(A));

        assertThat(conflict.losers()).containsExactly(A);
        assertThat(conflict).hasMessageContaining("t/k/a").hasMessageContaining("nothing was written");
    }

    @Test
    void aConflictWithoutLosersCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CommitConflictException(Set.of()));
    }
}

package org.persona4j.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreLimitsTest {

    private final StoreLimits limits = StoreLimits.MINIMUM;

    @Test
    void limitsBelowTheLeastAreRefusedByName() {
        refused(() -> new StoreLimits(99, 66, 65_536, 1_048_576), "recordsPerRead");
        refused(() -> new StoreLimits(100, 65, 65_536, 1_048_576), "keysPerCommit");
        refused(() -> new StoreLimits(100, 66, 65_535, 1_048_576), "bytesPerContent");
        refused(() -> new StoreLimits(100, 66, 65_536, 1_048_575), "bytesPerCommit");
    }

    @Test
    void aReadOverTheLimitIsRefused() {
        assertThatCode(() -> limits.checkRead(keys(100))).doesNotThrowAnyException();
        over(() -> limits.checkRead(keys(101)), "recordsPerRead is 100, but the call has 101");
    }

    @Test
    void theKeysOfACommitCountOnce() {
        Commit.Builder commit = Commit.builder("t");
        keys(66).forEach(key -> commit.expectAbsent(key).put(key, Content.EMPTY));

        assertThatCode(() -> limits.checkCommit(commit.build())).doesNotThrowAnyException();
    }

    @Test
    void aCommitOverTheLimitOfKeysIsRefused() {
        Commit.Builder commit = Commit.builder("t");
        keys(67).forEach(commit::delete);

        over(() -> limits.checkCommit(commit.build()), "keysPerCommit is 66, but the call has 67");
    }

    @Test
    void aContentOverTheLimitIsRefused() {
        over(() -> limits.checkCommit(puts(1, 65_537)), "bytesPerContent is 65536, but the call has 65537");
    }

    @Test
    void aCommitOverTheLimitOfBytesIsRefused() {
        assertThatCode(() -> limits.checkCommit(puts(16, 65_536))).doesNotThrowAnyException();
        over(() -> limits.checkCommit(puts(17, 65_536)), "bytesPerCommit is 1048576, but the call has 1114112");
    }

    @Test
    void withoutLimitsNothingIsRefusedOrEncoded() {
        Content content = Content.of("value", value -> {
            throw new AssertionError("encoded");
        });
        Commit commit =
                Commit.builder("t").put(RecordKey.of("t", "k", "1"), content).build();

        assertThatCode(() -> StoreLimits.UNLIMITED.checkCommit(commit)).doesNotThrowAnyException();
    }

    private static Commit puts(int count, int bytes) {
        Commit.Builder commit = Commit.builder("t");
        keys(count).forEach(key -> commit.put(key, Content.ofBytes(new byte[bytes])));
        return commit.build();
    }

    private static Set<RecordKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> RecordKey.of("t", "k", "n" + i))
                .collect(Collectors.toSet());
    }

    private static void refused(Runnable call, String limit) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(limit);
    }

    private static void over(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(StoreLimitException.class).hasMessage(message);
    }
}

package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The rules of the one order of reads and commits, most of them as races. */
abstract class OrderRules extends RecordRules {

    /** The rules of the one order. */
    @Nested
    @Tag("S1")
    @DisplayName("S1 One order")
    class OneOrder {

        @Test
        @Tag("S1.1")
        @DisplayName("S1.1 Once a commit has returned, every read on any thread sees it")
        void everyReadSeesAnAcknowledgedCommit() {
            AtomicInteger acknowledged = new AtomicInteger();
            put("1", "0");

            Race.Runner writer = lap -> {
                put("1", Integer.toString(lap + 1));
                acknowledged.set(lap + 1);
            };
            Race.Runner reader = lap -> {
                int least = acknowledged.get();
                assertThat(numberIn("1")).isGreaterThanOrEqualTo(least);
            };

            Race.run(lapsOfEachRace(), List.of(writer, reader, reader));
        }

        @Test
        @Tag("S1.2")
        @DisplayName("S1.2 A read returns what is present, and nothing else")
        void aReadReturnsWhatIsPresent() {
            put("1", "a");

            assertThat(read(Set.of(key("1"), key("2")))).containsOnlyKeys(key("1"));
        }

        @Test
        @Tag("S1.2")
        @DisplayName("S1.2 A read of no keys returns nothing")
        void aReadOfNoKeysReturnsNothing() {
            assertThat(read(Set.of())).isEmpty();
        }

        @Test
        @Tag("S1.2")
        @DisplayName("S1.2 A read of two tenants is refused")
        void aReadOfTwoTenantsIsRefused() {
            Set<RecordKey> keys = Set.of(key("1"), RecordKey.of("blue-leaf", KIND, "1"));

            assertThatIllegalArgumentException().isThrownBy(() -> read(keys));
        }

        @Test
        @Tag("S1.2")
        @DisplayName("S1.2 A read never sees a part of a commit")
        void aReadNeverSeesAPartOfACommit() {
            Set<RecordKey> keys =
                    IntStream.range(0, 16).mapToObj(i -> key("k" + i)).collect(Collectors.toSet());
            AtomicBoolean done = new AtomicBoolean();
            writeAll(keys);

            Race.Runner writer = lap -> {
                try {
                    IntStream.range(0, 4 * lapsOfEachRace()).forEach(i -> writeAll(keys));
                } finally {
                    done.set(true);
                }
            };
            Race.Runner reader = lap -> {
                while (!done.get()) {
                    List<Version> versions = read(keys).values().stream()
                            .map(StoredRecord::version)
                            .toList();
                    assertThat(versions).hasSize(keys.size());
                    assertThat(Set.copyOf(versions)).hasSize(1);
                }
            };

            Race.run(1, List.of(writer, reader));
        }

        @Test
        @Tag("S1.3")
        @DisplayName("S1.3 Of two commits that each expect the version of what the other deletes, one fails")
        void expectedVersionsOfUnwrittenKeysPreventWriteSkew() {
            for (int lap = 0; lap < lapsOfEachRace(); lap++) {
                put("a" + lap, "on duty");
                put("b" + lap, "on duty");
            }

            Race.run(lapsOfEachRace(), List.of(lap -> leave("a" + lap, "b" + lap), lap -> leave("b" + lap, "a" + lap)));

            for (int lap = 0; lap < lapsOfEachRace(); lap++) {
                assertThat(read(Set.of(key("a" + lap), key("b" + lap)))).isNotEmpty();
            }
        }

        @Test
        @Tag("S1.3")
        @DisplayName("S1.3 Of two commits that each expect the absence of what the other puts, one fails")
        void expectedAbsenceOfUnwrittenKeysPreventsWriteSkew() {
            Race.run(lapsOfEachRace(), List.of(lap -> enter("a" + lap, "b" + lap), lap -> enter("b" + lap, "a" + lap)));

            for (int lap = 0; lap < lapsOfEachRace(); lap++) {
                assertThat(read(Set.of(key("a" + lap), key("b" + lap)))).hasSizeLessThan(2);
            }
        }

        @Test
        @Tag("S1.3")
        @DisplayName("S1.3 Of several commits that expect one key absent and put it, exactly one lands")
        void oneOfSeveralInsertsLands() {
            AtomicInteger landed = new AtomicInteger();
            Race.Runner inserter = lap -> {
                if (tryCommit(to -> to.expectAbsent(key("n" + lap)).put(key("n" + lap), text("mine")))) {
                    landed.incrementAndGet();
                }
            };

            Race.run(lapsOfEachRace(), Collections.nCopies(4, inserter));

            assertThat(landed).hasValue(lapsOfEachRace());
        }

        @Test
        @Tag("S1.3")
        @DisplayName("S1.3 No update that expected what it read is lost")
        void noUpdateIsLost() {
            put("count", "0");

            Race.run(lapsOfEachRace(), Collections.nCopies(4, lap -> increment("count")));

            assertThat(numberIn("count")).isEqualTo(4 * lapsOfEachRace());
        }
    }

    private int numberIn(String id) {
        return Integer.parseInt(textOf(present(id)));
    }

    private void writeAll(Set<RecordKey> keys) {
        Commit.Builder commit = Commit.builder(TENANT);
        keys.forEach(key -> commit.put(key, text("same")));
        store().commit(commit.build());
    }

    /** Deletes one of two records if both are there. */
    private void leave(String own, String other) {
        Set<RecordKey> both = Set.of(key(own), key(other));
        var records = read(both);
        if (records.size() == 2) {
            tryCommit(to -> {
                records.values().forEach(record -> to.expect(record.key(), record.version()));
                to.delete(key(own));
            });
        }
    }

    /** Puts one of two records if neither is there. */
    private void enter(String own, String other) {
        tryCommit(to -> to.expectAbsent(key(own)).expectAbsent(key(other)).put(key(own), text("in")));
    }

    private void increment(String id) {
        boolean landed = false;
        while (!landed) {
            StoredRecord record = present(id);
            int next = Integer.parseInt(textOf(record)) + 1;
            landed = tryCommit(
                    to -> to.expect(record.key(), record.version()).put(record.key(), text(Integer.toString(next))));
        }
    }
}

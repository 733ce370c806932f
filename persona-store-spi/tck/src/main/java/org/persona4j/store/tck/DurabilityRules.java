package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The tests of stores that outlive their closing, their process, or are restored. */
abstract class DurabilityRules extends StoreUnderTest {

    private static final int TIMES = 4;
    private static final int WRITERS = 3;

    private static final int ALIVE = 0;
    private static final int DYING = 1;
    private static final int DEAD = 2;

    DurabilityRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("D2")
    @DisplayName("D2 After closing and opening, every record is as it was: content, version, absence")
    void everythingIsThereAfterReopening() {
        byte[] everyByte = new byte[300];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        RecordKey widest = RecordKey.of("t".repeat(64), "k".repeat(64), "\uD83D\uDE00".repeat(128));
        commit(to -> to.put(key("bytes"), Content.ofBytes(everyByte)).put(key("empty"), Content.EMPTY));
        putAll("replaced", "deleted", "e", "E", "e\u0301", "\u0001\n\t");
        put("replaced", "again");
        delete("deleted");
        commit(Commit.builder(widest.tenant()).put(widest, text("wide")).build());
        List<StoredRecord> before = records(all());
        StoredRecord wide = read(widest).orElseThrow();

        reopen();

        assertThat(records(all())).isEqualTo(before);
        assertThat(read(widest)).contains(wide);
        assertThat(read("deleted")).isEmpty();
    }

    @Test
    @Tag("D2")
    @DisplayName("D2 What was read before closing can be expected after opening")
    void expectationsOutliveReopening() {
        Version version = put("1", "a");
        Version stale = put("2", "a");
        put("2", "b");
        put("3", "a");
        delete("3");

        reopen();

        assertThat(conflict(to -> to.expect(key("1"), version)
                                .expect(key("2"), stale)
                                .expectAbsent(key("3")))
                        .losers())
                .containsExactly(key("2"));
        commit(to -> to.expect(key("1"), version).expectAbsent(key("3")).put(key("3"), text("b")));
    }

    @Test
    @Tag("D2")
    @DisplayName("D2 A store that is opened again and again gains and loses nothing")
    void reopeningManyTimesIsHarmless() {
        Map<String, String> model = new TreeMap<>();
        for (int i = 0; i < TIMES; i++) {
            for (int n = 0; n < 30; n++) {
                String id = Integer.toString((n * 7 + i) % 50);
                if (n % 3 == 0) {
                    delete(id);
                    model.remove(id);
                } else {
                    put(id, i + "/" + n);
                    model.put(id, i + "/" + n);
                }
            }

            reopen();

            assertThat(ids(all())).containsExactlyElementsOf(model.keySet());
            model.forEach((id, text) -> assertThat(textOf(id)).contains(text));
        }
    }

    @Test
    @Tag("V3")
    @DisplayName("V3 No version is given again after closing and opening, also of commits that put nothing")
    void versionsAreNewAfterReopening() {
        Set<Version> versions = new HashSet<>();
        for (int i = 0; i < TIMES; i++) {
            assertAllNew(versions);
            reopen();
        }
        assertAllNew(versions);
    }

    @Test
    @Tag("V3")
    @DisplayName("V3 No version is given again after a restore, also none of the commits that the restore lost")
    void versionsAreNewAfterARestore() {
        Set<Version> versions = new HashSet<>();
        assertAllNew(versions);
        Runnable restore = backUp();
        assertAllNew(versions);
        Version lost = put("1", "lost");

        restore.run();

        assertAllNew(versions);
        assertThat(conflict(to -> to.expect(key("1"), lost)).losers()).containsExactly(key("1"));
    }

    @Test
    @Tag("V3")
    @DisplayName("V3 No version is given again after the process died")
    void versionsAreNewAfterACrash() {
        Set<Version> versions = new HashSet<>();
        for (int i = 0; i < TIMES; i++) {
            assertAllNew(versions);
            crash();
        }
        assertAllNew(versions);
    }

    /** Makes commits of every sort, the last of them without a trace, and asserts that each has a new version. */
    private void assertAllNew(Set<Version> versions) {
        for (int i = 0; i < 5; i++) {
            String id = Integer.toString(i);
            assertThat(versions.add(put(id, "a"))).isTrue();
            assertThat(versions.add(delete(id))).isTrue();
            assertThat(versions.add(commit(to -> to.expectAbsent(key(id))))).isTrue();
        }
    }

    @Test
    @Tag("S2.6")
    @DisplayName("S2.6 A cursor stays good after closing and opening, also if its record is gone")
    void aCursorOutlivesReopening() {
        putAll("a", "b", "c", "d");
        RecordPage page = page(all().withLimit(2));
        String lastId = page.next().orElseThrow().lastId();
        int passed = page.records().size();
        idsOf(page.records()).forEach(this::delete);

        reopen();

        assertThat(ids(all().after(ScanCursor.of(lastId))))
                .isEqualTo(List.of("a", "b", "c", "d").subList(passed, 4));
    }

    @Test
    @Tag("O2")
    @DisplayName("O2 Of commits under way at closing, the acknowledged are there after opening and the refused are not")
    void closingDecidesEveryCommit() {
        need(capabilities().reopening(), "outlives its closing (withReopening)");
        Set<RecordKey> landed = ConcurrentHashMap.newKeySet();
        Set<RecordKey> refused = ConcurrentHashMap.newKeySet();
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean failed = new AtomicBoolean();
        Race.Runner committer = lap -> {
            for (int i = 0; refused.isEmpty() && !failed.get(); i++) {
                RecordKey key = key(Thread.currentThread().getId() + "/" + i);
                boolean afterClosing = closed.get();
                try {
                    commit(to -> to.put(key, text("here")));
                    landed.add(key);
                } catch (StoreClosedException e) {
                    refused.add(key);
                } catch (RuntimeException | AssertionError e) {
                    failed.set(true);
                    throw e;
                }
                assertThat(afterClosing && refused.isEmpty())
                        .as("a commit made after closing was acknowledged")
                        .isFalse();
            }
        };
        Race.Runner closer = lap -> {
            while (landed.size() < 20 && refused.isEmpty() && !failed.get()) {
                Thread.onSpinWait();
            }
            store().close();
            closed.set(true);
        };

        Race.run(1, List.of(committer, committer, committer, closer));
        reopen();

        assertThat(landed).allSatisfy(key -> assertThat(read(key)).isPresent());
        assertThat(refused).allSatisfy(key -> assertThat(read(key)).isEmpty());
    }

    @Test
    @Tag("D3")
    @DisplayName("D3 The last commit before the process died is there, after the first, the second and so on")
    void theLastCommitSurvivesACrash() {
        for (int commits = 1; commits <= TIMES; commits++) {
            String id = Integer.toString(commits);
            for (int i = 1; i <= commits; i++) {
                put(id, Integer.toString(i));
            }
            Version last = commit(to -> to.put(key(id + "/a"), text("a")).put(key(id + "/b"), text("b")));

            crash();

            assertThat(numberIn(id)).isEqualTo(commits);
            assertThat(present(id + "/a").version()).isEqualTo(last);
            assertThat(present(id + "/b").version()).isEqualTo(last);
        }
    }

    @Test
    @Tag("D3")
    @DisplayName("D3 After the process died, every acknowledged commit is there whole and no other in part")
    void everyAcknowledgedCommitSurvivesACrash() {
        for (int i = 0; i < TIMES; i++) {
            AtomicIntegerArray acknowledged = new AtomicIntegerArray(WRITERS);

            int[] atLeast = crashBeside(acknowledged, new AtomicIntegerArray(WRITERS));

            for (int writer = 0; writer < WRITERS; writer++) {
                Map<RecordKey, StoredRecord> read = read(keysOf(writer));
                assertThat(read).hasSize(keysOf(writer).size());
                assertThat(read.values().stream().map(StoredRecord::version)).containsOnly(versionOf(read));
                assertThat(numberIn(writer + "/0")).isGreaterThanOrEqualTo(atLeast[writer]);
            }
        }
    }

    @Test
    @Tag("D4")
    @DisplayName("D4 What was read is not taken back by the death of the process")
    void whatWasReadSurvivesACrash() {
        for (int i = 0; i < TIMES; i++) {
            AtomicIntegerArray seen = new AtomicIntegerArray(WRITERS);

            int[] atLeast = crashBeside(new AtomicIntegerArray(WRITERS), seen);

            for (int writer = 0; writer < WRITERS; writer++) {
                assertThat(numberIn(writer + "/0")).isGreaterThanOrEqualTo(atLeast[writer]);
            }
        }
    }

    private static Version versionOf(Map<RecordKey, StoredRecord> read) {
        return read.values().iterator().next().version();
    }

    private static Set<RecordKey> keysOf(int writer) {
        return Set.of(key(writer + "/0"), key(writer + "/1"), RecordKey.of(TENANT, OTHER_KIND, writer + "/2"));
    }

    /**
     * Crashes the store while writers count up in three records each and a reader looks.
     *
     * @param acknowledged what the writers were told, by writer
     * @param seen what the reader saw, by writer
     * @return what was acknowledged or seen before the crash began, by writer, the greater of both
     */
    private int[] crashBeside(AtomicIntegerArray acknowledged, AtomicIntegerArray seen) {
        need(capabilities().crashing(), "outlives the death of its program (withCrashing)");
        Words dying = Words.of(store());
        for (int writer = 0; writer < WRITERS; writer++) {
            count(dying, writer, 0);
        }
        AtomicInteger phase = new AtomicInteger(ALIVE);
        int[] atLeast = new int[WRITERS];
        List<Race.Runner> runners = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            int writer = w;
            runners.add(untilDead(phase, n -> {
                count(dying, writer, n);
                acknowledged.set(writer, n);
            }));
        }
        runners.add(untilDead(phase, n -> seen.set(n % WRITERS, dying.numberIn(n % WRITERS + "/0"))));
        runners.add(lap -> {
            while (acknowledged.get(0) + seen.get(0) < 20 && phase.get() == ALIVE) {
                Race.giveWay();
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                atLeast[writer] = Math.max(acknowledged.get(writer), seen.get(writer));
            }
            phase.set(DYING);
            crash();
            phase.set(DEAD);
        });
        Race.run(1, runners);
        return atLeast;
    }

    private static void count(Words store, int writer, int number) {
        store.commit(to -> keysOf(writer).forEach(key -> to.put(key, text(Integer.toString(number)))));
    }

    /** Makes calls until the store is dead; from when it is dying they may end in any way. */
    private static Race.Runner untilDead(AtomicInteger phase, IntConsumer call) {
        return lap -> {
            try {
                for (int n = 1; phase.get() != DEAD; n++) {
                    call.accept(n);
                }
            } catch (RuntimeException | AssertionError e) {
                if (phase.compareAndSet(ALIVE, DEAD)) {
                    throw e;
                }
            }
        };
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.internal.RecordKind;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreUnavailableException;

/** What somebody else reads before the rows of an import are taken in. */
class ReadAheadTest {
    private static final ImportRequest FILE = ImportRequest.of("file-1");
    private static final int ROWS = 300;

    /** How many rows are read and looked up at once. */
    private static final int A_LOT = 500;

    private final ImportTrial trial = ImportTrial.empty();

    private static String phone(int number) {
        return "603-555-" + (2000 + number);
    }

    private static List<ImportRow> rows() {
        return rows(ROWS);
    }

    private static List<ImportRow> rows(int count) {
        List<ImportRow> rows = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            SourceRecord record = ImportTrial.record(ImportTrial.FILE, "r" + number)
                    .phone(phone(number))
                    .build();
            rows.add(ImportRow.builder(Integer.toString(number), record)
                    .line(number + 2)
                    .build());
        }
        return rows;
    }

    private static boolean leads(RecordKey key) {
        return RecordKind.IDENTIFIER.has(key) || RecordKind.SOURCE.has(key);
    }

    @Test
    void whoTakesRowsInDoesNotAskForWhatWasReadAhead() {
        Thread taking = Thread.currentThread();
        Set<RecordKey> asked = ConcurrentHashMap.newKeySet();
        trial.store.afterRead(keys -> {
            if (Thread.currentThread() == taking) {
                keys.stream().filter(ReadAheadTest::leads).forEach(asked::add);
            }
        });
        ExecutorService reader = Executors.newSingleThreadExecutor();

        try {
            trial.owner().imports().run(FILE, rows(), ImportOptions.none().withExecutor(reader));
        } finally {
            reader.shutdown();
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void nobodyReadsAheadAnyMoreWhenABrokenOffRunReturns() throws InterruptedException {
        Thread taking = Thread.currentThread();
        AtomicBoolean secondLot = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        AtomicBoolean tooLate = new AtomicBoolean();
        trial.store.afterRead(keys -> {
            if (secondLot.get() && Thread.currentThread() != taking && reading.getCount() > 0) {
                reading.countDown();
                tooLate.set(happens(returned, Duration.ofMillis(300)));
            }
        });
        trial.owner();
        trial.store.beforeCommit((number, commit) -> {
            if (commit.puts().keySet().stream().anyMatch(ReadAheadTest::leads)) {
                assertThat(happens(reading, Duration.ofSeconds(20))).isTrue();
                throw new StoreClosedException();
            }
        });
        ExecutorService reader = Executors.newSingleThreadExecutor();
        Iterator<ImportRow> rows = rows(2 * A_LOT).iterator();
        AtomicInteger given = new AtomicInteger();
        Iterator<ImportRow> counted = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public ImportRow next() {
                secondLot.set(given.incrementAndGet() > A_LOT);
                return rows.next();
            }
        };

        assertThatThrownBy(() -> trial.owner()
                        .imports()
                        .run(FILE, () -> counted, ImportOptions.none().withExecutor(reader)))
                .isInstanceOf(StoreClosedException.class);
        returned.countDown();

        reader.shutdown();
        assertThat(reader.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(reading.getCount()).isZero();
        assertThat(tooLate).isFalse();
    }

    private static boolean happens(CountDownLatch latch, Duration within) {
        try {
            return latch.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void whatIsReadAheadIsReadOnce() {
        trial.owner();
        long before = trial.store.recordsRead();
        trial.owner().imports().run(FILE, rows());
        long alone = trial.store.recordsRead() - before;
        ImportTrial other = ImportTrial.empty();

        other.owner().imports().run(FILE, rows(), ImportOptions.none().withExecutor(Runnable::run));

        assertThat(other.store.recordsRead()).isLessThanOrEqualTo(alone);
    }

    @Test
    void whatOthersDoMeanwhileIsNotOverlooked() {
        AtomicBoolean meanwhile = new AtomicBoolean();
        Personas till = trial.as(Trial.STAFF);
        trial.store.beforeCommit((number, commit) -> {
            boolean takes = commit.puts().keySet().stream().anyMatch(key -> RecordKind.PROFILE.has(key));
            if (takes && meanwhile.compareAndSet(false, true)) {
                ImportTrial.take(
                        till, ImportTrial.record(ImportTrial.TILL, "t1").phone(phone(0)));
                ImportTrial.take(
                        till, ImportTrial.record(ImportTrial.TILL, "t2").phone(phone(ROWS - 1)));
                ImportTrial.take(
                        till, ImportTrial.record(ImportTrial.FILE, "r" + 7).phone(phone(7)));
            }
        });

        ImportReport report =
                trial.owner().imports().run(FILE, rows(), ImportOptions.none().withExecutor(Runnable::run));

        assertThat(meanwhile).isTrue();
        assertThat(report.counts().rows()).isEqualTo(ROWS);
        for (int number : new int[] {0, ROWS - 1}) {
            assertThat(trial.owner().search().byPhone(phone(number)))
                    .singleElement()
                    .satisfies(persona -> assertThat(persona.profiles()).hasSize(2));
        }
        assertThat(trial.owner().search().byPhone(phone(7)))
                .singleElement()
                .satisfies(persona -> assertThat(persona.profiles()).hasSize(1));
    }

    @Test
    void ifTheStoreFailsOnlyForWhoReadsAheadTheRowsAreTakenInAllTheSame() {
        AtomicBoolean failed = new AtomicBoolean();
        trial.store.afterRead(keys -> {
            if (keys.stream().anyMatch(ReadAheadTest::leads) && failed.compareAndSet(false, true)) {
                throw new StoreUnavailableException("away for a moment", null);
            }
        });

        ImportReport report =
                trial.owner().imports().run(FILE, rows(), ImportOptions.none().withExecutor(Runnable::run));

        assertThat(failed).isTrue();
        assertThat(report.counts().allAccepted()).isEqualTo(ROWS);
    }
}

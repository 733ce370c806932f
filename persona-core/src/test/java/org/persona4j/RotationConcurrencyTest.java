package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** The hash key is replaced twice while four threads take records in: nothing is lost, nothing is there twice. */
class RotationConcurrencyTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final int TAKERS = 4;
    private static final int EACH = 100;
    private static final int RECORDS = 120;

    private final Trial trial =
            new Trial(IdentityRules.builder().sizeCap(4).nameLimit(2).build(), 3);
    private final AtomicInteger taking = new AtomicInteger(TAKERS);

    private static SourceRecord record(Random random, int thread, int i) {
        SourceRecord.Builder record = SourceRecord.builder(SOURCE, "r" + random.nextInt(RECORDS))
                .observedAt(TestClock.START.plusSeconds(1 + i))
                .sequence(thread);
        if (random.nextInt(4) == 0) {
            return record.addCleared(IdentifierType.PHONE).build();
        }
        return record.phone(phone(random.nextInt(3)))
                .phone(phone(10 + random.nextInt(30)))
                .build();
    }

    private static String phone(int number) {
        return String.format(Locale.ROOT, "+1603555%04d", 1200 + number);
    }

    private void take(int thread) {
        Random random = new Random(thread);
        Personas personas = trial.anotherEngine("t" + thread + "-", 3);
        for (int i = 0; i < EACH; i++) {
            SourceRecord record = record(random, thread, i);
            personas.intake().take(record);
            assertThat(personas.search()
                            .bySource(SOURCE, record.sourceRecordId().orElseThrow()))
                    .isPresent();
        }
        taking.decrementAndGet();
    }

    private void rotate(int helper) {
        Keys keys = trial.anotherEngine("k" + helper + "-", 3).keys();
        while (taking.get() > 0 || keys.standing().current() < 3) {
            keys.rotateTo(Math.min(3, keys.standing().current() + 1));
            keys.rekey(7);
        }
        keys.rekey();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        for (int i = 0; i < RECORDS; i++) {
            trial.personas().intake().take(record(new Random(100 + i), 0, 0));
        }

        Together.run(TAKERS + 2, thread -> {
            if (thread < TAKERS) {
                take(thread);
            } else {
                rotate(thread - TAKERS);
            }
        });

        trial.contents().followFromTheFacts(trial.facts().rules());
        for (String kind : List.of("source", "identifier", "owner", "former")) {
            assertThat(trial.store().contents(Trial.TENANT, kind).keySet())
                    .as(kind)
                    .isNotEmpty()
                    .allMatch(id -> id.startsWith("a3"));
        }
    }
}

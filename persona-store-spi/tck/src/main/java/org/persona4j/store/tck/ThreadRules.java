package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.persona4j.store.Commit;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.Version;

/** The tests of a store used by many threads that do not share a record. */
abstract class ThreadRules extends StoreUnderTest {

    private static final int IDS = 40;

    ThreadRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("O1")
    @DisplayName("O1 Threads with records of their own in one kind find them as a sorted map would hold them")
    void threadsDoNotDisturbEachOther(TestReporter reporter) {
        SplittableRandom seeds = Seed.reportedTo(reporter).random();
        List<Race.Runner> tenants = List.of(
                ownWork(TENANT, "a/", seeds.split()),
                ownWork(TENANT, "b/", seeds.split()),
                ownWork(TENANT, "c/", seeds.split()));

        Race.run(laps(), tenants);
    }

    @Test
    @Tag("K4")
    @DisplayName("K4 Threads of different tenants with the same ids never see each other's records")
    void tenantsDoNotDisturbEachOther(TestReporter reporter) {
        SplittableRandom seeds = Seed.reportedTo(reporter).random();
        List<Race.Runner> tenants = List.of(
                ownWork(TENANT, "", seeds.split()),
                ownWork(OTHER_TENANT, "", seeds.split()),
                ownWork("red-leaf", "", seeds.split()));

        Race.run(laps(), tenants);
    }

    @Test
    @Tag("O1")
    @DisplayName("O1 Threads that are the first to write tenants and kinds all find what they wrote")
    void firstWritesAreKept() {
        AtomicInteger tenants = new AtomicInteger();
        Race.Runner first = lap -> {
            String mine = Integer.toString(tenants.incrementAndGet());
            RecordKey key = RecordKey.of("tenant" + lap, "kind" + mine, mine);
            commit(Commit.builder(key.tenant())
                    .expectAbsent(key)
                    .put(key, text(mine))
                    .build());
            assertThat(read(key).map(Words::textOf)).contains(mine);
            assertThat(ids(RecordScan.of(key.tenant(), key.kind()))).containsExactly(mine);
        };

        Race.run(Math.min(laps(), 500), List.of(first, first, first));
    }

    /** Puts, deletes, expects, reads and scans records that nobody else touches, and compares with a map. */
    private Race.Runner ownWork(String tenant, String prefix, SplittableRandom random) {
        TreeMap<String, String> model = new TreeMap<>();
        Map<String, Version> versions = new TreeMap<>();
        RecordScan own = RecordScan.of(tenant, KIND).withPrefix(prefix);
        return lap -> {
            String id = String.format("%s%02d", prefix, random.nextInt(IDS));
            RecordKey key = RecordKey.of(tenant, KIND, id);
            Commit.Builder commit = Commit.builder(tenant);
            Version known = versions.remove(id);
            if (known == null) {
                commit.expectAbsent(key);
            } else {
                commit.expect(key, known);
            }
            if (known != null && random.nextBoolean()) {
                commit(commit.delete(key).build());
                model.remove(id);
            } else {
                String text = tenant + "/" + lap;
                versions.put(id, commit(commit.put(key, text(text)).build()));
                model.put(id, text);
            }
            assertThat(read(key).map(Words::textOf).orElse("none")).isEqualTo(model.getOrDefault(id, "none"));
            Map<String, String> scanned = records(own.withLimit(1 + random.nextInt(IDS))).stream()
                    .collect(Collectors.toMap(record -> record.key().id(), Words::textOf));
            assertThat(scanned).isEqualTo(model);
        };
    }
}

package org.persona4j.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Laws of the whole store over generated histories of commits, reads and scans, with a sorted map beside. */
class StoreHistoriesProperties {

    /** What one key plays in a commit. */
    record Part(RecordKey key, Expect expect, Write write) {}

    /** What a part expects: nothing, what is true, or what is false. */
    enum Expect {
        NOTHING,
        TRUTH,
        UNTRUTH
    }

    /** What a part writes. */
    enum Write {
        NOTHING,
        PUT,
        DELETE
    }

    private static final Version NEVER_GIVEN = Version.of(new byte[] {1});

    private final PersonaStore store = new InMemoryPersonaStore();
    private final StoreModel model = new StoreModel();
    private int contents;

    @Property(tries = 500)
    void everyCommitDoesWhatItDoesToAMap(@ForAll("histories") List<Map<RecordKey, Part>> history) {
        for (Map<RecordKey, Part> parts : history) {
            Optional<Commit> commit = commitOf(parts);

            commit.ifPresent(this::commitBoth);

            assertThat(store.read(parts.keySet())).isEqualTo(model.read(parts.keySet()));
        }
    }

    @Property(tries = 500)
    void everyScanFindsWhatAMapHolds(
            @ForAll("histories") List<Map<RecordKey, Part>> history, @ForAll("scans") RecordScan scan) {
        history.forEach(parts -> commitOf(parts).ifPresent(this::commitBoth));

        assertThat(pages(scan)).isEqualTo(model.scan(scan));
    }

    @Property(tries = 300)
    void aScanGoesOnThroughAnyCommitsBetweenItsPages(
            @ForAll("histories") List<Map<RecordKey, Part>> history, @ForAll("scans") RecordScan scan) {
        RecordScan rest = scan;
        for (Map<RecordKey, Part> parts : history) {
            commitOf(parts).ifPresent(this::commitBoth);

            RecordPage page = store.scan(rest);

            List<StoredRecord> expected = model.scan(rest);
            assertThat(page.records()).isEqualTo(expected.subList(0, Math.min(expected.size(), rest.limit())));
            assertThat(page.next().isPresent()).isEqualTo(expected.size() > rest.limit());
            rest = page.next().map(rest::after).orElse(scan);
        }
    }

    private List<StoredRecord> pages(RecordScan scan) {
        RecordPage page = store.scan(scan);
        List<StoredRecord> records = new ArrayList<>(page.records());
        while (page.next().isPresent()) {
            page = store.scan(scan.after(page.next().get()));
            records.addAll(page.records());
        }
        return records;
    }

    private void commitBoth(Commit commit) {
        Set<RecordKey> losers = model.losers(commit);
        if (losers.isEmpty()) {
            model.apply(commit, store.commit(commit));
        } else {
            CommitConflictException conflict =
                    catchThrowableOfType(CommitConflictException.class, () -> store.commit(commit));
            assertThat(conflict.losers()).isEqualTo(losers);
        }
    }

    private Optional<Commit> commitOf(Map<RecordKey, Part> parts) {
        RecordKey any = parts.keySet().iterator().next();
        Commit.Builder commit = Commit.builder(any.tenant());
        boolean empty = true;
        for (Part part : parts.values()) {
            empty &= part.expect() == Expect.NOTHING && part.write() == Write.NOTHING;
            expect(commit, part);
            switch (part.write()) {
                case PUT -> commit.put(part.key(), Content.ofBytes(new byte[] {(byte) contents++}));
                case DELETE -> commit.delete(part.key());
                case NOTHING -> {}
            }
        }
        return empty ? Optional.empty() : Optional.of(commit.build());
    }

    private void expect(Commit.Builder commit, Part part) {
        Optional<Version> version = model.version(part.key());
        switch (part.expect()) {
            case TRUTH ->
                version.ifPresentOrElse(v -> commit.expect(part.key(), v), () -> commit.expectAbsent(part.key()));
            case UNTRUTH -> {
                if (version.isPresent()) {
                    commit.expectAbsent(part.key());
                } else {
                    commit.expect(part.key(), NEVER_GIVEN);
                }
            }
            case NOTHING -> {}
        }
    }

    @Provide
    Arbitrary<List<Map<RecordKey, Part>>> histories() {
        return Arbitraries.of("t", "t", "u")
                .flatMap(StoreHistoriesProperties::parts)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** Parts of one commit, by their keys. */
    private static Arbitrary<Map<RecordKey, Part>> parts(String tenant) {
        Arbitrary<RecordKey> keys = Combinators.combine(Arbitraries.of("k", "l"), Ids.any())
                .as((kind, id) -> RecordKey.of(tenant, kind, id));
        Arbitrary<Expect> expects = Arbitraries.frequency(
                Tuple.of(50, Expect.NOTHING), Tuple.of(49, Expect.TRUTH), Tuple.of(1, Expect.UNTRUTH));
        Arbitrary<Write> writes =
                Arbitraries.frequency(Tuple.of(1, Write.NOTHING), Tuple.of(6, Write.PUT), Tuple.of(3, Write.DELETE));
        return Combinators.combine(keys, expects, writes)
                .as(Part::new)
                .list()
                .uniqueElements(Part::key)
                .ofMinSize(1)
                .ofMaxSize(60)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(parts -> parts.stream().collect(Collectors.toMap(Part::key, Function.identity())));
    }

    @Provide
    Arbitrary<RecordScan> scans() {
        Arbitrary<RecordScan> ranges = Combinators.combine(
                        Arbitraries.of("t", "u", "none"), Arbitraries.of("k", "none"), Ids.any(), Ids.any())
                .flatAs((tenant, kind, one, other) -> {
                    RecordScan all = RecordScan.of(tenant, kind);
                    boolean ordered = RecordKey.ID_ORDER.compare(one, other) <= 0;
                    return Arbitraries.of(
                            all,
                            all.withFrom(one),
                            all.withPrefix(one),
                            all.withPrefix(one.substring(0, one.offsetByCodePoints(0, 1))),
                            all.withRange(ordered ? one : other, ordered ? other : one),
                            all.withRange("", one));
                });
        return Combinators.combine(
                        ranges,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 50),
                        Ids.any().optional(0.3))
                .as((scan, descending, limit, last) -> {
                    RecordScan limited = (descending ? scan.descending() : scan).withLimit(limit);
                    return last.map(id -> limited.after(ScanCursor.of(id))).orElse(limited);
                });
    }
}

package org.persona4j.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.ProfileId;

/** Records of one customer by one source, in histories that contradict themselves within a few seconds. */
class Histories extends DomainContextBase {
    static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    static final Instant NOW = Instant.ofEpochSecond(2);
    private static final Normalizers NORMALIZERS = Normalizers.standard("US");

    /**
     * Records that say when they were observed.
     *
     * @param records at least one
     */
    record Dated(List<NormalizedRecord> records) {}

    /**
     * Records of which some say when they were observed.
     *
     * @param records at least one
     */
    record Mixed(List<NormalizedRecord> records) {}

    static NormalizedRecord normalized(SourceRecord record) {
        return NormalizedRecord.of(record, NORMALIZERS);
    }

    /** The profile after these records, taken in one after the other. */
    static Profile profile(List<NormalizedRecord> records) {
        Profile profile = ProfileHistory.begin(ProfileId.of("p"), "key-p", records.get(0), NOW);
        for (NormalizedRecord record : records.subList(1, records.size())) {
            profile = ProfileHistory.take(profile, record, NOW);
        }
        return profile;
    }

    @Provide
    Arbitrary<Dated> dated() {
        return records(0).list().ofMinSize(1).ofMaxSize(6).map(Dated::new);
    }

    @Provide
    Arbitrary<Mixed> mixed() {
        return records(0.5).list().ofMinSize(1).ofMaxSize(6).map(Mixed::new);
    }

    @Provide
    Arbitrary<NormalizedRecord> undated() {
        return records(1);
    }

    private static Arbitrary<NormalizedRecord> records(double undated) {
        Arbitrary<Optional<Instant>> times =
                Arbitraries.integers().between(0, 4).map(Instant::ofEpochSecond).optional(1 - undated);
        Arbitrary<Long> sequences = Arbitraries.frequency(Tuple.of(3, 0L), Tuple.of(1, 1L));
        Arbitrary<Set<String>> phones = Arbitraries.of("603-555-1201", "603-555-1202", "603-555-1203")
                .set()
                .ofMaxSize(2);
        Arbitrary<Set<String>> emails =
                Arbitraries.of("ann@mail.net", "bob@mail.net").set().ofMaxSize(1);
        Arbitrary<Set<IdentifierType>> cleared =
                Arbitraries.of(IdentifierType.PHONE, IdentifierType.EMAIL).set().ofMaxSize(1);
        Arbitrary<Set<String>> colors = Arbitraries.of("red", "green").set().ofMaxSize(1);
        Arbitrary<Optional<String>> names = Arbitraries.of("Ann", "Bob").optional(0.5);
        Arbitrary<Optional<String>> stores = Arbitraries.of("north", "south").optional(0.5);
        return Combinators.combine(times, sequences, phones, emails, cleared, colors, names, stores)
                .as((time, sequence, phone, email, clear, color, name, store) -> {
                    SourceRecord.Builder record = SourceRecord.builder(SOURCE, "1");
                    color.forEach(text -> record.trait("color", text));
                    record.observedAt(time)
                            .sequence(sequence)
                            .phones(phone)
                            .emails(email)
                            .cleared(clear)
                            .firstName(name)
                            .favoriteStore(store);
                    return normalized(record.build());
                });
    }
}

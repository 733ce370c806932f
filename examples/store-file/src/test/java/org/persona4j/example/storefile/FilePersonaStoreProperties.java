package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.persona4j.store.RecordKey;

/** Laws over histories of commits among which the store is closed, compacted, backed up and killed, with a map beside. */
class FilePersonaStoreProperties {

    /** What happens after a commit. */
    enum Event {
        NOTHING,
        REOPEN,
        COMPACT,
        RESTORE
    }

    /** What one key plays in a commit: whether it is expected to be as it is, and put, deleted or neither. */
    record Part(RecordKey key, boolean expected, Optional<String> text, boolean deleted) {}

    /** A commit of one tenant, whether all it expects is true, and the step of the disk at which the process dies, if any. */
    record Act(List<Part> parts, boolean truthful, Optional<Integer> deathAtStep, Event then) {}

    @Property(tries = 60)
    void aStoreIsWhatItsAcknowledgedCommitsMadeItWhateverHappensBetween(@ForAll("histories") List<Act> history)
            throws IOException {
        try (StoreLife life = new StoreLife()) {
            for (Act act : history) {
                life.live(act);

                assertThat(life.found()).isEqualTo(life.expected());
            }
        }
    }

    @Provide
    Arbitrary<List<Act>> histories() {
        Arbitrary<List<Part>> parts = Arbitraries.of(Notes.TENANTS).flatMap(tenant -> parts(tenant));
        Arbitrary<Boolean> truthful = Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false));
        Arbitrary<Optional<Integer>> deaths =
                Arbitraries.integers().between(0, 3).optional(0.1);
        Arbitrary<Event> events = Arbitraries.frequency(
                Tuple.of(8, Event.NOTHING),
                Tuple.of(2, Event.REOPEN),
                Tuple.of(2, Event.COMPACT),
                Tuple.of(1, Event.RESTORE));
        return Combinators.combine(parts, truthful, deaths, events)
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    /** Parts of one commit, none of which plays no role. */
    private static Arbitrary<List<Part>> parts(String tenant) {
        Arbitrary<RecordKey> keys = Combinators.combine(
                        Arbitraries.of(Notes.KINDS), Arbitraries.of("a", "\uFFFF", "\uD83D\uDE00", "\u00E4/2"))
                .as((kind, id) -> RecordKey.of(tenant, kind, id));
        Arbitrary<Optional<String>> texts =
                Arbitraries.strings().ofMaxLength(20).optional(0.6);
        return Combinators.combine(keys, Arbitraries.of(true, false), texts)
                .as((key, expected, text) -> new Part(key, expected, text, !expected))
                .list()
                .uniqueElements(Part::key)
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.RecordKind;
import org.persona4j.store.Commit;

/** Where something readable of a customer may be, and where it never is. */
class TracesTest {
    private final Traces traces = Traces.of(PlantedCustomer.planted());
    private final Set<RecordKind> written = EnumSet.noneOf(RecordKind.class);
    private final Set<RecordKind> readable = EnumSet.noneOf(RecordKind.class);

    private void look(Commit commit) {
        traces.check(commit);
        commit.puts().forEach((key, content) -> {
            RecordKind kind = RecordKind.named(key.kind()).orElseThrow();
            written.add(kind);
            if (!traces.in(new String(content.bytes(), StandardCharsets.UTF_8)).isEmpty()) {
                readable.add(kind);
            }
        });
    }

    private void live() {
        WatchedStore store = PlantedCustomer.store();
        store.beforeCommit((number, commit) -> look(commit));
        new PlantedCustomer(store).live();
    }

    @Test
    void aPlantedCustomerLeavesARecordOfEveryKind() {
        live();

        assertThat(written).containsExactly(RecordKind.values());
    }

    @Test
    void somethingReadableIsInNoRecordOfAKindThatMayNotHoldIt() {
        live();

        assertThat(readable).isNotEmpty().allMatch(RecordKind::mayHoldReadable);
    }

    @Test
    void everyKindThatMayHoldSomethingReadableDoes() {
        live();

        assertThat(readable)
                .contains(EnumSet.allOf(RecordKind.class).stream()
                        .filter(RecordKind::mayHoldReadable)
                        .toArray(RecordKind[]::new));
    }
}

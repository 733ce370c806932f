package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.persona.Persona;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Profile;

/** Holds what an engine answers, and what can be read from it, against a chronicle. */
final class Answers {
    private final Chronicle chronicle;

    Answers(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /** Compares the answer to a record that made of one profile another, or a new one. */
    void accepted(IntakeOutcome.Accepted accepted, @Nullable Profile before, Profile after) {
        assertThat(accepted.merges()).isEqualTo(chronicle.merges());
        assertThat(accepted.splits()).isEqualTo(chronicle.splits());
        assertThat(Set.copyOf(accepted.flips())).isEqualTo(chronicle.flips());
        assertThat(accepted.persona()).isEqualTo(chronicle.partition().home(after.id()));
        assertThat(accepted.kind()).isEqualTo(chronicle.kind(before, after));
    }

    /** Compares the answer to a record that had been taken in already, by the same call made before. */
    static void acceptedBefore(IntakeOutcome.Accepted accepted) {
        assertThat(accepted.merges()).isEmpty();
        assertThat(accepted.splits()).isEmpty();
        assertThat(accepted.flips()).isEmpty();
    }

    /** Compares the answer to a command that was carried out. */
    void done(MergeOutcome outcome, boolean decided) {
        assertThat(outcome).isInstanceOf(MergeOutcome.Done.class);
        MergeOutcome.Done done = (MergeOutcome.Done) outcome;
        assertThat(done.decision().isPresent()).isEqualTo(decided);
        assertThat(done.merges()).isEqualTo(chronicle.merges());
        assertThat(done.splits()).isEqualTo(chronicle.splits());
        assertThat(done.flips()).isEqualTo(chronicle.flips().size());
    }

    static void unchanged(MergeOutcome outcome) {
        assertThat(outcome).isEqualTo(new MergeOutcome.Unchanged());
    }

    static void refused(MergeOutcome outcome, MergeOutcome.Reason why) {
        assertThat(outcome).isEqualTo(new MergeOutcome.Refused(why));
    }

    /** Compares everything that can be read with what follows from the facts. */
    void all(Client client, WatchedStore store, StoreContents contents) {
        Facts facts = chronicle.facts();
        Partition partition = chronicle.partition();
        contents.areThoseOf(facts, partition);
        assertThat(store.mostKeysOfACommit())
                .as("the most records that a commit named")
                .isLessThanOrEqualTo(Transactions.budget(facts.rules()));
        for (Profile profile : facts.profiles()) {
            PersonaId home = partition.home(profile.id());
            Optional<Persona> found = client.ask(p -> p.search().byId(Trial.persona(profile)));
            Persona expected = Survivorship.standard().assemble(home, facts.members(partition, home));
            assertThat(found).isEqualTo(Optional.of(expected).filter(persona -> facts.isPresent(profile.id())));
        }
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.TraitValue;

/** The part of a {@link Trial} in which personas are archived and restored, and named while they are not there. Not thread-safe. */
final class ArchiveTrial {
    private final Chronicle chronicle;
    private final Facts facts;
    private final Client client;

    ArchiveTrial(Chronicle chronicle, Client client) {
        this.chronicle = chronicle;
        this.facts = chronicle.facts();
        this.client = client;
    }

    /** Lives through an action that archives or restores, or that names somebody in the archive; any other is not for here. */
    boolean lives(Action action) {
        if (action instanceof Action.Archive archive) {
            archive(chronicle.profile(archive.profile()), archive.reason());
            return true;
        }
        if (action instanceof Action.Restore restore) {
            restore(chronicle.profile(restore.profile()));
            return true;
        }
        boolean namesArchived = named(action).stream().anyMatch(profile -> !facts.isPresent(profile.id()));
        if (namesArchived) {
            isNotFound(client, personas -> call(personas, action));
        }
        return namesArchived;
    }

    static void isNotFound(Client client, Function<Personas, Object> call) {
        assertThatThrownBy(() -> client.ask(call))
                .as("the answer for what is not there")
                .isInstanceOf(NotFoundException.class);
    }

    private void archive(Profile profile, ArchiveReason reason) {
        PersonaId home = chronicle.partition().home(profile.id());
        Set<ProfileId> members = chronicle.members(profile);
        ArchiveOutcome outcome = client.ask(p -> p.archive().put(Trial.persona(profile), reason, "not now"));
        if (facts.archive().get(home) == reason) {
            assertThat(outcome).isEqualTo(new ArchiveOutcome.Unchanged());
            return;
        }
        facts.archive(home, members, reason);
        chronicle.settle();
        assertThat(outcome).isEqualTo(new ArchiveOutcome.Archived(home, chronicle.merges()));
        assertThat(chronicle.splits()).as("splits by what goes away as a whole").isEmpty();
    }

    private void restore(Profile profile) {
        PersonaId home = chronicle.partition().home(profile.id());
        Set<ProfileId> members = chronicle.members(profile);
        ArchiveOutcome outcome = client.ask(p -> p.archive().restore(Trial.persona(profile), "wanted again"));
        if (facts.isPresent(profile.id())) {
            assertThat(outcome).isEqualTo(new ArchiveOutcome.Unchanged());
            return;
        }
        facts.restore(home, members);
        chronicle.settle();
        PersonaId now = chronicle.partition().home(ProfileId.of(home.value()));
        assertThat(outcome).isEqualTo(new ArchiveOutcome.Restored(now, chronicle.merges(), chronicle.splits()));
    }

    private List<Profile> named(Action action) {
        List<Integer> numbers = new ArrayList<>();
        if (action instanceof Action.Link link) {
            numbers.addAll(List.of(link.one(), link.other()));
        } else if (action instanceof Action.Separate separate) {
            numbers.add(separate.profile());
        } else if (action instanceof Action.Correct correct) {
            if (!correct.remove().isEmpty() || !correct.add().isEmpty()) {
                numbers.add(correct.profile());
            }
        } else if (action instanceof Action.WithdrawCorrection withdraw) {
            numbers.add(withdraw.profile());
        } else if (action instanceof Action.SetTraits set) {
            numbers.add(set.profile());
        } else if (action instanceof Action.SetOverride override) {
            numbers.add(override.profile());
        }
        return numbers.stream().map(chronicle::profile).toList();
    }

    private Object call(Personas personas, Action action) {
        List<Profile> named = named(action);
        ProfileId one = named.get(0).id();
        PersonaId id = Trial.persona(named.get(0));
        if (action instanceof Action.Link) {
            return personas.merges().link(id, Trial.persona(named.get(1)), "the same");
        }
        if (action instanceof Action.Separate) {
            return personas.merges().separate(one, "another");
        }
        if (action instanceof Action.Correct correct) {
            List<Identifier> add = new ArrayList<>(correct.add());
            add.removeAll(correct.remove());
            return personas.merges().correct(one, List.copyOf(correct.remove()), add, "told so");
        }
        if (action instanceof Action.WithdrawCorrection withdraw) {
            return personas.merges().withdrawCorrection(one, withdraw.identifier(), "mistaken");
        }
        if (action instanceof Action.SetTraits set) {
            personas.traits().add(id, Map.of("color", TraitValue.of(set.color())));
        } else if (action instanceof Action.SetOverride override) {
            personas.overrides().remove(id, override.name());
        }
        return "done";
    }
}

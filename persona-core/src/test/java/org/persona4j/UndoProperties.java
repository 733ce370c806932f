package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.store.Content;

/** Taking a decision back leaves everything as if it had never been made. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class UndoProperties {
    private static final Identifier PHONE = Actions.VALUES.get(0);

    /** What everybody sees, but for the notes that there was a decision or a correction. */
    private static Map<PersonaId, Object> view(Trial trial) {
        Map<PersonaId, Object> view = new TreeMap<>();
        for (Profile profile : trial.facts().profiles()) {
            if (profile.absence().isPresent()) {
                continue;
            }
            PersonaId id = Trial.persona(profile);
            Optional<Persona> found =
                    trial.client().ask(personas -> personas.search().byId(id));
            Persona persona = found.orElseThrow();
            List<Object> seen = new ArrayList<>();
            seen.add(persona.id());
            seen.add(persona.traits());
            seen.add(persona.identifiers());
            seen.add(persona.favoriteStore());
            seen.add(persona.profiles().stream().map(Profile::id).toList());
            view.put(id, seen);
        }
        return view;
    }

    private static Trial lived(IdentityRules rules, List<Action> history) {
        return lived(new Trial(rules), history);
    }

    private static Trial lived(Trial trial, List<Action> history) {
        history.stream()
                .filter(action -> !(action instanceof Action.WithdrawCorrection))
                .forEach(trial::live);
        return trial;
    }

    private static void assertUndone(Trial trial, MergeCommand command) {
        Map<PersonaId, Object> before = view(trial);
        Partition partition = trial.facts().partition();
        MergeOutcome outcome = trial.client().ask(personas -> personas.merges().carryOut(command, "told so"));

        if (outcome instanceof MergeOutcome.Done done) {
            undo(trial, command, done);
        }

        assertThat(view(trial)).isEqualTo(before);
        assertThat(trial.contents().facts(trial.facts().rules()).partition().groups())
                .isEqualTo(partition.groups());
        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    private static void undo(Trial trial, MergeCommand command, MergeOutcome.Done done) {
        Optional<MergeOutcome> undone = done.decision()
                .map(decision ->
                        trial.client().ask(personas -> personas.merges().withdraw(decision, "mistaken")));
        if (command instanceof MergeCommand.Declare declare) {
            trial.client().tell(personas -> personas.merges().withdrawDeclaration(declare.identifier(), "mistaken"));
        } else if (command instanceof MergeCommand.Correct correct) {
            trial.client().tell(personas -> personas.merges().withdrawCorrection(correct.profile(), PHONE, "mistaken"));
        } else {
            assertThat(undone).isPresent();
        }
    }

    /** Everything in the store but what is written about calls, and the records' own versions. */
    private static Map<String, Map<String, Content>> facts(Trial trial) {
        Map<String, Map<String, Content>> facts = new TreeMap<>();
        for (String kind : List.of(
                "tenant", "profile", "persona", "source", "identifier", "owner", "former", "decision", "archived")) {
            facts.put(kind, trial.store().contents(Trial.TENANT, kind));
        }
        return facts;
    }

    @Property(tries = 1_000)
    void whatIsArchivedAndRestoredIsAsItWasToTheByte(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll @IntRange(max = 11) int number) {
        Trial trial = lived(rules, history);
        PersonaId id = Trial.persona(any(trial, number));
        Map<String, Map<String, Content>> before = facts(trial);
        trial.personas().archive().put(id, ArchiveReason.MANUAL, "not now");
        assertThat(facts(trial)).isNotEqualTo(before);

        trial.personas().archive().restore(id, "wanted again");

        assertThat(facts(trial)).isEqualTo(before);
    }

    @Property(tries = 300)
    void inWhateverOrderTheyAreRestoredAllAreAsTheyWere(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll Random random) {
        Trial trial = lived(rules, history);
        Map<String, Map<String, Content>> before = facts(trial);
        List<PersonaId> all = new ArrayList<>(trial.partition().present());
        Collections.shuffle(all, random);
        all.removeIf(id -> trial.personas().archive().put(id, ArchiveReason.MANUAL, "not now")
                instanceof ArchiveOutcome.Unchanged);
        Collections.shuffle(all, random);

        all.forEach(id -> trial.personas().archive().restore(id, "wanted again"));

        assertThat(facts(trial)).isEqualTo(before);
    }

    private static Profile any(Trial trial, int number) {
        List<Profile> profiles = trial.facts().profiles().stream()
                .filter(profile -> profile.absence().isEmpty())
                .toList();
        Assume.that(!profiles.isEmpty());
        return profiles.get(number % profiles.size());
    }

    @Property(tries = 200)
    void aLinkWithdrawnLeavesNoTrace(
            @ForAll IdentityRules rules,
            @ForAll List<Action> history,
            @ForAll @IntRange(max = 11) int one,
            @ForAll @IntRange(max = 11) int other) {
        Trial trial = lived(rules, history);

        assertUndone(trial, new MergeCommand.Link(Trial.persona(any(trial, one)), Trial.persona(any(trial, other))));
    }

    @Property(tries = 100)
    void whatIsWithdrawnWhileTheStoreGoesWrongLeavesNoTraceEither(
            @ForAll IdentityRules rules,
            @ForAll List<Action> history,
            @ForAll @IntRange(max = 11) int number,
            @ForAll boolean links,
            @ForAll long seed) {
        Trial trial = lived(Trial.despite(FaultProperties.everything(seed), rules), history);

        assertUndone(
                trial,
                links
                        ? new MergeCommand.Link(
                                Trial.persona(any(trial, number)), Trial.persona(any(trial, number + 1)))
                        : new MergeCommand.Separate(any(trial, number).id()));
    }

    @Property(tries = 200)
    void aSeparationWithdrawnLeavesNoTrace(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll @IntRange(max = 11) int number) {
        Trial trial = lived(rules, history);

        assertUndone(trial, new MergeCommand.Separate(any(trial, number).id()));
    }

    @Property(tries = 200)
    void aDeclarationWithdrawnLeavesNoTrace(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll boolean shared) {
        Trial trial = lived(rules, history);

        assertUndone(trial, new MergeCommand.Declare(PHONE, shared));
    }

    @Property(tries = 200)
    void aCorrectionWithdrawnLeavesNoTrace(
            @ForAll IdentityRules rules,
            @ForAll List<Action> history,
            @ForAll @IntRange(max = 11) int number,
            @ForAll boolean belongs) {
        Trial trial = lived(
                rules,
                history.stream()
                        .filter(action -> !(action instanceof Action.Correct))
                        .toList());
        List<Identifier> phone = List.of(PHONE);

        assertUndone(
                trial,
                new MergeCommand.Correct(
                        any(trial, number).id(), belongs ? List.of() : phone, belongs ? phone : List.of()));
    }
}

package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Group;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeHistory;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.Resolution;
import org.persona4j.merge.Resolver;
import org.persona4j.merge.SharedFlip;
import org.persona4j.merge.SharedValue;
import org.persona4j.merge.SharedWord;
import org.persona4j.merge.ValueFacts;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;

/**
 * What an engine answers about who is one customer: plans, outcomes, histories of merges, and what is to be looked at; and the commands
 * that it answers.
 *
 * <p>Plans, outcomes and groups are those that the resolver finds in the worlds of {@link IdentityFacts}: what becomes of a world once
 * its decisions are made and its shared values are declared. A persona has the id of the first of its profiles. They shrink to the
 * smallest world that has what fails.
 */
public final class MergeAnswers {
    private static final int ANY = 200;

    /** What became of a world, as an engine tells it. */
    private record Difference(
            Map<PersonaId, List<ProfileId>> before,
            Map<PersonaId, Group> after,
            List<PersonaMerge> merges,
            List<PersonaSplit> splits,
            List<SharedFlip> flips) {
        String summary() {
            if (!merges.isEmpty()) {
                return "MERGED";
            }
            return splits.isEmpty() ? "UNCHANGED" : "SPLIT";
        }
    }

    private MergeAnswers() {}

    /** Plans that merge, split, do both, share values and change nothing, with links that are refused for every reason. */
    public static Arbitrary<MergePlan> plans() {
        return Choices.withoutProducts(differences()
                .map(found -> new MergePlan(
                        found.summary(),
                        found.before(),
                        found.after(),
                        found.merges(),
                        found.splits(),
                        found.flips())));
    }

    /** Outcomes of commands: done with what it did, with and without a decision; unchanged; refused for every reason. */
    public static Arbitrary<MergeOutcome> outcomes() {
        Arbitrary<MergeOutcome> done = Combinators.combine(
                        differences(), Ids.decisions().optional())
                .as((found, decision) -> new MergeOutcome.Done(
                        decision.orElse(null),
                        found.merges(),
                        found.splits(),
                        found.flips().size()));
        List<MergeOutcome> few = new ArrayList<>(List.of(new MergeOutcome.Unchanged()));
        for (MergeOutcome.Reason reason : MergeOutcome.Reason.values()) {
            few.add(new MergeOutcome.Refused(reason));
        }
        return Choices.of(few, 2, Choices.withoutProducts(done));
    }

    /** What becomes of records: accepted in every way, rejected for one reason or several, archived, suppressed. */
    public static Arbitrary<IntakeOutcome> intakes() {
        Arbitrary<List<IdentifierType>> invalid = Choices.of(
                List.of(), List.of(IdentifierType.PHONE), List.of(IdentifierType.PHONE, IdentifierType.PHONE));
        Arbitrary<IntakeOutcome> accepted = Combinators.combine(
                        differences(), Choices.of(IntakeOutcome.Kind.values()), invalid)
                .as(MergeAnswers::accepted);
        Arbitrary<IntakeOutcome> rejected = Combinators.combine(
                        Arbitraries.of(NormalizedRecord.Flaw.class).set().ofMinSize(1), invalid)
                .as(IntakeOutcome.Rejected::new);
        return Choices.withoutProducts(Arbitraries.frequencyOf(
                Tuple.of(4, accepted),
                Tuple.of(2, rejected),
                Tuple.of(1, invalid.map(IntakeOutcome.Archived::new)),
                Tuple.of(1, invalid.map(IntakeOutcome.Suppressed::new))));
    }

    /** The kind is the one that fits; of a record that merged and split nobody, the one that was drawn. */
    private static IntakeOutcome accepted(Difference found, IntakeOutcome.Kind drawn, List<IdentifierType> invalid) {
        boolean telling = drawn == IntakeOutcome.Kind.MERGED || drawn == IntakeOutcome.Kind.SPLIT;
        IntakeOutcome.Kind quiet = telling ? IntakeOutcome.Kind.UNCHANGED : drawn;
        IntakeOutcome.Kind kind = found.merges().isEmpty() && found.splits().isEmpty()
                ? quiet
                : IntakeOutcome.Kind.valueOf(found.summary());
        PersonaId persona = found.after().isEmpty()
                ? PersonaId.of("p1")
                : found.after().keySet().iterator().next();
        return new IntakeOutcome.Accepted(
                kind, ProfileId.of(persona.value()), persona, found.merges(), found.splits(), found.flips(), invalid);
    }

    /** Profiles that are one customer, one to ten of them, with the links that join them and those that were refused. */
    public static Arbitrary<Group> groups() {
        return Choices.withoutProducts(Combinators.combine(
                        IdentityFacts.worlds(), Arbitraries.integers().between(0, ANY))
                .as((world, which) -> {
                    List<Group> all = resolve(world).groups();
                    return all.get(which % all.size());
                }));
    }

    /** How personas came to be: of one profile, of several with the link that joined each, with links that were refused. */
    public static Arbitrary<MergeHistory> histories() {
        return Choices.withoutProducts(groups().map(group -> {
            PersonaId id = id(group);
            return MergeHistory.of(
                    id,
                    group.members().stream().map(member -> profile(member, id)).toList(),
                    group);
        }));
    }

    private static Profile profile(ProfileId id, PersonaId persona) {
        return Profile.builder()
                .id(id)
                .key("FILE_IMPORT/" + id)
                .source(Source.of(Source.Kind.FILE_IMPORT))
                .sourceRecordId(id.value())
                .personaId(persona)
                .createdAt(MadeUp.FIRST_MOMENT)
                .firstSeen(MadeUp.FIRST_MOMENT)
                .lastSeen(MadeUp.FIRST_MOMENT)
                .build();
    }

    /** Personas out of which links lead that were refused, each for one cause or several. */
    public static Arbitrary<QuarantinedPersona> quarantined() {
        return Choices.withoutProducts(groups().filter(
                        group -> !group.refusals().isEmpty())
                .map(group -> new QuarantinedPersona(
                        id(group),
                        group.refusals().stream().map(Refusal::cause).distinct().toList())));
    }

    /** Values that link nobody: as too many carry them, as an operator said so or took it back, placeholders. */
    public static Arbitrary<SharedValue> shared() {
        SharedWord said = new SharedWord(true, MadeUp.FIRST_MOMENT, MadeUp.OWNER, "a hotel's");
        Arbitrary<Tuple.Tuple3<Integer, Boolean, Integer>> owners = Choices.of(
                Tuple.of(2, false, 1), Tuple.of(0, false, 0), Tuple.of(7, false, 6), Tuple.of(200, true, 200));
        Arbitrary<Tuple.Tuple2<List<SharedWord>, Boolean>> whys =
                Choices.of(Tuple.of(List.of(said), false), Tuple.of(List.of(), true), Tuple.of(List.of(), false));
        return Choices.withoutProducts(Combinators.combine(IdentityFacts.identifiers(), owners, whys)
                .as((identifier, who, why) -> new SharedValue(
                        identifier,
                        who.get1(),
                        who.get2(),
                        who.get3(),
                        why.get1().isEmpty() ? null : why.get1().get(0),
                        why.get2())));
    }

    /** What operators say of values, at moments of all kinds. */
    public static Arbitrary<SharedWord> words() {
        Arbitrary<Actor> actors = Choices.of(MadeUp.OWNER, MadeUp.STAFF, MadeUp.SUPPORT);
        return Choices.withoutProducts(
                Combinators.combine(Choices.of(true, false), MadeUp.moments(), actors, MadeUp.texts("a hotel's", 100))
                        .as(SharedWord::new));
    }

    /** Commands of all kinds, about few profiles and values. */
    public static Arbitrary<MergeCommand> commands() {
        Arbitrary<PersonaId> personas = Ids.fewPersonas();
        Arbitrary<ProfileId> profiles = personas.map(id -> ProfileId.of(id.value()));
        Arbitrary<Identifier> values = Identifiers.colliding();
        Arbitrary<MergeCommand> corrections = Combinators.combine(profiles, values, Choices.of(0, 1, 2))
                .as((profile, value, how) -> correction(profile, value, how));
        return Choices.withoutProducts(Arbitraries.oneOf(
                Combinators.combine(personas, personas).as(MergeCommand.Link::new),
                profiles.map(MergeCommand.Separate::new),
                Ids.decisions().map(MergeCommand.Withdraw::new),
                corrections,
                Combinators.combine(profiles, values).as(MergeCommand.WithdrawCorrection::new),
                Combinators.combine(values, Choices.of(true, false)).as(MergeCommand.Declare::new),
                values.map(MergeCommand.WithdrawDeclaration::new)));
    }

    /** That a value is added, removed, or that another one stands in its place. */
    private static MergeCommand correction(ProfileId profile, Identifier value, int how) {
        Identifier other = Identifier.of(IdentifierType.EMAIL, "another@mail.net");
        return switch (how) {
            case 0 -> new MergeCommand.Correct(profile, List.of(), List.of(value));
            case 1 -> new MergeCommand.Correct(profile, List.of(value), List.of());
            default -> new MergeCommand.Correct(profile, List.of(value), List.of(other));
        };
    }

    private static Arbitrary<Difference> differences() {
        return IdentityFacts.worlds().map(MergeAnswers::difference);
    }

    private static PersonaId id(Group group) {
        return PersonaId.of(group.members().get(0).value());
    }

    private static Resolution resolve(IdentityWorld world) {
        return new Resolver(world.rules()).resolve(world.ids(), world);
    }

    /** The world before anybody decided anything, when all values but placeholders linked. */
    private static IdentityWorld undecided(IdentityWorld world) {
        List<ProfileFacts> profiles = world.profiles().stream()
                .map(facts -> new ProfileFacts(
                        facts.id(),
                        facts.key(),
                        facts.identifiers(),
                        facts.nameWords(),
                        facts.birthDateOrNull(),
                        List.of()))
                .toList();
        List<ValueFacts> values = world.values().stream()
                .map(value -> new ValueFacts(
                        value.identifier(),
                        value.owners(),
                        !world.rules().placeholders().matches(value.identifier())))
                .toList();
        return IdentityWorld.of(world.rules(), profiles, values, List.of());
    }

    private static Difference difference(IdentityWorld world) {
        IdentityWorld earlier = undecided(world);
        Map<PersonaId, Group> were = byId(resolve(earlier));
        Map<PersonaId, Group> are = byId(resolve(world));
        Map<PersonaId, List<ProfileId>> before = new TreeMap<>();
        Map<PersonaId, Group> after = new TreeMap<>();
        were.forEach((id, group) -> {
            if (!are.containsKey(id) || !are.get(id).members().equals(group.members())) {
                before.put(id, group.members());
            }
        });
        are.forEach((id, group) -> {
            if (!were.containsKey(id) || !were.get(id).members().equals(group.members())) {
                after.put(id, group);
            }
        });
        Map<Identifier, Boolean> linked = new LinkedHashMap<>();
        earlier.values().forEach(value -> linked.put(value.identifier(), value.links()));
        List<SharedFlip> flips = world.values().stream()
                .filter(value -> value.links() != Objects.requireNonNull(linked.get(value.identifier())))
                .map(value -> new SharedFlip(value.identifier(), !value.links()))
                .toList();
        return new Difference(before, after, merges(before, after), splits(before, after), flips);
    }

    private static Map<PersonaId, Group> byId(Resolution resolution) {
        return resolution.groups().stream().collect(Collectors.toMap(MergeAnswers::id, group -> group));
    }

    /** The personas that are there no more, by the one that has the profile which gave them their id. */
    private static List<PersonaMerge> merges(Map<PersonaId, List<ProfileId>> before, Map<PersonaId, Group> after) {
        List<PersonaMerge> merges = new ArrayList<>();
        after.forEach((id, group) -> {
            List<PersonaId> absorbed = before.keySet().stream()
                    .filter(old -> !old.equals(id) && group.members().contains(ProfileId.of(old.value())))
                    .toList();
            if (!absorbed.isEmpty()) {
                merges.add(new PersonaMerge(id, absorbed));
            }
        });
        return merges;
    }

    /** The personas whose profiles are in several now. */
    private static List<PersonaSplit> splits(Map<PersonaId, List<ProfileId>> before, Map<PersonaId, Group> after) {
        List<PersonaSplit> splits = new ArrayList<>();
        before.forEach((id, members) -> {
            List<PersonaId> into = after.keySet().stream()
                    .filter(now -> Objects.requireNonNull(after.get(now)).members().stream()
                            .anyMatch(members::contains))
                    .toList();
            if (into.size() > 1) {
                splits.add(new PersonaSplit(id, into));
            }
        });
        return splits;
    }
}

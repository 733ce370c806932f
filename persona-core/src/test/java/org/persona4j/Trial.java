package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.KeyedHash;
import org.persona4j.internal.RecordLayout;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.SharedFlip;
import org.persona4j.merge.SharedWord;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Correction;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.StoreLimits;

/** A history lived through by an engine and by the facts beside it, compared after every action. Not thread-safe. */
final class Trial {
    static final String TENANT = "green-leaf";
    static final byte[] KEY = "a key of enough bytes for a test".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    static final Actor STAFF = Actor.staff("s-1");
    private static final Normalizers NORMALIZERS = Normalizers.standard("US");

    private final TestClock clock = new TestClock();
    private final RecordLayout layout = new RecordLayout(TENANT, new KeyedHash(KEY));
    private final WatchedStore store;
    private final Personas personas;
    private final Facts facts;
    private final List<DecisionId> decisions = new ArrayList<>();
    private Partition partition;

    Trial(IdentityRules rules) {
        this.store = new WatchedStore(new StoreLimits(100, Transactions.keysNeeded(rules), 64 * 1024, 1024 * 1024));
        this.personas = anotherEngine(rules, "i");
        this.facts = new Facts(rules);
        this.partition = facts.partition();
    }

    private Personas anotherEngine(IdentityRules rules, String ids) {
        return PersonaEngine.builder(store)
                .hashKey(HashKey.of(KEY))
                .identityRules(rules)
                .clock(clock)
                .ids(new TestIds(ids))
                .build()
                .tenant(TENANT)
                .as(STAFF);
    }

    /** A further engine on the same store, whose ids begin differently. */
    Personas anotherEngine(String ids) {
        return anotherEngine(facts.rules(), ids);
    }

    /** The contents of the store. */
    StoreContents contents() {
        return new StoreContents(store, layout);
    }

    Personas personas() {
        return personas;
    }

    WatchedStore store() {
        return store;
    }

    Facts facts() {
        return facts;
    }

    Partition partition() {
        return partition;
    }

    /** Lives through one action, and compares the answer and all that can be read afterwards. */
    void live(Action action) {
        if (action instanceof Action.Take take) {
            took(List.of(take), List.of(personas.intake().take(record(take))));
        } else if (action instanceof Action.TakeAll all && keepsTogether()) {
            all.takes().forEach(this::live);
        } else if (action instanceof Action.TakeAll all) {
            took(
                    all.takes(),
                    personas.intake()
                            .takeAll(all.takes().stream().map(Trial::record).toList()));
        } else if (action instanceof Action.Tick tick) {
            clock.move(Duration.ofSeconds(tick.seconds()));
        } else if (action instanceof Action.Declare declare) {
            declare(declare.identifier(), declare.shared());
        } else if (action instanceof Action.WithdrawDeclaration withdraw) {
            withdrawDeclaration(withdraw.identifier());
        } else if (action instanceof Action.Withdraw withdraw) {
            if (!decisions.isEmpty()) {
                withdraw(decisions.get(withdraw.decision() % decisions.size()));
            }
        } else if (!facts.profiles().isEmpty()) {
            liveOnProfiles(action);
        }
        compare();
    }

    private void liveOnProfiles(Action action) {
        if (action instanceof Action.Link link) {
            link(profile(link.one()), profile(link.other()));
        } else if (action instanceof Action.Separate separate) {
            separate(profile(separate.profile()));
        } else if (action instanceof Action.Correct correct) {
            correct(profile(correct.profile()), correct);
        } else if (action instanceof Action.WithdrawCorrection withdraw) {
            Profile before = profile(withdraw.profile());
            corrected(
                    before,
                    ProfileHistory.withdrawCorrection(before, withdraw.identifier()),
                    personas.merges().withdrawCorrection(before.id(), withdraw.identifier(), "mistaken"));
        } else if (action instanceof Action.SetTraits set) {
            setTraits(profile(set.profile()), set);
        } else if (action instanceof Action.SetOverride override) {
            override(profile(override.profile()), override);
        }
    }

    private Profile profile(int number) {
        List<Profile> all = facts.profiles();
        return all.get(number % all.size());
    }

    static SourceRecord record(Action.Take take) {
        Source source = Source.of(take.slot() % 2 == 0 ? Source.Kind.FILE_IMPORT : Source.Kind.LOYALTY_SIGNUP);
        SourceRecord.Builder record = SourceRecord.builder(source);
        if (take.slot() >= 0) {
            record.sourceRecordId("r" + take.slot());
        }
        take.second().ifPresent(second -> record.observedAt(TestClock.START.plusSeconds(second)));
        Action.Saying saying = take.saying();
        for (Identifier identifier : saying.identifiers()) {
            switch (identifier.type()) {
                case PHONE -> record.phone(identifier.value());
                case EMAIL -> record.email(identifier.value());
                case GOVERNMENT_ID -> record.addGovernmentIds(identifier.value());
                case MEDICAL_ID -> record.addMedicalIds(identifier.value());
                case NAME_BIRTH_DATE -> throw new IllegalArgumentException("made of name and birth date");
            }
        }
        record.cleared(saying.cleared());
        saying.name().ifPresent(name -> record.firstName(name.split(" ", -1)[0]).lastName(name.split(" ", -1)[1]));
        saying.birthDate().ifPresent(date -> record.birthDate(LocalDate.parse(date)));
        record.favoriteStore(saying.favoriteStore());
        saying.color().ifPresent(color -> record.trait("color", color));
        return record.build();
    }

    private void took(List<Action.Take> takes, List<IntakeOutcome> outcomes) {
        assertThat(outcomes).hasSameSizeAs(takes);
        for (int i = 0; i < takes.size(); i++) {
            take(record(takes.get(i)), outcomes.get(i));
        }
    }

    private void take(SourceRecord given, IntakeOutcome outcome) {
        NormalizedRecord record = NormalizedRecord.of(given, NORMALIZERS);
        if (!record.flaws().isEmpty()) {
            assertThat(outcome).isEqualTo(new IntakeOutcome.Rejected(record.flaws(), record.invalid()));
            return;
        }
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        IntakeOutcome.Accepted accepted = (IntakeOutcome.Accepted) outcome;
        @Nullable Profile before = null;
        if (record.sourceRecordId().isPresent()) {
            String source =
                    layout.sourceHash(record.source(), record.sourceRecordId().get());
            before = facts.bySource(source);
            facts.sources().put(source, accepted.profile());
        }
        Profile after;
        if (before == null) {
            assertThat(facts.has(accepted.profile())).as("a profile of this id").isFalse();
            after = ProfileHistory.begin(accepted.profile(), key(record, accepted.profile()), record, clock.instant());
        } else {
            assertThat(accepted.profile()).isEqualTo(before.id());
            after = ProfileHistory.take(before, record, clock.instant());
        }
        facts.put(after);
        adoptDecisions();
        Partition was = partition;
        settle();
        assertThat(accepted.merges()).isEqualTo(partition.mergesSince(was));
        assertThat(accepted.splits()).isEqualTo(partition.splitsSince(was));
        assertThat(Set.copyOf(accepted.flips())).isEqualTo(flipsSince(was));
        assertThat(accepted.persona()).isEqualTo(partition.home(after.id()));
        assertThat(accepted.kind()).isEqualTo(kind(before, after, was));
    }

    private String key(NormalizedRecord record, ProfileId id) {
        if (record.sourceRecordId().isPresent()) {
            return layout.sourceHash(record.source(), record.sourceRecordId().get());
        }
        return Objects.requireNonNull(
                        store.all(TENANT, "profile", Profile.class).get(id.value()))
                .key();
    }

    private IntakeOutcome.Kind kind(@Nullable Profile before, Profile after, Partition was) {
        if (after.equals(before)) {
            return IntakeOutcome.Kind.UNCHANGED;
        }
        if (!partition.splitsSince(was).isEmpty()) {
            return IntakeOutcome.Kind.SPLIT;
        }
        if (!partition.mergesSince(was).isEmpty()) {
            return IntakeOutcome.Kind.MERGED;
        }
        if (before != null) {
            return IntakeOutcome.Kind.UPDATED;
        }
        boolean alone = partition.groupOf(after.id()).members().size() == 1;
        return alone ? IntakeOutcome.Kind.CREATED : IntakeOutcome.Kind.ATTACHED;
    }

    private Set<SharedFlip> flipsSince(Partition was) {
        Set<SharedFlip> flips = new HashSet<>();
        for (Identifier identifier : partition.shareable()) {
            boolean links = Boolean.TRUE.equals(partition.linked().get(identifier));
            Boolean linked = was.linked().get(identifier);
            if (linked != null && linked != links) {
                flips.add(new SharedFlip(identifier, !links));
            }
        }
        return flips;
    }

    /** Takes decisions that the engine made by itself for facts, as they are. */
    private void adoptDecisions() {
        if (keepsTogether()) {
            store.all(TENANT, "decision", Decision.class).values().stream()
                    .filter(decision -> !decisions.contains(decision.id()))
                    .forEach(decision -> {
                        decisions.add(decision.id());
                        facts.put(decision);
                    });
        }
    }

    private boolean keepsTogether() {
        return facts.rules().onChange() == IdentityRules.OnChange.KEEP_TOGETHER;
    }

    private void settle() {
        partition = facts.partition();
        facts.settle(partition);
    }

    private void link(Profile one, Profile other) {
        MergeOutcome outcome = personas.merges().link(persona(one), persona(other), "the same");
        if (partition.home(one.id()).equals(partition.home(other.id()))) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Unchanged());
            return;
        }
        Set<ProfileId> left = partition.groupOf(one.id()).members();
        Set<ProfileId> right = partition.groupOf(other.id()).members();
        if (left.size() + right.size() > facts.rules().sizeCap()) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.OVERSIZE));
            return;
        }
        Set<ProfileId> both = new HashSet<>(left);
        both.addAll(right);
        Decision.Builder decision = Decision.builder()
                .kind(Decision.Kind.LINK)
                .leftAnchor(one.id())
                .rightAnchor(other.id())
                .left(left)
                .right(right)
                .at(facts.afterAllAbout(both, clock.instant()))
                .actor(STAFF)
                .reason("the same");
        Facts linked = facts.copy();
        linked.put(decision.id(DecisionId.of("maybe")).build());
        Partition after = linked.partition();
        if (isLowered(one.id(), after) || isLowered(other.id(), after)) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.OVERSIZE));
        } else if (!after.home(one.id()).equals(after.home(other.id()))) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.SEPARATED));
        } else {
            decided(decision, outcome);
        }
    }

    private boolean isLowered(ProfileId profile, Partition after) {
        LinkLevel was = partition.groupOf(profile).level();
        LinkLevel is = after.groupOf(profile).level();
        return is != was && is.atLeast(was);
    }

    private void decided(Decision.Builder expected, MergeOutcome outcome) {
        assertThat(outcome).isInstanceOf(MergeOutcome.Done.class);
        DecisionId id = ((MergeOutcome.Done) outcome).decision().orElseThrow();
        Decision decision = expected.id(id).build();
        assertThat(personas.merges().decision(id)).contains(decision);
        decisions.add(id);
        facts.put(decision);
        done(outcome, true);
    }

    private void done(MergeOutcome outcome, boolean decided) {
        Partition was = partition;
        settle();
        assertThat(outcome).isInstanceOf(MergeOutcome.Done.class);
        MergeOutcome.Done done = (MergeOutcome.Done) outcome;
        assertThat(done.decision().isPresent()).isEqualTo(decided);
        assertThat(done.merges()).isEqualTo(partition.mergesSince(was));
        assertThat(done.splits()).isEqualTo(partition.splitsSince(was));
        assertThat(done.flips()).isEqualTo(flipsSince(was).size());
    }

    private void separate(Profile profile) {
        MergeOutcome outcome = personas.merges().separate(profile.id(), "another");
        Set<ProfileId> members = partition.groupOf(profile.id()).members();
        Set<ProfileId> others = new HashSet<>(members);
        others.remove(profile.id());
        if (others.isEmpty()) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.ALONE));
            return;
        }
        List<ProfileId> right = others.stream().sorted().toList();
        decided(
                Decision.builder()
                        .kind(Decision.Kind.SEPARATE)
                        .leftAnchor(profile.id())
                        .rightAnchor(right.get(0))
                        .addLeft(profile.id())
                        .right(right)
                        .at(facts.afterAllAbout(members, clock.instant()))
                        .actor(STAFF)
                        .reason("another"),
                outcome);
        assertThat(partition.groupOf(profile.id()).members()).doesNotContainAnyElementsOf(others);
    }

    private void withdraw(DecisionId id) {
        MergeOutcome outcome = personas.merges().withdraw(id, "mistaken");
        Decision before = facts.decisions().stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .orElseThrow();
        if (!before.holds()) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Unchanged());
            return;
        }
        facts.put(before.withdraw(new Decision.Withdrawal(clock.instant(), STAFF, "mistaken")));
        done(outcome, true);
    }

    private void correct(Profile before, Action.Correct correct) {
        Set<Identifier> add = new HashSet<>(correct.add());
        add.removeAll(correct.remove());
        if (add.isEmpty() && correct.remove().isEmpty()) {
            return;
        }
        MergeOutcome outcome =
                personas.merges().correct(before.id(), List.copyOf(correct.remove()), List.copyOf(add), "told so");
        Profile after = before;
        for (Identifier identifier : correct.remove()) {
            after = ProfileHistory.correct(after, correction(identifier, false));
        }
        for (Identifier identifier : add) {
            after = ProfileHistory.correct(after, correction(identifier, true));
        }
        corrected(before, after, outcome);
    }

    private Correction correction(Identifier identifier, boolean belongs) {
        return new Correction(identifier, belongs, clock.instant(), STAFF, "told so");
    }

    private void corrected(Profile before, Profile after, MergeOutcome outcome) {
        if (after.equals(before)) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Unchanged());
            return;
        }
        facts.put(after);
        done(outcome, false);
    }

    private void declare(Identifier identifier, boolean shared) {
        MergeOutcome outcome = shared
                ? personas.merges().declareShared(identifier, "told so")
                : personas.merges().release(identifier, "told so");
        List<SharedWord> words = facts.wordsOn(identifier);
        if (!words.isEmpty() && words.get(0).shared() == shared) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Unchanged());
            return;
        }
        long owners = facts.profiles().stream()
                .filter(profile -> facts.rules().indexed(profile).contains(identifier))
                .count();
        if (!shared && owners > facts.rules().sizeCap()) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.TOO_MANY_OWNERS));
            return;
        }
        Instant at = clock.instant();
        if (!words.isEmpty() && !words.get(0).at().isBefore(at)) {
            at = words.get(0).at().plusNanos(1);
        }
        List<SharedWord> next = new ArrayList<>(words);
        next.add(0, new SharedWord(shared, at, STAFF, "told so"));
        facts.words(identifier, next);
        done(outcome, false);
    }

    private void withdrawDeclaration(Identifier identifier) {
        MergeOutcome outcome = personas.merges().withdrawDeclaration(identifier, "mistaken");
        List<SharedWord> words = facts.wordsOn(identifier);
        if (words.isEmpty()) {
            assertThat(outcome).isEqualTo(new MergeOutcome.Unchanged());
            return;
        }
        facts.words(identifier, words.subList(1, words.size()));
        done(outcome, false);
    }

    private void setTraits(Profile before, Action.SetTraits set) {
        Map<String, TraitValue> traits = new TreeMap<>(Map.of("color", TraitValue.of(set.color())));
        if (set.replace()) {
            personas.traits().replace(persona(before), traits);
            facts.put(ProfileHistory.replaceTraits(before, traits, clock.instant()));
        } else {
            personas.traits().add(persona(before), traits);
            facts.put(ProfileHistory.addTraits(before, traits, clock.instant()));
        }
        settle();
    }

    private void override(Profile before, Action.SetOverride override) {
        String name = override.name();
        if (override.value().isPresent()) {
            TraitValue value = TraitValue.of(override.value().get());
            personas.overrides().set(persona(before), name, value);
            facts.put(ProfileHistory.override(before, new TraitOverride(name, value, clock.instant(), STAFF)));
        } else {
            personas.overrides().remove(persona(before), name);
            facts.members(partition, partition.home(before.id()))
                    .forEach(member -> facts.put(ProfileHistory.removeOverride(member, name)));
        }
    }

    /** The id of the persona that the profile founded once. */
    static PersonaId persona(Profile profile) {
        return PersonaId.of(profile.id().value());
    }

    /** Compares everything that can be read with what follows from the facts. */
    void compare() {
        new StoreContents(store, layout).areThoseOf(facts, partition);
        assertThat(store.mostKeysOfACommit())
                .as("the most records that a commit named")
                .isLessThanOrEqualTo(Transactions.budget(facts.rules()));
        for (Profile profile : facts.profiles()) {
            PersonaId home = partition.home(profile.id());
            assertThat(personas.search().byId(persona(profile)))
                    .contains(Survivorship.standard().assemble(home, facts.members(partition, home)));
        }
    }
}

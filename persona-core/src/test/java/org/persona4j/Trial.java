package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.HashChain;
import org.persona4j.internal.KeyedHash;
import org.persona4j.internal.Layouts;
import org.persona4j.internal.RecordLayout;
import org.persona4j.internal.TenantRecord;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.SharedWord;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.StoreLimits;

/**
 * A history lived through by an engine, with a chronicle of the facts beside it; both are compared after every action. Here is
 * what the engine is asked; {@link Chronicle} says what is to come of it, {@link Answers} compares. Not thread-safe.
 */
final class Trial {
    static final String TENANT = "green-leaf";
    static final byte[] KEY = "a key of enough bytes for a test".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    static final Actor STAFF = Actor.staff("s-1");
    private static final Normalizers NORMALIZERS = Normalizers.standard("US");

    private final TestClock clock = new TestClock();
    private final Layouts layouts;
    private final WatchedStore store;
    private Personas personas;
    private final Chronicle chronicle;
    private final Facts facts;
    private final Answers answers;

    Trial(IdentityRules rules) {
        this(rules, 1);
    }

    /** A trial in which hash keys may be replaced, begun by an engine that knows only the first. */
    Trial(IdentityRules rules, int keys) {
        this.layouts = new Layouts(
                TENANT,
                new HashChain(IntStream.rangeClosed(1, keys)
                        .mapToObj(number -> new KeyedHash(key(number)))
                        .toList()));
        this.store = new WatchedStore(new StoreLimits(100, Transactions.keysNeeded(rules), 64 * 1024, 1024 * 1024));
        this.personas = anotherEngine(rules, "i", 1);
        this.chronicle = new Chronicle(rules, clock, layouts.newest());
        this.facts = chronicle.facts();
        this.answers = new Answers(chronicle);
    }

    private static byte[] key(int number) {
        byte[] key = KEY.clone();
        key[0] += (byte) (number - 1);
        return key;
    }

    /** The ring of the first so many keys. */
    static Keyring ring(int keys) {
        Keyring ring = Keyring.of(HashKey.of(key(1)));
        for (int number = 2; number <= keys; number++) {
            ring = ring.then(HashKey.of(key(number)));
        }
        return ring;
    }

    private Personas anotherEngine(IdentityRules rules, String ids, int keys) {
        return PersonaEngine.builder(store)
                .keyring(ring(keys))
                .identityRules(rules)
                .clock(clock)
                .ids(new TestIds(ids))
                .build()
                .tenant(TENANT)
                .as(STAFF);
    }

    /** A further engine on the same store, whose ids begin differently. */
    Personas anotherEngine(String ids) {
        return anotherEngine(ids, 1);
    }

    /** A further engine that knows the first so many hash keys. */
    Personas anotherEngine(String ids, int keys) {
        return anotherEngine(facts.rules(), ids, keys);
    }

    /** Goes on with another engine. */
    void goOnWith(Personas engine) {
        personas = engine;
    }

    /** The contents of the store. */
    StoreContents contents() {
        return new StoreContents(store, layout());
    }

    private RecordLayout layout() {
        TenantRecord tenant = store.all(TENANT, "tenant", TenantRecord.class).get("current");
        return tenant == null ? layouts.newest() : layouts.of(tenant);
    }

    /** Compares the contents of the store, and all that can be read, with what follows from the facts. */
    void compare() {
        answers.all(personas, store, contents());
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
        return chronicle.partition();
    }

    /** Lives through one action, and compares the answer and all that can be read afterwards. */
    void live(Action action) {
        if (action instanceof Action.Take take) {
            took(List.of(take), List.of(personas.intake().take(record(take))));
        } else if (action instanceof Action.TakeAll all && chronicle.keepsTogether()) {
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
            List<DecisionId> decisions = chronicle.decisions();
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
            link(chronicle.profile(link.one()), chronicle.profile(link.other()));
        } else if (action instanceof Action.Separate separate) {
            separate(chronicle.profile(separate.profile()));
        } else if (action instanceof Action.Correct correct) {
            correct(chronicle.profile(correct.profile()), correct);
        } else if (action instanceof Action.WithdrawCorrection withdraw) {
            Profile before = chronicle.profile(withdraw.profile());
            corrected(
                    before,
                    ProfileHistory.withdrawCorrection(before, withdraw.identifier()),
                    personas.merges().withdrawCorrection(before.id(), withdraw.identifier(), "mistaken"));
        } else if (action instanceof Action.SetTraits set) {
            setTraits(chronicle.profile(set.profile()), set);
        } else if (action instanceof Action.SetOverride override) {
            override(chronicle.profile(override.profile()), override);
        }
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
        @Nullable Profile before = chronicle.source(record, accepted.profile());
        Profile after;
        if (before == null) {
            assertThat(facts.has(accepted.profile())).as("a profile of this id").isFalse();
            after = ProfileHistory.begin(accepted.profile(), key(record, accepted.profile()), record, clock.instant());
        } else {
            assertThat(accepted.profile()).isEqualTo(before.id());
            after = ProfileHistory.take(before, record, clock.instant());
        }
        facts.put(after);
        if (chronicle.keepsTogether()) {
            chronicle.adopt(store.all(TENANT, "decision", Decision.class).values());
        }
        chronicle.settle();
        answers.accepted(accepted, before, after);
    }

    private String key(NormalizedRecord record, ProfileId id) {
        if (record.sourceRecordId().isPresent()) {
            return layouts.newest()
                    .sourceHash(record.source(), record.sourceRecordId().get());
        }
        return Objects.requireNonNull(
                        store.all(TENANT, "profile", Profile.class).get(id.value()))
                .key();
    }

    private void link(Profile one, Profile other) {
        MergeOutcome outcome = personas.merges().link(persona(one), persona(other), "the same");
        if (chronicle.members(one).contains(other.id())) {
            Answers.unchanged(outcome);
            return;
        }
        MergeOutcome.@Nullable Reason refusal = chronicle.refusal(one, other);
        if (refusal != null) {
            Answers.refused(outcome, refusal);
        } else {
            decided(chronicle.link(one, other), outcome);
        }
    }

    private void decided(Decision.Builder expected, MergeOutcome outcome) {
        assertThat(outcome).isInstanceOf(MergeOutcome.Done.class);
        DecisionId id = ((MergeOutcome.Done) outcome).decision().orElseThrow();
        Decision decision = expected.id(id).build();
        assertThat(personas.merges().decision(id)).contains(decision);
        chronicle.decided(decision);
        done(outcome, true);
    }

    private void done(MergeOutcome outcome, boolean decided) {
        chronicle.settle();
        answers.done(outcome, decided);
    }

    private void separate(Profile profile) {
        MergeOutcome outcome = personas.merges().separate(profile.id(), "another");
        Set<ProfileId> others = new HashSet<>(chronicle.members(profile));
        others.remove(profile.id());
        if (others.isEmpty()) {
            Answers.refused(outcome, MergeOutcome.Reason.ALONE);
            return;
        }
        decided(chronicle.separation(profile, others), outcome);
        assertThat(chronicle.members(profile)).doesNotContainAnyElementsOf(others);
    }

    private void withdraw(DecisionId id) {
        MergeOutcome outcome = personas.merges().withdraw(id, "mistaken");
        Decision before = chronicle.decision(id);
        if (!before.holds()) {
            Answers.unchanged(outcome);
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
        corrected(before, chronicle.corrected(before, correct.remove(), add), outcome);
    }

    private void corrected(Profile before, Profile after, MergeOutcome outcome) {
        if (after.equals(before)) {
            Answers.unchanged(outcome);
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
            Answers.unchanged(outcome);
            return;
        }
        if (!shared && chronicle.isOnTooMany(identifier)) {
            Answers.refused(outcome, MergeOutcome.Reason.TOO_MANY_OWNERS);
            return;
        }
        chronicle.say(identifier, shared);
        done(outcome, false);
    }

    private void withdrawDeclaration(Identifier identifier) {
        MergeOutcome outcome = personas.merges().withdrawDeclaration(identifier, "mistaken");
        List<SharedWord> words = facts.wordsOn(identifier);
        if (words.isEmpty()) {
            Answers.unchanged(outcome);
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
        chronicle.settle();
    }

    private void override(Profile before, Action.SetOverride override) {
        String name = override.name();
        if (override.value().isPresent()) {
            TraitValue value = TraitValue.of(override.value().get());
            personas.overrides().set(persona(before), name, value);
            facts.put(ProfileHistory.override(before, new TraitOverride(name, value, clock.instant(), STAFF)));
        } else {
            personas.overrides().remove(persona(before), name);
            facts.members(chronicle.partition(), chronicle.partition().home(before.id()))
                    .forEach(member -> facts.put(ProfileHistory.removeOverride(member, name)));
        }
    }

    /** The id of the persona that the profile founded once. */
    static PersonaId persona(Profile profile) {
        return PersonaId.of(profile.id().value());
    }
}

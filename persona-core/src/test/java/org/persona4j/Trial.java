package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.HashChain;
import org.persona4j.internal.KeyedHash;
import org.persona4j.internal.Layouts;
import org.persona4j.internal.RecordLayout;
import org.persona4j.internal.TenantRecord;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;

/**
 * A history lived through by an engine, with a chronicle of the facts beside it; both are compared after every action. Here is
 * what the engine is asked; {@link Chronicle} says what is to come of it, {@link Answers} compares. Not thread-safe.
 */
final class Trial {
    static final String TENANT = "green-leaf";
    static final byte[] KEY = "a key of enough bytes for a test".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    static final Actor STAFF = Actor.owner("o-1");
    static final Actor MACHINE = Actor.system("carrier");
    private static final Faults NO_FAULTS = Faults.none();
    private static final Normalizers NORMALIZERS = Normalizers.standard("US");

    private final TestClock clock = new TestClock();
    private final Layouts layouts;
    private final WatchedStore store;
    private final FaultInjectingStore faults;
    private Personas personas;
    private Client client;
    private final boolean mayHaveLostAnswers;
    private final Chronicle chronicle;
    private final Facts facts;
    private final Answers answers;

    /** A trial in which nothing goes wrong, unless faults are injected, and every call is made once. */
    Trial(IdentityRules rules) {
        this(rules, NO_FAULTS, false, 1);
    }

    /** A trial in which hash keys may be replaced, begun by an engine that knows only the first. */
    Trial(IdentityRules rules, int keys) {
        this(rules, NO_FAULTS, false, keys);
    }

    private Trial(IdentityRules rules, Faults whatGoesWrong, boolean persistently, int keys) {
        this.layouts = new Layouts(
                TENANT,
                new HashChain(IntStream.rangeClosed(1, keys)
                        .mapToObj(number -> new KeyedHash(key(number)))
                        .toList()));
        this.store = WatchedStore.small(rules);
        this.faults = new FaultInjectingStore(store, whatGoesWrong);
        this.personas = engineOn(faults, rules, "i", 1);
        this.client = persistently
                ? new PersistentClient("c", faults, ids -> engineOn(faults, rules, ids, 1))
                : Client.of(personas);
        this.mayHaveLostAnswers = whatGoesWrong != NO_FAULTS;
        this.chronicle = new Chronicle(rules, clock, layouts.newest());
        this.facts = chronicle.facts();
        this.answers = new Answers(chronicle);
    }

    /** A trial in which things go wrong that an engine settles by itself: every call is made once. */
    static Trial over(Faults faults, IdentityRules rules) {
        return new Trial(rules, faults, false, 1);
    }

    /** A trial in which things go wrong, and every call is made again until it is answered. */
    static Trial despite(Faults faults, IdentityRules rules) {
        return new Trial(rules, faults, true, 1);
    }

    /** The hash key of this number. */
    static byte[] key(int number) {
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

    private Personas engineOn(PersonaStore between, IdentityRules rules, String ids, int keys) {
        return PersonaEngine.builder(between)
                .keyring(ring(keys))
                .identityRules(rules)
                .clock(clock)
                .ids(new TestIds(ids))
                .build()
                .tenant(TENANT)
                .as(STAFF);
    }

    /** A further engine of the same process, whose ids begin differently. */
    Personas anotherEngine(String ids) {
        return anotherEngine(ids, 1);
    }

    /** A further engine of the same process that knows the first so many hash keys. */
    Personas anotherEngine(String ids, int keys) {
        return engineOn(faults, facts.rules(), ids, keys);
    }

    /** Goes on with another engine. */
    void goOnWith(Personas engine) {
        personas = engine;
        client = Client.of(engine);
    }

    /** Somebody who makes every call again until it is answered, known by what the ids of engines and operations begin with. */
    Client anotherPersistentClient(String name) {
        return new PersistentClient(name, faults, this::anotherEngine);
    }

    /** A further process on the same store, whose ids begin differently. */
    Instance anotherProcess(String ids, Faults whatGoesWrong) {
        FaultInjectingStore between = new FaultInjectingStore(store, whatGoesWrong);
        return new Instance(engineOn(between, facts.rules(), ids, 1), between);
    }

    /**
     * The same store as a machine sees it that hands in the files of the owner too, by a policy on opt-ins; its ids begin with a
     * text of its own.
     */
    Personas asMachine(OptInPolicy policy, String ids) {
        return PersonaEngine.builder(store)
                .keyring(ring(1))
                .identityRules(facts.rules())
                .optInPolicy(policy)
                .accessPolicy(AccessPolicy.standard().with(Role.SYSTEM, Permission.IMPORT))
                .clock(clock)
                .ids(new TestIds(ids))
                .build()
                .tenant(TENANT)
                .as(MACHINE);
    }

    TestClock clock() {
        return clock;
    }

    Partition partition() {
        return chronicle.partition();
    }

    /** The contents of the store. */
    StoreContents contents() {
        StoreContents contents = new StoreContents(store, layout());
        return client.repeats() ? contents.butForMarks() : contents;
    }

    private RecordLayout layout() {
        TenantRecord tenant = store.all(TENANT, "tenant", TenantRecord.class).get("current");
        return tenant == null ? layouts.newest() : layouts.of(tenant);
    }

    Personas personas() {
        return personas;
    }

    WatchedStore store() {
        return store;
    }

    /** How calls are made of the engine. */
    Client client() {
        return client;
    }

    /** What stands between the engines and the store. */
    FaultInjectingStore faults() {
        return faults;
    }

    Facts facts() {
        return facts;
    }

    /** Lives through one action, and compares the answer and all that can be read afterwards. */
    void live(Action action) {
        if (action instanceof Action.Take take) {
            takeIn(List.of(take));
        } else if (action instanceof Action.TakeAll all && isTakenOneByOne(all)) {
            all.takes().forEach(this::live);
        } else if (action instanceof Action.TakeAll all) {
            takeIn(all.takes());
        } else if (action instanceof Action.Tick tick) {
            clock.move(Duration.ofSeconds(tick.seconds()));
        } else if (!merging().lives(action)
                && !facts.profiles().isEmpty()
                && !new ArchiveTrial(chronicle, client).lives(action)) {
            liveOnProfiles(action);
        }
        compare();
    }

    /** Compares all that can be read. */
    void compare() {
        answers.all(client, store, contents());
    }

    private MergeTrial merging() {
        return new MergeTrial(chronicle, client, answers, clock);
    }

    private void liveOnProfiles(Action action) {
        if (action instanceof Action.SetTraits set) {
            setTraits(chronicle.profile(set.profile()), set);
        } else if (action instanceof Action.SetOverride override) {
            override(chronicle.profile(override.profile()), override);
        } else {
            merging().livesOnProfiles(action);
        }
    }

    /**
     * Whether the records of a batch are to be taken in one by one: because decisions follow from each, or because a batch made
     * again would tell an undated record as news that another in it has overtaken, or take in what it skipped as somebody's in
     * the archive, who cannot be told by a value any more that others in it made a shared one.
     */
    private boolean isTakenOneByOne(Action.TakeAll all) {
        Set<Integer> slots = new HashSet<>();
        boolean again = all.takes().stream().anyMatch(take -> take.slot() >= 0 && !slots.add(take.slot()));
        boolean archived =
                facts.profiles().stream().anyMatch(profile -> profile.absence().isPresent());
        return chronicle.keepsTogether() || (client.repeats() && (again || archived));
    }

    private void takeIn(List<Action.Take> takes) {
        List<SourceRecord> records = takes.stream().map(Action.Take::record).toList();
        List<PreparedRecord> prepared =
                records.stream().map(personas.intake()::prepare).toList();
        boolean known = takes.stream().allMatch(take -> take.slot() >= 0);
        List<IntakeOutcome> outcomes =
                client.ask(p -> known ? p.intake().takeAll(records) : p.intake().takePrepared(prepared));
        assertThat(outcomes).hasSameSizeAs(takes);
        for (int i = 0; i < takes.size(); i++) {
            take(records.get(i), outcomes.get(i));
        }
    }

    private void take(SourceRecord given, IntakeOutcome outcome) {
        NormalizedRecord record = NormalizedRecord.of(given, NORMALIZERS);
        if (!record.flaws().isEmpty()) {
            assertThat(outcome).isEqualTo(new IntakeOutcome.Rejected(record.flaws(), record.invalid()));
            return;
        }
        if (chronicle.isOfArchived(record)) {
            assertThat(outcome).isEqualTo(new IntakeOutcome.Archived(record.invalid()));
            return;
        }
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        IntakeOutcome.Accepted accepted = (IntakeOutcome.Accepted) outcome;
        @Nullable Profile before = chronicle.source(record);
        chronicle.source(record, accepted.profile());
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
        if (mayHaveLostAnswers && accepted.kind() == IntakeOutcome.Kind.UNCHANGED) {
            Answers.acceptedBefore(accepted);
        } else {
            answers.accepted(accepted, before, after);
        }
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

    private void setTraits(Profile before, Action.SetTraits set) {
        Map<String, TraitValue> traits = new TreeMap<>(Map.of("color", TraitValue.of(set.color())));
        if (set.replace()) {
            client.tell(p -> p.traits().replace(persona(before), traits));
            facts.put(ProfileHistory.replaceTraits(before, traits, clock.instant()));
        } else {
            client.tell(p -> p.traits().add(persona(before), traits));
            facts.put(ProfileHistory.addTraits(before, traits, clock.instant()));
        }
        chronicle.settle();
    }

    private void override(Profile before, Action.SetOverride override) {
        String name = override.name();
        if (override.value().isPresent()) {
            TraitValue value = TraitValue.of(override.value().get());
            client.tell(p -> p.overrides().set(persona(before), name, value));
            facts.put(ProfileHistory.override(before, new TraitOverride(name, value, clock.instant(), STAFF)));
        } else {
            client.tell(p -> p.overrides().remove(persona(before), name));
            facts.members(chronicle.partition(), chronicle.partition().home(before.id()))
                    .forEach(member -> facts.put(ProfileHistory.removeOverride(member, name)));
        }
    }

    /** The id of the persona that the profile founded once. */
    static PersonaId persona(Profile profile) {
        return PersonaId.of(profile.id().value());
    }
}

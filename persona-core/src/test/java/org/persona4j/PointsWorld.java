package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.persona.Persona;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;

/** A tenant with a loyalty program, and the same program told plainly beside it. Not thread-safe. */
final class PointsWorld {
    private final TestClock clock = new TestClock();
    private final LoyaltyPolicy policy;
    private final WatchedStore store;
    private final FaultInjectingStore faults;
    private final Client client;
    private final PlainLots lots;
    private final PlainProgram program;
    private final List<ProfileId> profiles = new ArrayList<>();
    private final Map<ProfileId, String> records = new HashMap<>();
    private final Map<ProfileId, Set<ProfileId>> archived = new TreeMap<>();
    private Map<ProfileId, Set<ProfileId>> present = Map.of();

    private PointsWorld(LoyaltyPolicy policy, Faults whatGoesWrong, boolean persistently) {
        this.policy = policy;
        IdentityRules rules = IdentityRules.builder().sizeCap(8).build();
        this.store = WatchedStore.small(rules);
        this.faults = new FaultInjectingStore(store, whatGoesWrong);
        clock.move(Duration.ofMillis(1));
        this.client = persistently
                ? new PersistentClient("c", faults, ids -> engine(rules, ids))
                : Client.of(engine(rules, "i"));
        this.lots = new PlainLots(policy, clock);
        this.program = new PlainProgram(policy, lots);
    }

    /** A world in which nothing goes wrong. */
    static PointsWorld of(LoyaltyPolicy policy) {
        return new PointsWorld(policy, Faults.none(), false);
    }

    /** A world in which things go wrong, and every call is made again until it is answered. */
    static PointsWorld despite(Faults faults, LoyaltyPolicy policy) {
        return new PointsWorld(policy, faults, true);
    }

    private Personas engine(IdentityRules rules, String ids) {
        return PersonaEngine.builder(faults)
                .keyring(Trial.ring(1))
                .identityRules(rules)
                .loyaltyPolicy(policy)
                .clock(clock)
                .ids(new TestIds(ids))
                .build()
                .tenant(Trial.TENANT)
                .as(Trial.STAFF);
    }

    TestClock clock() {
        return clock;
    }

    Client client() {
        return client;
    }

    WatchedStore store() {
        return store;
    }

    FaultInjectingStore faults() {
        return faults;
    }

    PlainLots lots() {
        return lots;
    }

    PlainProgram program() {
        return program;
    }

    /** The profile of a number, counted around. */
    ProfileId profile(int number) {
        return profiles.get(number % profiles.size());
    }

    /** The id of the record of a profile. */
    String record(ProfileId profile) {
        return Objects.requireNonNull(records.get(profile));
    }

    /** The id of the persona that the profile founded once. */
    static PersonaId id(ProfileId profile) {
        return PersonaId.of(profile.value());
    }

    boolean isArchived(ProfileId profile) {
        return archived.containsKey(profile);
    }

    /** The profiles of the persona of a profile. */
    Set<ProfileId> persona(ProfileId profile) {
        Set<ProfileId> persona = archived.containsKey(profile) ? archived.get(profile) : present.get(profile);
        return Objects.requireNonNull(persona);
    }

    /** All personas, those in the archive too. */
    Collection<Set<ProfileId>> personas() {
        Set<Set<ProfileId>> all = new java.util.LinkedHashSet<>();
        profiles.forEach(profile -> all.add(persona(profile)));
        return all;
    }

    /** A record came in, perhaps a new one. */
    void taken(ProfileId profile, String record) {
        if (!profiles.contains(profile)) {
            Persona persona = client.ask(
                    personas -> personas.search().bySource(Shop.TILL, record).orElseThrow());
            String key = persona.profiles().stream()
                    .filter(one -> one.id().equals(profile))
                    .findFirst()
                    .orElseThrow()
                    .key();
            profiles.add(profile);
            records.put(profile, record);
            lots.begin(profile, key);
        }
    }

    /** A persona was put into the archive. */
    void archived(ProfileId profile) {
        Set<ProfileId> group = persona(profile);
        group.forEach(one -> archived.put(one, group));
    }

    /** A persona was taken out of the archive. */
    void restored(ProfileId profile) {
        persona(profile).forEach(archived::remove);
    }

    /** Looks who is who now. */
    void look() {
        Map<ProfileId, PersonaId> ids = client.ask(personas -> personas.search().personaIds(profiles));
        Map<PersonaId, Set<ProfileId>> groups = new TreeMap<>();
        ids.forEach((profile, id) ->
                groups.computeIfAbsent(id, any -> new TreeSet<>()).add(profile));
        Map<ProfileId, Set<ProfileId>> now = new TreeMap<>();
        groups.values().forEach(group -> group.forEach(profile -> now.put(profile, group)));
        present = now;
        Set<ProfileId> gone = new TreeSet<>(profiles);
        gone.removeAll(now.keySet());
        assertThat(gone).isEqualTo(archived.keySet());
    }
}

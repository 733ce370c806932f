package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.Refusal;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.memory.InMemoryPersonaStore;

/** The same dated records make the same personas, in whatever order and however many at a time they come. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class OrderProperties {
    private static final Action.Saying NOTHING = new Action.Saying(
            Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All that there is to say of a persona but the ids that the engine gave. */
    private record Picture(
            Set<String> keys,
            Map<String, TraitValue> traits,
            Set<Identifier> identifiers,
            Optional<Identifier> phone,
            Optional<Identifier> email,
            Optional<String> favoriteStore,
            Source entrySource,
            Instant firstSeen,
            Set<Refusal.Cause> quarantine) {}

    @Property(tries = 10_000)
    void neitherOrderNorBatchesMatter(
            @ForAll IdentityRules rules, @ForAll List<Action.Take> takes, @ForAll Random random) {
        List<Action.Take> shuffled = new ArrayList<>(takes);
        Collections.shuffle(shuffled, random);

        Set<Picture> oneByOne = pictures(calm(rules), takes, 1);
        Set<Picture> otherwise = pictures(calm(rules), shuffled, 1 + random.nextInt(takes.size()));

        assertThat(otherwise).isEqualTo(oneByOne);
    }

    @Property(tries = 1_000)
    void nobodyTellsFromTheOthersInWhichOrderThoseCameWhoAreArchived(
            @ForAll IdentityRules rules, @ForAll List<Action.Take> takes, @ForAll Random random) {
        List<Action.Take> shuffled = new ArrayList<>(takes);
        Collections.shuffle(shuffled, random);
        Set<Integer> archived = new HashSet<>();
        takes.stream().limit(2).forEach(take -> archived.add(take.slot()));
        Client one = calm(rules);
        Client other = calm(rules);
        Set<Picture> before = pictures(one, takes, 1);
        pictures(other, shuffled, 1 + random.nextInt(takes.size()));

        List<PersonaId> ofOne = archive(one, archived);
        List<PersonaId> ofOther = archive(other, archived);

        assertThat(left(other, shuffled)).isEqualTo(left(one, takes));
        restore(one, ofOne);
        Collections.shuffle(ofOther, random);
        restore(other, ofOther);
        assertThat(left(one, takes)).isEqualTo(before);
        assertThat(left(other, takes)).isEqualTo(before);
    }

    /** Archives the personas that hold these records, those that were not archived with another. */
    private static List<PersonaId> archive(Client client, Set<Integer> slots) {
        List<PersonaId> archived = new ArrayList<>();
        slots.forEach(slot -> bySlot(client, slot).map(Persona::id).ifPresent(id -> {
            client.tell(personas -> personas.archive().put(id, ArchiveReason.MANUAL, "not now"));
            archived.add(id);
        }));
        return archived;
    }

    private static void restore(Client client, List<PersonaId> archived) {
        archived.forEach(id -> client.tell(personas -> personas.archive().restore(id, "wanted again")));
    }

    private static Optional<Persona> bySlot(Client client, int slot) {
        Source source =
                new Action.Take(slot, Optional.empty(), NOTHING).record().source();
        return client.ask(personas -> personas.search().bySource(source, "r" + slot));
    }

    @Property(tries = 300)
    void neitherDoesWhatGoesWrong(
            @ForAll IdentityRules rules, @ForAll List<Action.Take> takes, @ForAll Random random, @ForAll long seed) {
        List<Action.Take> shuffled = new ArrayList<>(takes);
        Collections.shuffle(shuffled, random);
        Client persistent =
                Trial.despite(FaultProperties.everything(seed), rules).client();

        Set<Picture> otherwise = pictures(persistent, shuffled, 1 + random.nextInt(takes.size()));

        assertThat(otherwise).isEqualTo(pictures(calm(rules), takes, 1));
    }

    private static Client calm(IdentityRules rules) {
        return Client.of(PersonaEngine.builder(new InMemoryPersonaStore())
                .hashKey(HashKey.of(Trial.KEY))
                .identityRules(rules)
                .clock(new TestClock())
                .ids(new TestIds())
                .build()
                .tenant(Trial.TENANT)
                .as(Trial.STAFF));
    }

    private static Set<Picture> pictures(Client client, List<Action.Take> takes, int together) {
        for (int from = 0; from < takes.size(); from += together) {
            List<Action.Take> some = takes.subList(from, Math.min(takes.size(), from + together));
            List<SourceRecord> records = some.stream().map(Action.Take::record).toList();
            client.tell(personas -> personas.intake().takeAll(records));
        }
        return left(client, takes);
    }

    /** The pictures of those who are there of these. */
    private static Set<Picture> left(Client client, List<Action.Take> takes) {
        Map<String, Set<Refusal.Cause>> quarantine = new TreeMap<>();
        List<QuarantinedPersona> reviewed =
                client.ask(personas -> personas.merges().quarantine());
        for (QuarantinedPersona persona : reviewed) {
            quarantine.put(persona.persona().value(), Set.copyOf(persona.causes()));
        }
        Set<Picture> pictures = new HashSet<>();
        for (Action.Take take : takes) {
            bySlot(client, take.slot())
                    .map(persona -> picture(
                            persona, quarantine.getOrDefault(persona.id().value(), Set.of())))
                    .ifPresent(pictures::add);
        }
        return pictures;
    }

    private static Picture picture(Persona persona, Set<Refusal.Cause> quarantine) {
        Set<String> keys = new TreeSet<>();
        Set<Identifier> identifiers = new TreeSet<>();
        for (Profile profile : persona.profiles()) {
            keys.add(profile.key());
            identifiers.addAll(profile.identifiers());
        }
        Map<String, TraitValue> traits = new TreeMap<>();
        persona.traits().forEach(trait -> traits.put(trait.name(), trait.value()));
        return new Picture(
                keys,
                traits,
                identifiers,
                persona.primaryPhone(),
                persona.primaryEmail(),
                persona.favoriteStore().map(FavoriteStore::storeId),
                persona.entrySource(),
                persona.firstSeen(),
                quarantine);
    }
}

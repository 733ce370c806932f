package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.persona.Persona;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.search.Criterion;
import org.persona4j.search.FoundBy;
import org.persona4j.search.Hit;
import org.persona4j.search.NameKey;
import org.persona4j.search.Query;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;

/**
 * Finds out, in one attempt at reading, where personas may be that answer a query, and whether one does. What it is led to by a
 * scan it reads by key and puts together before it believes it. Not thread-safe; dies with the attempt.
 */
public final class Finder {
    private static final int MOST_SOURCES = 1_000;

    private final Attempt attempt;
    private final PersonaStore store;
    private final Rules rules;
    private final Reach reach;
    private final Match match;

    /**
     * What personas are put together and texts are read by.
     *
     * @param normalizers how identifiers are read
     * @param survivorship which values survive
     * @param loyalty where purchases count from
     */
    public record Rules(Normalizers normalizers, Survivorship survivorship, LoyaltyPolicy loyalty) {}

    /** Looks for personas as one attempt finds them, of those within reach. */
    public Finder(Attempt attempt, PersonaStore store, Rules rules, Reach reach) {
        this.attempt = attempt;
        this.store = store;
        this.rules = rules;
        this.reach = reach;
        this.match = new Match(attempt, store, rules.normalizers(), rules.loyalty());
    }

    /** The persona that has this id now, if it is seen and answers the query. */
    public Optional<Hit> answer(PersonaId id, Query query) {
        if (!reach.sees(attempt, id)) {
            return Optional.empty();
        }
        Persona persona = persona(id);
        Set<FoundBy> foundBy = EnumSet.noneOf(FoundBy.class);
        for (Criterion criterion : query.criteria()) {
            Optional<Set<FoundBy>> ways = match.ways(criterion, persona);
            if (ways.isEmpty()) {
                return Optional.empty();
            }
            foundBy.addAll(ways.get());
        }
        return Optional.of(new Hit(persona, foundBy));
    }

    private Persona persona(PersonaId id) {
        PersonaRecord record = attempt.requirePersona(id);
        return rules.survivorship()
                .assemble(id, attempt.members(record), Lookups.purchases(attempt, record, rules.loyalty()));
    }

    /**
     * The personas, by the ids they have now, to which a criterion leads at once. Others that answer it are {@link #listed}: those that
     * are only named so, and those of an address that very many have or had.
     */
    public Set<PersonaId> led(Criterion criterion) {
        if (criterion instanceof Criterion.Receipt receipt) {
            Set<PersonaId> found = new TreeSet<>();
            new OrderReads(attempt, store)
                    .byId(receipt.orderId(), reach)
                    .map(RecordedOrder::persona)
                    .ifPresent(found::add);
            return found;
        }
        if (criterion instanceof Criterion.MergedFrom merged) {
            Set<ProfileId> profiles = new LinkedHashSet<>();
            for (Identifier identifier : match.addresses(merged.phoneOrEmail())) {
                profiles.addAll(Lookups.owners(attempt, identifier));
                profiles.addAll(Lookups.formerOwners(attempt, store, identifier));
            }
            return personasOf(profiles);
        }
        return criterion instanceof Criterion.Text text ? led(text.text()) : Set.of();
    }

    private Set<PersonaId> led(String text) {
        Set<ProfileId> profiles = new LinkedHashSet<>();
        for (Identifier identifier : match.addresses(text)) {
            profiles.addAll(Lookups.owners(attempt, identifier));
        }
        List<Source> sources = sources();
        attempt.workspace()
                .load(sources.stream()
                        .map(source -> attempt.layout().source(source, text))
                        .toList());
        for (Source source : sources) {
            Lookups.bySource(attempt, source, text).map(Profile::id).ifPresent(profiles::add);
        }
        Set<PersonaId> found = personasOf(profiles);
        id(text).flatMap(attempt::current).ifPresent(found::add);
        return found;
    }

    private static Optional<PersonaId> id(String text) {
        try {
            return Optional.of(PersonaId.of(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Set<PersonaId> personasOf(Set<ProfileId> profiles) {
        Set<PersonaId> found = new TreeSet<>();
        Lookups.profiles(attempt, profiles).forEach(profile -> found.add(profile.personaId()));
        return found;
    }

    /** The sources that records came from, the first thousand of them. */
    private List<Source> sources() {
        RecordPage page = store.scan(
                RecordKind.KNOWN_SOURCE.scan(attempt.layout().tenant()).withLimit(MOST_SOURCES));
        return page.records().stream()
                .map(record -> Source.parse(record.key().id()))
                .toList();
    }

    /**
     * What a look at some places found, in their order.
     *
     * @param places those at which somebody is who is seen
     * @param nextOrNull where the next look begins; null if there is nothing more
     */
    public record Looked(List<Place> places, @Nullable String nextOrNull) {}

    /**
     * A place at which somebody is who is seen.
     *
     * @param at where the next look begins if it is to begin after this one
     * @param answer who it is, if they answer the query and are to be found here and nowhere else
     */
    public record Place(String at, Optional<Hit> answer) {}

    /**
     * Looks at all personas, in the order of their ids.
     *
     * @param afterOrNull where to begin; null for the beginning
     * @param most how many records to look at
     */
    public Looked everybody(@Nullable String afterOrNull, int most, Query query) {
        RecordPage page = page(RecordKind.PERSONA, afterOrNull, most);
        List<PersonaId> ids = page.records().stream()
                .map(record -> PersonaId.of(record.key().id()))
                .toList();
        loadMembers(ids);
        List<Place> places = new ArrayList<>();
        for (PersonaId id : ids) {
            if (reach.sees(attempt, id)) {
                places.add(new Place(id.value(), answer(id, query)));
            }
        }
        return new Looked(places, next(page));
    }

    /**
     * Looks at all profiles in the order in which their sources first saw them; each persona is where its first one is.
     *
     * @param afterOrNull where to begin; null for the beginning
     * @param most how many records to look at
     */
    public Looked byFirstSeen(@Nullable String afterOrNull, int most, Query query) {
        RecordPage page = page(RecordKind.SEEN, afterOrNull, most);
        List<RecordKey> keys = page.records().stream().map(StoredRecord::key).toList();
        List<ProfileId> ids = keys.stream().map(RecordLayout::profileSeen).toList();
        load(ids);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Profile profile = seen(ids.get(i));
            if (profile != null && isWhereFirstSeen(profile, keys.get(i))) {
                places.add(new Place(keys.get(i).id(), answer(profile.personaId(), query)));
            }
        }
        return new Looked(places, next(page));
    }

    /** Whether a record tells when a persona was first seen: that of the profile that was first, of several the one with the least id. */
    private boolean isWhereFirstSeen(Profile profile, RecordKey seen) {
        return members(profile).stream()
                .map(attempt.layout()::seen)
                .min(Comparator.comparing(RecordKey::id))
                .filter(seen::equals)
                .isPresent();
    }

    /**
     * Looks at the profiles that are listed under what a text may name, or under an address, in the order of their ids; each persona
     * is where the first of these is. Those to whom it {@linkplain #led leads} are not here.
     *
     * @param leader a {@link Criterion.Text} or {@link Criterion.MergedFrom}
     * @param afterOrNull where to begin; null for the beginning
     * @param most how many records to look at
     */
    public Looked listed(Criterion leader, @Nullable String afterOrNull, int most, Query query) {
        TreeSet<ProfileId> all = new TreeSet<>();
        for (Listing listing : listings(leader)) {
            all.addAll(listed(listing, afterOrNull, most));
        }
        List<ProfileId> ids = all.stream().limit(most).toList();
        load(ids);
        Set<PersonaId> led = led(leader);
        List<Place> places = new ArrayList<>();
        for (ProfileId id : ids) {
            Profile profile = seen(id);
            if (profile != null && !led.contains(profile.personaId()) && isFirst(profile, leader)) {
                places.add(new Place(id.value(), answer(profile.personaId(), query)));
            }
        }
        return new Looked(places, ids.size() < most ? null : ids.get(most - 1).value());
    }

    /** Records that end in the ids of profiles. */
    private record Listing(RecordKind kind, String prefix) {}

    private List<Listing> listings(Criterion leader) {
        RecordLayout layout = attempt.layout();
        List<Listing> all = new ArrayList<>();
        if (leader instanceof Criterion.Text text) {
            for (NameKey name : NameKey.leadingTo(text.text())) {
                layout.prefixesBelow(layout.name(name))
                        .forEach(prefix -> all.add(new Listing(RecordKind.NAME, prefix)));
            }
        }
        for (Identifier identifier : addresses(leader)) {
            for (String prefix : layout.prefixesBelow(attempt.key(identifier))) {
                all.add(new Listing(RecordKind.OWNER, prefix));
                if (leader instanceof Criterion.MergedFrom) {
                    all.add(new Listing(RecordKind.FORMER, prefix));
                }
            }
        }
        return all;
    }

    private List<Identifier> addresses(Criterion leader) {
        return leader instanceof Criterion.Text text
                ? match.addresses(text.text())
                : leader instanceof Criterion.MergedFrom merged ? match.addresses(merged.phoneOrEmail()) : List.of();
    }

    private List<ProfileId> listed(Listing listing, @Nullable String afterOrNull, int most) {
        RecordScan scan = listing.kind()
                .scan(attempt.layout().tenant())
                .withPrefix(listing.prefix())
                .withLimit(most);
        RecordPage page =
                store.scan(afterOrNull == null ? scan : scan.after(ScanCursor.of(listing.prefix() + afterOrNull)));
        List<ProfileId> found = new ArrayList<>();
        while (true) {
            page.records().forEach(record -> found.add(RecordLayout.ownerOf(record.key())));
            if (found.size() >= most || page.next().isEmpty()) {
                return found;
            }
            page = store.scan(scan.after(page.next().get()));
        }
    }

    /** Whether a profile is the first of those of its persona that are listed. */
    private boolean isFirst(Profile profile, Criterion leader) {
        Set<NameKey> names = leader instanceof Criterion.Text text ? NameKey.leadingTo(text.text()) : Set.of();
        List<Identifier> addresses = addresses(leader);
        return members(profile).stream()
                .filter(member -> NameKey.of(member).stream().anyMatch(names::contains)
                        || addresses.stream().anyMatch(member.identifiers()::contains)
                        || (leader instanceof Criterion.MergedFrom
                                && addresses.stream().anyMatch(member.earlierIdentifiers()::contains)))
                .findFirst()
                .filter(first -> first.id().equals(profile.id()))
                .isPresent();
    }

    private RecordPage page(RecordKind kind, @Nullable String afterOrNull, int most) {
        RecordScan scan = kind.scan(attempt.layout().tenant()).withLimit(most);
        return store.scan(afterOrNull == null ? scan : scan.after(ScanCursor.of(afterOrNull)));
    }

    private static @Nullable String next(RecordPage page) {
        return page.next().map(ScanCursor::lastId).orElse(null);
    }

    private void load(List<ProfileId> ids) {
        attempt.workspace().load(ids.stream().map(attempt.layout()::profile).toList());
        loadMembers(ids.stream()
                .map(attempt::profile)
                .filter(Objects::nonNull)
                .map(Profile::personaId)
                .toList());
    }

    /** Reads personas and their members, each all at once. */
    private void loadMembers(List<PersonaId> ids) {
        attempt.workspace().load(ids.stream().map(attempt.layout()::persona).toList());
        attempt.workspace()
                .load(ids.stream()
                        .map(attempt::persona)
                        .filter(Objects::nonNull)
                        .flatMap(persona -> persona.members().stream())
                        .map(attempt.layout()::profile)
                        .toList());
    }

    private List<Profile> members(Profile profile) {
        return attempt.members(attempt.requirePersona(profile.personaId()));
    }

    /** A profile that is seen, or null. */
    private @Nullable Profile seen(ProfileId id) {
        Profile profile = attempt.profile(id);
        return profile != null && reach.sees(attempt, profile.personaId()) ? profile : null;
    }
}

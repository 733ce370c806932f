package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.ChangeKind;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.FeedRecord.Told;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;
import org.persona4j.wallet.ProfileWallet;

/**
 * What an attempt does to personas that others can see, worked out from the records it writes: from what each was and what it will be.
 * So no call can forget to tell of anything. Not thread-safe; dies with the attempt.
 */
final class FeedDifference {
    private static final Map<String, RecordKind> KINDS = kinds();

    private final Workspace workspace;
    private final RecordLayout layout;
    private final FeedAddresses addresses;
    private final Set<PersonaId> personas = new LinkedHashSet<>();
    private final Set<PersonaId> concerned = new LinkedHashSet<>();
    private final Map<ProfileId, EnumSet<ChangeKind>> ofProfiles = new LinkedHashMap<>();
    private final Map<ProfileId, Set<Channel>> heard = new LinkedHashMap<>();
    private final Map<PersonaId, List<Told>> told = new TreeMap<>();

    /** What an attempt does. */
    FeedDifference(Attempt attempt) {
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
        this.addresses = new FeedAddresses(attempt);
    }

    /** How a persona appears to those who may not know more. */
    private enum Standing {
        NONE,
        SEEN,
        ARCHIVED,
        HIDDEN,
        ERASING;

        /** Whether somebody could know that it is there. */
        boolean isKnown() {
            return this == SEEN || this == ARCHIVED;
        }
    }

    private static Map<String, RecordKind> kinds() {
        Map<String, RecordKind> kinds = new HashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            kinds.put(kind.storedName(), kind);
        }
        return Map.copyOf(kinds);
    }

    /** What there is to tell, by persona, each in its order. */
    List<Told> told() {
        List.copyOf(workspace.written()).forEach(this::look);
        personas.forEach(this::standing);
        Map<PersonaId, EnumSet<ChangeKind>> changed = new TreeMap<>();
        Map<PersonaId, Set<Channel>> channels = new TreeMap<>();
        loadPersonas();
        ofProfiles.forEach((profile, kinds) -> isSeenThroughout(
                profile,
                persona -> changed.computeIfAbsent(persona, key -> EnumSet.noneOf(ChangeKind.class))
                        .addAll(kinds)));
        heard.forEach((profile, on) -> isSeenThroughout(
                profile,
                persona -> channels.computeIfAbsent(persona, key -> new LinkedHashSet<>())
                        .addAll(on)));
        changed.forEach((persona, kinds) -> kinds.forEach(kind -> tell(persona, kind)));
        channels.forEach((persona, on) -> Channel.ALL.stream()
                .filter(on::contains)
                .forEach(channel -> tell(new Told(persona, ChangeKind.OPT_IN, null, channel))));
        List<Told> all = new ArrayList<>();
        told.values().forEach(all::addAll);
        return all;
    }

    private void tell(PersonaId persona, ChangeKind kind) {
        tell(Told.of(persona, kind));
    }

    private void tell(Told one) {
        List<Told> sofar = told.computeIfAbsent(one.persona(), key -> new ArrayList<>(2));
        if (!sofar.contains(one)) {
            sofar.add(one);
        }
    }

    /** Looks at a record that is written. There is no default: of every kind it is to be said what it tells. */
    private void look(RecordKey key) {
        RecordKind kind = Objects.requireNonNull(KINDS.get(key.kind()));
        switch (kind) {
            case PERSONA, ARCHIVED -> personas.add(PersonaId.of(key.id()));
            case PROFILE -> lookAtProfile(key);
            case WALLET -> lookAtWallet(key);
            case LEDGER -> note(firstPart(key), ChangeKind.POINTS);
            case ORDER -> note(RecordLayout.profileOfOrder(key), ChangeKind.UPDATED);
            case PURCHASES -> note(ProfileId.of(key.id()), ChangeKind.UPDATED);
            case REACH ->
                hear(
                        List.of(ProfileId.of(key.id())),
                        FeedAddresses.changed(
                                workspace.stored(key, ReachRecord.class), workspace.get(key, ReachRecord.class)));
            case OPT_IN -> addresses.saidOf(key).ifPresent(said -> hear(addresses.ofWhom(said.address()), said.on()));
            case IDENTIFIER ->
                addresses.flipped(key).ifPresent(flipped -> hear(addresses.everybody(flipped.address()), flipped.on()));
            // What leads to somebody, what lies behind what is told, and what is about nobody.
            case TENANT,
                    SOURCE,
                    OWNER,
                    FORMER,
                    NAME,
                    SEEN,
                    KNOWN_SOURCE,
                    DECISION,
                    OPT_IN_PAGE,
                    IMPORTED,
                    IMPORT,
                    IMPORT_BEGUN,
                    HOLDER,
                    ENTRY,
                    ADJUSTMENT,
                    RECEIPT,
                    VISITS,
                    OPERATION,
                    REPAIR,
                    ERASURE,
                    ERASURE_PAGE,
                    AUDIT,
                    AUDITED,
                    FEED_HEAD,
                    FEED -> {}
        }
    }

    private static ProfileId firstPart(RecordKey key) {
        return ProfileId.of(key.id().substring(0, key.id().indexOf('/')));
    }

    private void note(ProfileId profile, ChangeKind kind) {
        ofProfiles
                .computeIfAbsent(profile, key -> EnumSet.noneOf(ChangeKind.class))
                .add(kind);
    }

    private void hear(Collection<ProfileId> profiles, Collection<Channel> on) {
        if (!on.isEmpty()) {
            profiles.forEach(profile ->
                    heard.computeIfAbsent(profile, key -> new LinkedHashSet<>()).addAll(on));
        }
    }

    private void lookAtProfile(RecordKey key) {
        Profile before = workspace.stored(key, Profile.class);
        Profile after = workspace.get(key, Profile.class);
        if (before == null || after == null || before.equals(after)) {
            return;
        }
        List<StoreChoice> chosen = after.storeChoices();
        if (!before.storeChoices().equals(chosen)) {
            note(after.id(), ChangeKind.FAVORITE_STORE);
        }
        Profile asBefore = Profile.builder()
                .from(after)
                .personaId(before.personaId())
                .decisions(before.decisions())
                .absence(before.absence())
                .storeChoices(before.storeChoices())
                .build();
        if (!asBefore.equals(before)) {
            note(after.id(), ChangeKind.UPDATED);
        }
    }

    private void lookAtWallet(RecordKey key) {
        WalletRecord before = workspace.stored(key, WalletRecord.class);
        WalletRecord after = workspace.get(key, WalletRecord.class);
        ProfileId profile = ProfileId.of(key.id());
        if (!held(before).equals(held(after))) {
            note(profile, ChangeKind.POINTS);
        }
        if (isMember(before) != isMember(after)) {
            note(profile, ChangeKind.UPDATED);
        }
    }

    private static ProfileWallet held(@Nullable WalletRecord wallet) {
        return wallet == null ? ProfileWallet.empty() : wallet.wallet();
    }

    private static boolean isMember(@Nullable WalletRecord wallet) {
        return wallet != null && wallet.isMember();
    }

    /** Reads the profiles of which something is to be told, and their personas, each all at once. */
    private void loadPersonas() {
        Set<ProfileId> profiles = new LinkedHashSet<>(ofProfiles.keySet());
        profiles.addAll(heard.keySet());
        workspace.load(profiles.stream().map(layout::profile).toList());
        workspace.load(profiles.stream()
                .map(this::profile)
                .filter(Objects::nonNull)
                .map(profile -> layout.persona(profile.personaId()))
                .toList());
    }

    private @Nullable Profile profile(ProfileId id) {
        return workspace.get(layout.profile(id), Profile.class);
    }

    /** What is to be done about a persona. */
    private interface Telling {
        void about(PersonaId persona);
    }

    /**
     * Does something about the persona of a profile if it is seen before and after, so that nothing else tells all of it. That it is so
     * when the others are committed is made sure of by the head of its shard, see {@link #concerned}.
     */
    private void isSeenThroughout(ProfileId id, Telling telling) {
        Profile profile = profile(id);
        if (profile == null) {
            return;
        }
        PersonaId persona = profile.personaId();
        RecordKey key = layout.persona(persona);
        PersonaRecord before = workspace.stored(key, PersonaRecord.class);
        PersonaRecord after = workspace.get(key, PersonaRecord.class);
        if (after == null || !after.members().contains(id)) {
            throw new StaleReadException();
        }
        concerned.add(persona);
        if (before != null && before.isPresent() && after.isPresent()) {
            telling.about(persona);
        }
    }

    /**
     * The personas that something was done to, whether it is told or not. Whoever shows one, hides one or changes who is in it tells
     * that, in its shard; so as long as the head of that shard is as it was when all this was looked at, it is still so.
     */
    Set<PersonaId> concerned() {
        return concerned;
    }

    private Standing standingBefore(PersonaId id) {
        return standing(id, workspace.stored(layout.persona(id), PersonaRecord.class), false);
    }

    private Standing standing(PersonaId id, @Nullable PersonaRecord persona, boolean afterwards) {
        if (persona == null) {
            return Standing.NONE;
        }
        if (persona.absenceOrNull() == Absence.ERASING) {
            return Standing.ERASING;
        }
        if (persona.hidden()) {
            return Standing.HIDDEN;
        }
        if (persona.absenceOrNull() == null) {
            return Standing.SEEN;
        }
        RecordKey archive = layout.archived(id);
        ArchivedRecord archived = afterwards
                ? workspace.get(archive, ArchivedRecord.class)
                : workspace.stored(archive, ArchivedRecord.class);
        return archived == null || archived.reason() == ArchiveReason.PRIVACY ? Standing.HIDDEN : Standing.ARCHIVED;
    }

    /** Tells what becomes of a persona as a whole. */
    private void standing(PersonaId id) {
        RecordKey key = layout.persona(id);
        Standing before = standing(id, workspace.stored(key, PersonaRecord.class), false);
        Standing after = standing(id, workspace.get(key, PersonaRecord.class), true);
        if (after == Standing.NONE) {
            partOfAnother(id, before);
        } else if (after == Standing.SEEN) {
            seen(id, before);
        } else if (before != after) {
            boolean known = before == Standing.NONE ? homeBefore(id).isKnown() : before.isKnown();
            if (after == Standing.ARCHIVED) {
                tell(id, ChangeKind.ARCHIVED);
            } else if (known) {
                tell(id, after == Standing.ERASING ? ChangeKind.ERASED : ChangeKind.HIDDEN);
            }
        }
    }

    private void seen(PersonaId id, Standing before) {
        switch (before) {
            case SEEN -> {
                RecordKey key = layout.persona(id);
                List<ProfileId> were = Objects.requireNonNull(workspace.stored(key, PersonaRecord.class))
                        .members();
                List<ProfileId> are = Objects.requireNonNull(workspace.get(key, PersonaRecord.class))
                        .members();
                if (!were.equals(are)) {
                    tell(id, ChangeKind.UPDATED);
                }
            }
            case ARCHIVED -> tell(id, ChangeKind.RESTORED);
            case HIDDEN, ERASING -> tell(id, ChangeKind.VISIBLE);
            case NONE -> {
                Profile founder = workspace.stored(layout.profile(ProfileId.of(id.value())), Profile.class);
                if (founder == null) {
                    tell(id, ChangeKind.CREATED);
                } else if (standingBefore(founder.personaId()).isKnown()) {
                    tell(new Told(id, ChangeKind.SPLIT_FROM, founder.personaId(), null));
                } else {
                    tell(id, ChangeKind.VISIBLE);
                }
            }
        }
    }

    /** How the persona appeared that had the profile which gives a new one its id. */
    private Standing homeBefore(PersonaId id) {
        Profile founder = workspace.stored(layout.profile(ProfileId.of(id.value())), Profile.class);
        return founder == null ? Standing.NONE : standingBefore(founder.personaId());
    }

    /** Tells of a persona that is none any more, where its profile is. */
    private void partOfAnother(PersonaId id, Standing before) {
        Profile founder = profile(ProfileId.of(id.value()));
        if (before == Standing.NONE) {
            return;
        }
        if (founder == null) {
            if (before.isKnown()) {
                tell(id, ChangeKind.ERASED);
            }
            return;
        }
        PersonaRecord now = workspace.get(layout.persona(founder.personaId()), PersonaRecord.class);
        Standing home = standing(founder.personaId(), now, true);
        if (home == Standing.SEEN) {
            tell(new Told(id, ChangeKind.MERGED_INTO, founder.personaId(), null));
        } else if (before.isKnown()) {
            tell(id, home == Standing.ERASING ? ChangeKind.ERASED : ChangeKind.HIDDEN);
        }
    }

    /** The address of which something was said, and where. */
    record Said(Address address, List<Channel> on) {}
}

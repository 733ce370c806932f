package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.optin.Address;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Profile;

/**
 * Whose an address is, and which addresses a persona has.
 *
 * <p>A value that links nobody, because many share it or somebody typed it in want of one, is nobody's own: what is said there
 * holds there alone. Not thread-safe; dies with the attempt.
 */
final class Addresses {
    private final Attempt attempt;
    private final Workspace workspace;
    private final RecordLayout layout;

    Addresses(Attempt attempt) {
        this.attempt = attempt;
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
    }

    /** The identifier that an address is, if it is one. */
    static Stream<Identifier> identifier(Address address) {
        return switch (address.type()) {
            case PHONE -> Stream.of(Identifier.of(IdentifierType.PHONE, address.value()));
            case EMAIL -> Stream.of(Identifier.of(IdentifierType.EMAIL, address.value()));
            case DEVICE, PASS -> Stream.of();
        };
    }

    /** Whether an identifier is an address. */
    static boolean isAddress(Identifier identifier) {
        return identifier.type() == IdentifierType.PHONE || identifier.type() == IdentifierType.EMAIL;
    }

    private static boolean isType(Address.Type type, Identifier identifier) {
        return switch (type) {
            case PHONE -> identifier.type() == IdentifierType.PHONE;
            case EMAIL -> identifier.type() == IdentifierType.EMAIL;
            case DEVICE, PASS -> false;
        };
    }

    /**
     * The personas that have the address as their own and are seen, in the order of their ids. That it is theirs, and who they are, is made
     * sure of by the commit.
     */
    List<PersonaRecord> owners(Address address) {
        Set<PersonaId> personas = allOwners(address);
        personas.forEach(persona -> workspace.lock(layout.persona(persona)));
        return personas.stream()
                .map(attempt::requirePersona)
                .filter(PersonaRecord::isPresent)
                .toList();
    }

    /** The ids of the personas that have the address as their own and are seen, in order. */
    List<PersonaId> ownerIds(Address address) {
        return allOwners(address).stream()
                .filter(persona -> attempt.requirePersona(persona).isPresent())
                .toList();
    }

    private Set<PersonaId> allOwners(Address address) {
        List<ProfileId> profiles = new ArrayList<>();
        identifier(address).forEach(identifier -> {
            workspace.lock(attempt.key(identifier));
            IdentifierRecord record = attempt.index().find(identifier);
            if (record != null && !record.isShared(attempt.rules())) {
                record.owners().forEach(owner -> profiles.add(owner.profile()));
            }
        });
        if (identifier(address).findAny().isEmpty()) {
            workspace.lock(layout.holder(address));
            ProfileRef holder = workspace.get(layout.holder(address), ProfileRef.class);
            if (holder != null) {
                profiles.add(holder.profile());
            }
        }
        Set<PersonaId> personas = new TreeSet<>();
        Lookups.profiles(attempt, profiles).forEach(profile -> personas.add(profile.personaId()));
        workspace.load(personas.stream().map(layout::persona).toList());
        return personas;
    }

    /** Whether somebody who has this reach may speak for the address: for their own, and for one that is nobody's yet. */
    boolean isWithin(Reach reach, Address address) {
        return reach.isAll()
                || (identifier(address).allMatch(this::isOwn)
                        && allOwners(address).stream().allMatch(persona -> reach.sees(attempt, persona)));
    }

    /** The addresses of a type that a persona has at present as its own, in their order. */
    List<Address> current(PersonaRecord persona, Address.Type type) {
        List<Profile> members = attempt.members(persona);
        Stream<Identifier> identifiers = members.stream()
                .flatMap(profile -> profile.identifiers().stream())
                .filter(identifier -> isType(type, identifier))
                .distinct();
        return Stream.concat(ownOf(identifiers.toList()).stream(), attached(members, type).stream())
                .sorted(Comparator.comparing(Address::value))
                .toList();
    }

    /** The addresses of a type that the profiles ever carried, but for what is nobody's own. */
    Set<Address> everCarried(List<Profile> members, Address.Type type) {
        Set<Identifier> ever = new TreeSet<>();
        for (Profile profile : members) {
            Stream.of(profile.identifiers(), profile.earlierIdentifiers())
                    .flatMap(List::stream)
                    .filter(identifier -> isType(type, identifier))
                    .forEach(ever::add);
        }
        Set<Address> addresses = new LinkedHashSet<>(ownOf(ever));
        addresses.addAll(attached(members, type));
        return addresses;
    }

    /** The addresses of a type that the profiles carry and that are their own, the primary one first. */
    List<Address> byRecency(List<Profile> members, Address.Type type, Survivorship survivorship) {
        if (type == Address.Type.DEVICE || type == Address.Type.PASS) {
            return attached(members, type);
        }
        IdentifierType wanted = type == Address.Type.PHONE ? IdentifierType.PHONE : IdentifierType.EMAIL;
        return ownOf(survivorship.byRecency(members, wanted));
    }

    private List<Address> ownOf(Collection<Identifier> identifiers) {
        workspace.load(identifiers.stream().map(attempt::key).toList());
        return identifiers.stream().filter(this::isOwn).map(Address::of).toList();
    }

    private boolean isOwn(Identifier identifier) {
        IdentifierRecord record = attempt.index().find(identifier);
        return record == null ? !attempt.rules().placeholders().matches(identifier) : !record.isShared(attempt.rules());
    }

    /** The devices or passes of the profiles, the newest first. */
    private List<Address> attached(List<Profile> members, Address.Type type) {
        if (type != Address.Type.DEVICE && type != Address.Type.PASS) {
            return List.of();
        }
        workspace.load(
                members.stream().map(profile -> layout.reach(profile.id())).toList());
        return members.stream()
                .map(profile -> workspace.get(layout.reach(profile.id()), ReachRecord.class))
                .filter(Objects::nonNull)
                .flatMap(reach -> reach.attached().stream())
                .filter(attached -> attached.address().type() == type)
                .sorted(Comparator.comparing(ReachRecord.Attached::at)
                        .reversed()
                        .thenComparing(attached -> attached.address().value()))
                .map(ReachRecord.Attached::address)
                .toList();
    }

    /** Gives a device or pass to a profile, and takes it from the one that had it. */
    void attach(Profile profile, Address address) {
        ProfileRef holder = workspace.get(layout.holder(address), ProfileRef.class);
        if (holder != null && !holder.profile().equals(profile.id())) {
            detach(holder.profile(), address);
        }
        ReachRecord reach = reach(profile.id());
        while (reach.attached().size() >= ReachRecord.MOST && !reach.has(address)) {
            Address oldest = reach.attached().get(0).address();
            reach = reach.without(oldest);
            workspace.delete(layout.holder(oldest));
        }
        workspace.lock(layout.profile(profile.id()));
        workspace.put(layout.reach(profile.id()), reach.with(address, attempt.now()));
        workspace.put(layout.holder(address), new ProfileRef(profile.id()));
    }

    private void detach(ProfileId profile, Address address) {
        ReachRecord rest = reach(profile).without(address);
        if (rest.attached().isEmpty()) {
            workspace.delete(layout.reach(profile));
        } else {
            workspace.put(layout.reach(profile), rest);
        }
    }

    /** Takes a device or pass from whoever has it. */
    boolean detach(Address address) {
        ProfileRef holder = workspace.get(layout.holder(address), ProfileRef.class);
        if (holder == null) {
            return false;
        }
        detach(holder.profile(), address);
        workspace.delete(layout.holder(address));
        return true;
    }

    private ReachRecord reach(ProfileId profile) {
        ReachRecord reach = workspace.get(layout.reach(profile), ReachRecord.class);
        return reach == null ? ReachRecord.NONE : reach;
    }
}

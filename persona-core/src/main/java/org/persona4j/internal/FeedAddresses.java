package org.persona4j.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.store.RecordKey;

/**
 * Whom it concerns that something was said of an address. Whose the address is does not change before the attempt is committed: the
 * record of the value is locked, and whoever takes it on or gives it up writes that. Not thread-safe; dies with the attempt.
 */
final class FeedAddresses {
    private final Attempt attempt;
    private final Workspace workspace;
    private final RecordLayout layout;

    FeedAddresses(Attempt attempt) {
        this.attempt = attempt;
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
    }

    private static List<Channel> channels(Address.Type type) {
        return Channel.ALL.stream()
                .filter(channel -> channel.addressType() == type)
                .toList();
    }

    /** What was said by a record that is written, if anything was. */
    Optional<FeedDifference.Said> saidOf(RecordKey optIn) {
        Address address = attempt.saidOf(optIn);
        OptInRecord before = workspace.stored(optIn, OptInRecord.class);
        OptInRecord after = workspace.get(optIn, OptInRecord.class);
        if (address == null || after == null || isSame(before, after)) {
            return Optional.empty();
        }
        return Optional.of(new FeedDifference.Said(address, List.of(after.channel())));
    }

    private static boolean isSame(@Nullable OptInRecord before, OptInRecord after) {
        return before != null
                && before.pages() == after.pages()
                && before.events().equals(after.events());
    }

    /** The address that ceases to be somebody's own, or becomes so, by a record of a value that is written. */
    Optional<FeedDifference.Said> flipped(RecordKey key) {
        IdentifierRecord before = workspace.stored(key, IdentifierRecord.class);
        IdentifierRecord after = workspace.get(key, IdentifierRecord.class);
        if (isSmall(before) && isSmall(after)) {
            return Optional.empty();
        }
        Identifier identifier = identifier(after) == null ? identifier(before) : identifier(after);
        if (identifier == null
                || !Addresses.isAddress(identifier)
                || isOwn(before, identifier) == isOwn(after, identifier)) {
            return Optional.empty();
        }
        Address address = Address.of(identifier);
        return Optional.of(new FeedDifference.Said(address, channels(address.type())));
    }

    private static @Nullable Identifier identifier(@Nullable IdentifierRecord record) {
        return record == null ? null : record.identifierOrNull();
    }

    /** Whether it depends on the value alone whether it is shared: it has few owners, and nobody spoke of it. */
    private boolean isSmall(@Nullable IdentifierRecord record) {
        return record == null
                || (record.words().isEmpty()
                        && record.size()
                                <= Math.min(
                                        attempt.rules().nameLimit(),
                                        attempt.rules().sizeCap()));
    }

    private boolean isOwn(@Nullable IdentifierRecord record, Identifier identifier) {
        return record == null
                ? !attempt.rules().placeholders().matches(identifier)
                : !record.named(identifier).isShared(attempt.rules());
    }

    /** The profiles that have an address as their own, or had it and are still asked for what was said there. */
    Collection<ProfileId> ofWhom(Address address) {
        Optional<Identifier> identifier = Addresses.identifier(address).findFirst();
        if (identifier.isEmpty()) {
            ProfileRef holder = workspace.get(layout.holder(address), ProfileRef.class);
            workspace.lock(layout.holder(address));
            return holder == null ? List.of() : List.of(holder.profile());
        }
        workspace.lock(attempt.key(identifier.get()));
        return isOwn(attempt.index().find(identifier.get()), identifier.get()) ? everybody(address) : List.of();
    }

    /** The profiles that carry an address or carried it. */
    Collection<ProfileId> everybody(Address address) {
        Identifier identifier = Addresses.identifier(address).findFirst().orElseThrow();
        Set<ProfileId> all = new TreeSet<>();
        for (IdentifierRecord record : records(attempt.key(identifier))) {
            all.addAll(record.carriers());
        }
        int enough = attempt.rules().sizeCap() + 1;
        new Owners(workspace, attempt.store(), layout)
                .first(RecordKind.FORMER, attempt.key(identifier), enough).stream()
                        .map(RecordLayout::ownerOf)
                        .forEach(all::add);
        return all;
    }

    private List<IdentifierRecord> records(RecordKey key) {
        IdentifierRecord before = workspace.stored(key, IdentifierRecord.class);
        IdentifierRecord after = workspace.get(key, IdentifierRecord.class);
        return before == null
                ? after == null ? List.of() : List.of(after)
                : after == null ? List.of(before) : List.of(before, after);
    }

    /** The channels on which a profile is reached by other devices and passes than before. */
    static List<Channel> changed(@Nullable ReachRecord before, @Nullable ReachRecord after) {
        Set<Address.Type> types = EnumSet.noneOf(Address.Type.class);
        for (ReachRecord.Attached attached : difference(before, after)) {
            types.add(attached.address().type());
        }
        for (ReachRecord.Attached attached : difference(after, before)) {
            types.add(attached.address().type());
        }
        return types.stream().flatMap(type -> channels(type).stream()).toList();
    }

    private static List<ReachRecord.Attached> difference(@Nullable ReachRecord some, @Nullable ReachRecord others) {
        if (some == null) {
            return List.of();
        }
        return some.attached().stream()
                .filter(attached -> others == null || !others.attached().contains(attached))
                .toList();
    }
}

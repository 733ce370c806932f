package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Address;
import org.persona4j.optin.AddressLookup;
import org.persona4j.optin.AddressOptIn;
import org.persona4j.optin.Channel;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.PersonaOptIn;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;

/** How the opt-ins of addresses and personas are looked at. */
public final class OptInReads {
    private OptInReads() {}

    /** Everything that was said of an address on a channel; nothing of one that is somebody's out of reach. */
    public static OptInHistory history(Attempt attempt, Channel channel, Address address, Reach reach) {
        if (!new Addresses(attempt).isWithin(reach, address)) {
            return OptInHistory.none(channel);
        }
        return new OptInStore(attempt).history(channel, address);
    }

    /** How what was said at the addresses of a persona is summed up. */
    @FunctionalInterface
    public interface Summary {
        /** The sum of the histories by address id, and the id of the primary address, if there is one. */
        EffectiveOptIn of(Map<String, OptInHistory> histories, @Nullable String primaryIdOrNull);
    }

    /** Whether a persona, by the id it has now, may be messaged on a channel. */
    public static PersonaOptIn persona(
            Attempt attempt, PersonaId current, Channel channel, Summary summary, Survivorship survivorship) {
        Addresses whose = new Addresses(attempt);
        List<Profile> members = attempt.members(attempt.requirePersona(current));
        List<Address> own = whose.byRecency(members, channel.addressType(), survivorship);
        Set<Address> carried = whose.everCarried(members, channel.addressType());
        OptInStore store = new OptInStore(attempt);
        store.load(channel, carried);
        Map<String, Address> addresses = new LinkedHashMap<>();
        Map<String, OptInHistory> histories = new LinkedHashMap<>();
        for (Address address : carried) {
            String addressId = attempt.layout().addressId(address);
            addresses.put(addressId, address);
            histories.put(addressId, store.history(channel, address));
        }
        @Nullable Address primary = own.isEmpty() ? null : own.get(0);
        @Nullable String primaryId = primary == null ? null : attempt.layout().addressId(primary);
        EffectiveOptIn effective = summary.of(histories, primaryId);
        return new PersonaOptIn(
                effective, primary, effective.addressId().map(addresses::get).orElse(null));
    }

    /** What is known of an address within reach; empty if the identifier is none. */
    public static Optional<AddressLookup> lookUp(Attempt attempt, Identifier identifier, Instant now, Reach reach) {
        if (identifier.type() != IdentifierType.PHONE && identifier.type() != IdentifierType.EMAIL) {
            return Optional.empty();
        }
        Address address = Address.of(identifier);
        List<MessageChannel> channels = new ArrayList<>(List.of(MessageChannel.values()));
        channels.removeIf(channel -> channel.addressType() != address.type());
        attempt.workspace()
                .load(channels.stream()
                        .map(channel -> attempt.layout().optIn(channel, address))
                        .toList());
        Map<MessageChannel, AddressOptIn> found = new EnumMap<>(MessageChannel.class);
        channels.forEach(channel ->
                found.put(channel, history(attempt, channel, address, reach).asOfNow(now)));
        TreeSet<PersonaId> personas = new TreeSet<>();
        Lookups.profiles(attempt, Lookups.owners(attempt, identifier)).stream()
                .map(Profile::personaId)
                .filter(persona -> reach.sees(attempt, persona))
                .forEach(personas::add);
        List<PersonaId> members = personas.stream()
                .filter(persona -> WalletDesk.isMember(attempt, persona))
                .toList();
        return Optional.of(new AddressLookup(address, List.copyOf(personas), members, found));
    }

    /**
     * An address of an import.
     *
     * @param channel the channel
     * @param address the address
     */
    public record Imported(MessageChannel channel, Address address) {}

    /**
     * Some of the addresses of an import.
     *
     * @param items the addresses
     * @param next where to go on, if there are more
     */
    public record ImportedPage(
            List<Imported> items, @Nullable String next) {
        /** Makes the list unmodifiable. */
        public ImportedPage {
            items = List.copyOf(items);
        }
    }

    /**
     * Some of the addresses of an import. While records move to another hash key there are two places to look, the earlier one
     * first, and what moves meanwhile can be found in both.
     */
    public static ImportedPage imported(
            Attempt attempt, PersonaStore store, String importId, @Nullable String cursor, int limit) {
        List<String> places = attempt.layout().importedPrefixes(importId);
        String last = places.get(places.size() - 1);
        String place = cursor != null && cursor.startsWith(last) ? last : places.get(0);
        RecordScan scan = RecordKind.IMPORTED
                .scan(attempt.layout().tenant())
                .withPrefix(place)
                .withLimit(limit);
        boolean goesOn = cursor != null && cursor.startsWith(place);
        RecordPage page = store.scan(goesOn ? scan.after(ScanCursor.of(Objects.requireNonNull(cursor))) : scan);
        return page(page, page.next().map(ScanCursor::lastId).orElse(place.equals(last) ? null : last));
    }

    private static ImportedPage page(RecordPage page, @Nullable String next) {
        List<Imported> items = page.records().stream()
                .map(found -> Records.decode(found.content(), ImportedRecord.class))
                .map(record -> new Imported(record.channel(), record.address()))
                .toList();
        return new ImportedPage(items, next);
    }
}

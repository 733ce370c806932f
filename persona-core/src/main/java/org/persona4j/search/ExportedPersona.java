package org.persona4j.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.LinkLevel;
import org.persona4j.optin.Channel;
import org.persona4j.optin.OptInStatus;
import org.persona4j.persona.HeldIdentifier;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

/**
 * A persona for another system: who it is, and of what else the engine knows as much as the role that asked may see.
 *
 * <p>{@link #toJson()} is one line of a file of JSON lines. Immutable and thread-safe; {@code toString} tells no personal data.
 *
 * @param persona who, with the profiles
 * @param joinedByOrNull by what each profile but the one that gave the id was joined; null for who may not see merges
 * @param loyaltyOrNull what the loyalty program knows; null for who may not view wallets
 * @param optInsOrNull the status on each channel on which anything can be sent or was said; null for who may not view opt-ins
 */
public record ExportedPersona(
        Persona persona,
        @Nullable Map<ProfileId, LinkLevel> joinedByOrNull,
        @Nullable Loyalty loyaltyOrNull,
        @Nullable Map<Channel, OptInStatus> optInsOrNull) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * What the loyalty program knows of a customer.
     *
     * @param member whether the customer is in it
     * @param spendable the points that could be spent at the moment of the export
     */
    public record Loyalty(boolean member, Points spendable) {
        /** Checks that nothing is missing. */
        public Loyalty {
            Objects.requireNonNull(spendable, "spendable");
        }
    }

    /** Makes the maps unmodifiable. */
    public ExportedPersona {
        Objects.requireNonNull(persona, "persona");
        joinedByOrNull = joinedByOrNull == null ? null : Collections.unmodifiableMap(new TreeMap<>(joinedByOrNull));
        optInsOrNull = optInsOrNull == null ? null : Map.copyOf(optInsOrNull);
    }

    /**
     * The persona as one line of JSON, without a line break at its end or anywhere in it: an object with {@code id},
     * {@code firstSeen}, {@code entrySource}, {@code name}, {@code phone} and {@code email} (the ones to use), {@code identifiers}
     * (all there are, by type), {@code traits} (text, number, boolean, ISO date or array of texts), {@code favoriteStore},
     * {@code profiles} (each with {@code id}, {@code source}, {@code sourceRecordId}, {@code firstSeen}, {@code lastSeen},
     * {@code joinedBy}), {@code member}, {@code points} (a number with hundredths) and {@code optIns} (status by channel). What there is not,
     * or may not be seen, is left out. Times are ISO 8601 in UTC.
     */
    public String toJson() {
        ObjectNode json = JSON.objectNode();
        json.put("id", persona.id().value());
        json.put("firstSeen", persona.firstSeen().toString());
        json.put("entrySource", persona.entrySource().toString());
        persona.fullName().ifPresent(name -> json.put("name", name));
        persona.primaryPhone().ifPresent(phone -> json.put("phone", phone.value()));
        persona.primaryEmail().ifPresent(email -> json.put("email", email.value()));
        json.set("identifiers", identifiers());
        ObjectNode traits = json.putObject("traits");
        persona.traits().forEach(trait -> traits.set(trait.name(), json(trait.value())));
        persona.favoriteStore().ifPresent(favorite -> json.put("favoriteStore", favorite.storeId()));
        ArrayNode profiles = json.putArray("profiles");
        persona.profiles().forEach(profile -> profiles.add(json(profile)));
        if (loyaltyOrNull != null) {
            json.put("member", loyaltyOrNull.member());
            json.put("points", loyaltyOrNull.spendable().toBigDecimal());
        }
        if (optInsOrNull != null) {
            ObjectNode optIns = json.putObject("optIns");
            for (Channel channel : Channel.ALL) {
                OptInStatus status = optInsOrNull.get(channel);
                if (status != null) {
                    optIns.put(channel.code(), status.name());
                }
            }
        }
        return withoutLineBreaks(json.toString());
    }

    /** The same JSON; only in its texts there can be what some readers take for the end of a line. */
    private static String withoutLineBreaks(String json) {
        return json.replace("\u0085", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private ObjectNode identifiers() {
        ObjectNode json = JSON.objectNode();
        for (IdentifierType type : IdentifierType.values()) {
            Set<String> values = new LinkedHashSet<>();
            persona.identifiers().stream()
                    .map(HeldIdentifier::identifier)
                    .filter(identifier -> identifier.type() == type)
                    .forEach(identifier -> values.add(identifier.value()));
            if (!values.isEmpty()) {
                values.forEach(json.putArray(type.code())::add);
            }
        }
        return json;
    }

    private static JsonNode json(TraitValue value) {
        if (value instanceof TraitValue.Numeric number) {
            return JSON.numberNode(new BigDecimal(number.value().toPlainString()));
        }
        if (value instanceof TraitValue.Flag flag) {
            return JSON.booleanNode(flag.value());
        }
        if (value instanceof TraitValue.Texts texts) {
            ArrayNode all = JSON.arrayNode();
            texts.values().forEach(all::add);
            return all;
        }
        return JSON.textNode(value.text());
    }

    private ObjectNode json(Profile profile) {
        ObjectNode json = JSON.objectNode();
        json.put("id", profile.id().value());
        json.put("source", profile.source().toString());
        profile.sourceRecordId().ifPresent(id -> json.put("sourceRecordId", id));
        json.put("firstSeen", profile.firstSeen().toString());
        json.put("lastSeen", profile.lastSeen().toString());
        LinkLevel joinedBy = joinedByOrNull == null ? null : joinedByOrNull.get(profile.id());
        if (joinedBy != null) {
            json.put("joinedBy", joinedBy.name());
        }
        return json;
    }

    @Override
    public String toString() {
        return "ExportedPersona[" + persona.id() + "]";
    }
}

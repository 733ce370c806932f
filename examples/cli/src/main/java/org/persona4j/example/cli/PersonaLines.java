package org.persona4j.example.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Link;
import org.persona4j.merge.MergeHistory;
import org.persona4j.merge.Refusal;
import org.persona4j.persona.Claim;
import org.persona4j.persona.Persona;
import org.persona4j.persona.ResolvedTrait;
import org.persona4j.profile.Profile;

/**
 * The personas as JSON, one a line, in the order of their ids: profiles with the link that joined each, traits with the claim
 * that won and those it beat, the favorite store with what it beat, and the links that were refused.
 *
 * @param resolution what came of the run
 */
record PersonaLines(Resolution resolution) implements OutputFile.Content {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public void writeTo(Writer writer) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(writer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            List<PersonaId> ids =
                    resolution.rowsOfPersonas().keySet().stream().sorted().toList();
            for (PersonaId id : ids) {
                Persona persona = resolution.personas().search().byId(id).orElseThrow();
                MergeHistory history =
                        resolution.personas().merges().history(id).orElseThrow();
                write(json, persona, history);
            }
        }
        writer.write('\n');
    }

    private static void write(JsonGenerator json, Persona persona, MergeHistory history) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", persona.id().value());
        json.writeStringField("firstSeen", persona.firstSeen().toString());
        json.writeStringField("entrySource", persona.entrySource().toString());
        if (persona.primaryPhone().isPresent()) {
            json.writeStringField("phone", persona.primaryPhone().get().value());
        }
        if (persona.primaryEmail().isPresent()) {
            json.writeStringField("email", persona.primaryEmail().get().value());
        }
        json.writeArrayFieldStart("profiles");
        for (MergeHistory.MergedProfile profile : history.profiles()) {
            write(json, profile);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("traits");
        for (ResolvedTrait trait : persona.traits()) {
            write(json, trait);
        }
        json.writeEndObject();
        if (persona.favoriteStore().isPresent()) {
            write(json, persona.favoriteStore().get());
        }
        if (!history.refusals().isEmpty()) {
            write(json, history.refusals(), persona);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MergeHistory.MergedProfile merged) throws IOException {
        Profile profile = merged.profile();
        json.writeStartObject();
        json.writeStringField("id", profile.id().value());
        json.writeStringField("source", profile.source().toString());
        json.writeStringField("sourceRecordId", profile.sourceRecordId().orElse(""));
        json.writeStringField("firstSeen", profile.firstSeen().toString());
        json.writeStringField("lastSeen", profile.lastSeen().toString());
        json.writeObjectFieldStart("identifiers");
        String open = "";
        for (Identifier identifier : profile.identifiers()) {
            String type = identifier.type().code();
            if (!type.equals(open)) {
                if (!open.isEmpty()) {
                    json.writeEndArray();
                }
                json.writeArrayFieldStart(type);
                open = type;
            }
            json.writeString(identifier.value());
        }
        if (!open.isEmpty()) {
            json.writeEndArray();
        }
        json.writeEndObject();
        if (merged.joinedBy().isPresent()) {
            json.writeFieldName("joinedBy");
            write(json, merged.joinedBy().get(), profile.id());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Link link, ProfileId from) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", link.level().name());
        json.writeStringField("by", link.describe());
        json.writeStringField("with", other(link, from).value());
        json.writeEndObject();
    }

    private static ProfileId other(Link link, ProfileId one) {
        return link.later().equals(one) ? link.earlier() : link.later();
    }

    private static void write(JsonGenerator json, ResolvedTrait trait) throws IOException {
        json.writeObjectFieldStart(trait.name());
        json.writeStringField("value", trait.value().text());
        json.writeStringField("rule", trait.rule());
        if (trait.winner().isPresent()) {
            json.writeFieldName("won");
            write(json, trait.winner().get());
        }
        write(json, "joins", trait.joined());
        write(json, "beat", trait.beaten());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Claim> claims) throws IOException {
        if (claims.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Claim claim : claims) {
            write(json, claim);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Claim claim) throws IOException {
        json.writeStartObject();
        json.writeStringField("value", claim.value().text());
        json.writeStringField("profile", claim.profileId().value());
        json.writeStringField("observedAt", claim.observed().at().toString());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FavoriteStore favorite) throws IOException {
        json.writeObjectFieldStart("favoriteStore");
        json.writeStringField("store", favorite.storeId());
        json.writeStringField("level", favorite.level().name());
        json.writeStringField("profile", favorite.profileId().value());
        if (!favorite.beaten().isEmpty()) {
            json.writeArrayFieldStart("beat");
            for (StoreClaim claim : favorite.beaten()) {
                json.writeStartObject();
                json.writeStringField("store", claim.choice().storeId());
                json.writeStringField("level", claim.choice().level().name());
                json.writeStringField("profile", claim.profileId().value());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<Refusal> refusals, Persona persona) throws IOException {
        json.writeArrayFieldStart("refused");
        for (Refusal refusal : refusals) {
            Link link = Objects.requireNonNull(refusal.link());
            ProfileId inside = persona.profile(link.later()).isPresent() ? link.later() : link.earlier();
            json.writeStartObject();
            json.writeStringField("reason", refusal.reason().name());
            json.writeStringField("by", link.describe());
            json.writeStringField("profile", inside.value());
            json.writeStringField("with", other(link, inside).value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

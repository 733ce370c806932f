package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonaLinesTest {
    @TempDir
    private Path folder;

    @Test
    void eachPersonaIsALineOfJson() throws JsonProcessingException {
        List<JsonNode> personas =
                personas("standard", "a,Ada Fenley,603-555-0101,S-1,1980-01-01", "b,Bea,603-555-0102,,");

        assertThat(personas)
                .extracting(persona -> persona.get("id").asText())
                .containsExactly("r000000001", "r000000002");
    }

    @Test
    void aProfileSaysWhyItBelongs() throws JsonProcessingException {
        JsonNode persona = personas("standard", "a,Ada Fenley,603-555-0101,,", "b,Ada F,6035550101,,")
                .get(0);

        JsonNode joined = persona.get("profiles").get(1).get("joinedBy");

        assertThat(joined.toString())
                .isEqualTo("{\"level\":\"PHONE\",\"by\":\"phone •••••0101\",\"with\":\"r000000001\"}");
        assertThat(persona.get("profiles").get(0).has("joinedBy")).isFalse();
    }

    @Test
    void aProfileHasItsSourceAndIdentifiers() throws JsonProcessingException {
        JsonNode profile = personas("standard", "a,Ada Fenley,603-555-0101,,")
                .get(0)
                .get("profiles")
                .get(0);

        assertThat(profile.get("sourceRecordId").asText()).isEqualTo("a");
        assertThat(profile.get("identifiers").toString()).isEqualTo("{\"phone\":[\"+16035550101\"]}");
    }

    @Test
    void aTraitSaysWhatItBeat() throws JsonProcessingException {
        JsonNode persona = personas("standard", "a,Ada Fenley,603-555-0101,,", "b,Ada Marley,6035550101,,")
                .get(0);

        JsonNode name = persona.get("traits").get("full_name");

        assertThat(name.get("value").asText()).isEqualTo("Ada Marley");
        assertThat(name.get("beat").get(0).get("value").asText()).isEqualTo("Ada Fenley");
    }

    @Test
    void theFavoriteStoreSaysWhatItBeat() throws JsonProcessingException {
        JsonNode persona = personas("standard", "a,Ada,603-555-0101,S-2,", "b,Ada,6035550101,S-1,")
                .get(0);

        JsonNode store = persona.get("favoriteStore");

        assertThat(store.get("store").asText()).isEqualTo("S-1");
        assertThat(store.get("beat").get(0).get("store").asText()).isEqualTo("S-2");
    }

    @Test
    void refusedLinksAreListed() throws JsonProcessingException {
        JsonNode persona = personas(
                        "guarded", "a,Ada Fenley,603-555-0101,,1950-01-02", "b,Bruno Garson,603-555-0101,,1999-12-30")
                .get(0);

        assertThat(persona.get("refused").toString())
                .isEqualTo("[{\"reason\":\"GUARDED\",\"by\":\"phone •••••0101\",\"profile\":\"r000000001\","
                        + "\"with\":\"r000000002\"}]");
    }

    private List<JsonNode> personas(String rules, String... rows) throws JsonProcessingException {
        String[] lines = new String[rows.length + 1];
        lines[0] = "id,name,phone,favorite store,dob";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        Path input = Trial.file(folder, lines);
        Path output = folder.resolve("personas.jsonl");
        Trial trial = Trial.of("resolve", input, "--rules", rules, "--personas", output);
        assertThat(trial.code()).isZero();
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> personas = new java.util.ArrayList<>();
        for (String line : Trial.lines(output)) {
            personas.add(json.readTree(line));
        }
        return personas;
    }
}

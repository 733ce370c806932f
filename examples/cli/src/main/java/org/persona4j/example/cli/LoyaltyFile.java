package org.persona4j.example.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.persona4j.loyalty.LoyaltyPolicy;

/**
 * The file of a store that holds its loyalty policy, so that every command works by the same one: a JSON object of
 * {@linkplain LoyaltySetting settings}. What it leaves out, and all if there is no file, is as in the standard policy.
 *
 * @param file where it is
 */
record LoyaltyFile(Path file) {
    /** Its name in the directory of a store. */
    static final String NAME = "loyalty.json";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The one of a store. */
    static LoyaltyFile of(StoreDirectory store) {
        return new LoyaltyFile(store.directory().resolve(NAME));
    }

    /**
     * The policy.
     *
     * @throws InputException if the file cannot be read or says something that no policy can be
     */
    LoyaltyPolicy read() {
        LoyaltyPolicy policy = LoyaltyPolicy.standard();
        try {
            for (Map.Entry<String, JsonNode> said : object(Files.readString(file, StandardCharsets.UTF_8))) {
                LoyaltySetting setting = LoyaltySetting.ofCode(said.getKey());
                policy = setting.set(policy, texts(setting, said.getValue()));
            }
        } catch (NoSuchFileException none) {
            return policy;
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw new InputException(file + " is not JSON" + (where == null ? "" : ": line " + where.getLineNr()), e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getClass().getSimpleName(), e);
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
        return policy;
    }

    private static List<Map.Entry<String, JsonNode>> object(String text) throws JsonProcessingException {
        JsonNode all = MAPPER.readTree(text);
        if (!all.isObject()) {
            throw new InputException("it is no JSON object, such as {\"points_per_100\": 100}");
        }
        return List.copyOf(all.properties());
    }

    private static List<String> texts(LoyaltySetting setting, JsonNode said) {
        boolean fits = setting.several()
                ? said.isArray()
                        && StreamSupport.stream(said.spliterator(), false).allMatch(JsonNode::isTextual)
                : said.isTextual() || said.isNumber();
        if (!fits) {
            throw new InputException(
                    setting.code() + " must be " + (setting.several() ? "a list of texts" : "a text or a number"));
        }
        List<String> texts = new ArrayList<>();
        if (setting.several()) {
            said.forEach(one -> texts.add(one.textValue()));
        } else {
            texts.add(said.isNumber() ? said.decimalValue().toPlainString() : said.textValue());
        }
        return texts;
    }

    /**
     * Writes a policy, all of it.
     *
     * @throws InputException if it cannot be written; what was there before is then still there
     */
    void write(LoyaltyPolicy policy) {
        OutputFile.at(file, file.resolveSibling("no-input")).write(writer -> print(policy, writer));
    }

    /** Prints a policy as the file holds it. */
    static void print(LoyaltyPolicy policy, Writer writer) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(writer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            for (LoyaltySetting setting : LoyaltySetting.ALL) {
                List<String> texts = setting.of(policy);
                json.writeFieldName(setting.code());
                if (setting.several()) {
                    json.writeArray(texts.toArray(String[]::new), 0, texts.size());
                } else {
                    json.writeString(texts.get(0));
                }
            }
            json.writeEndObject();
        }
        writer.write('\n');
    }
}

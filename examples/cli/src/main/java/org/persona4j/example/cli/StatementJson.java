package org.persona4j.example.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementLine;
import org.persona4j.order.Money;

/** A statement as JSON. Money and points are texts, because readers of JSON turn numbers with decimals into inexact ones. */
final class StatementJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StatementJson() {}

    /** Prints a statement. */
    static void print(Statement statement, Writer writer) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(writer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("from", statement.from().toString());
            json.writeStringField("until", statement.until().toString());
            json.writeStringField("opening", statement.opening().toString());
            json.writeArrayFieldStart("lines");
            for (StatementLine line : statement.lines()) {
                write(line, json);
            }
            json.writeEndArray();
            json.writeStringField("closing", statement.closing().toString());
            json.writeStringField("paid", statement.paid().toString());
            json.writeStringField("counted", statement.counted().toString());
            json.writeEndObject();
        }
        writer.write('\n');
    }

    private static void write(StatementLine line, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", line.at().toString());
        json.writeStringField("kind", line.kind().label());
        json.writeStringField("id", line.id());
        write("money", line.money(), json);
        write("counted", line.counted(), json);
        json.writeStringField("points", line.points().toString());
        json.writeStringField("balance", line.balance().toString());
        json.writeArrayFieldStart("why");
        for (String reason : line.why()) {
            json.writeString(reason.strip());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(String name, Optional<Money> money, JsonGenerator json) throws IOException {
        if (money.isPresent()) {
            json.writeStringField(name, money.get().toString());
        }
    }
}

package org.persona4j.example.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.persona4j.optin.OutgoingMessage;

/**
 * Messages that are to be sent, as JSON, one a line. Holds personal data.
 *
 * @param messages the messages
 */
record MessageLines(List<OutgoingMessage> messages) implements OutputFile.Content {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public void writeTo(Writer writer) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(writer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (OutgoingMessage message : messages) {
                json.writeStartObject();
                json.writeStringField("id", message.id());
                json.writeStringField("message", message.code());
                json.writeStringField("channel", message.channel().code());
                json.writeStringField("to", message.to().address().value());
                Optional<Instant> by = by(message);
                if (by.isPresent()) {
                    json.writeStringField("by", by.get().toString());
                }
                json.writeEndObject();
            }
        }
        if (!messages.isEmpty()) {
            writer.write('\n');
        }
    }

    /** A message for people, without where it goes. */
    static String describe(OutgoingMessage message) {
        return message.code() + " on " + message.channel().code()
                + by(message).map(moment -> " by " + moment).orElse("");
    }

    private static Optional<Instant> by(OutgoingMessage message) {
        if (message instanceof OutgoingMessage.OptInRequest request) {
            return Optional.of(request.lapsesAt());
        }
        if (message instanceof OutgoingMessage.OptOutConfirmation confirmation) {
            return Optional.of(confirmation.dueBy());
        }
        return Optional.empty();
    }
}

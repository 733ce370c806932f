package org.persona4j.example.cli;

import java.io.IOException;
import java.io.Writer;
import org.persona4j.identity.PersonaId;

/**
 * The CSV of outcomes: {@code row,persona_id,outcome}, a line for each row. Ids hold nothing that would need quotes.
 *
 * @param resolution what came of the run
 */
record OutcomeRows(Resolution resolution) implements OutputFile.Content {
    @Override
    public void writeTo(Writer writer) throws IOException {
        writer.write("row,persona_id,outcome\n");
        RowResults results = resolution.results();
        for (int row = 0; row < results.size(); row++) {
            PersonaId persona = resolution.persona(row);
            writer.write(Integer.toString(row + 1));
            writer.write(',');
            writer.write(persona == null ? "" : persona.value());
            writer.write(',');
            writer.write(results.outcome(row).name());
            writer.write('\n');
        }
    }
}

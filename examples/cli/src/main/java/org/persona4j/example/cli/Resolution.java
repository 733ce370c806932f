package org.persona4j.example.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.Personas;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;

/** What came of a run: the personas, and what became of each row. Not thread-safe. */
final class Resolution {
    private final Personas personas;
    private final RowResults results;
    private final Notices notices;
    private final Duration duration;
    private final @Nullable PersonaId[] personaOfRow;

    /**
     * What came of a run.
     *
     * @param personas the personas there are
     * @param results what became of each row
     * @param notices what was told about rows
     * @param duration how long it takes; asked when the personas are known
     */
    Resolution(Personas personas, RowResults results, Notices notices, Supplier<Duration> duration) {
        this.personas = personas;
        this.results = results;
        this.notices = notices;
        this.personaOfRow = results.personas(personas.search()::personaIds);
        this.duration = duration.get();
    }

    Personas personas() {
        return personas;
    }

    RowResults results() {
        return results;
    }

    Notices notices() {
        return notices;
    }

    Duration duration() {
        return duration;
    }

    /** The persona of a row, 0 for the first, as it stands at the end; null if the row was rejected. */
    @Nullable PersonaId persona(int row) {
        return personaOfRow[row];
    }

    /** How many profiles the rows made. */
    int profileCount() {
        Set<ProfileId> profiles = new HashSet<>();
        for (int row = 0; row < results.size(); row++) {
            ProfileId profile = results.profile(row);
            if (profile != null) {
                profiles.add(profile);
            }
        }
        return profiles.size();
    }

    /** The personas, in no order, with the number of rows of each. */
    Map<PersonaId, Integer> rowsOfPersonas() {
        Map<PersonaId, Integer> rows = new HashMap<>();
        Arrays.stream(personaOfRow).filter(Objects::nonNull).forEach(persona -> rows.merge(persona, 1, Integer::sum));
        return rows;
    }
}

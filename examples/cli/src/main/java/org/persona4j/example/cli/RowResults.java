package org.persona4j.example.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;

/** What became of each row: an outcome, and the profile it made or changed. A few bytes a row. Not thread-safe. */
final class RowResults {
    private @Nullable ProfileId[] profiles = new @Nullable ProfileId[1024];
    private RowOutcome[] outcomes = new RowOutcome[1024];
    private int size;

    /** Adds the next row. */
    void add(RowOutcome outcome, @Nullable ProfileId profile) {
        if (size == outcomes.length) {
            profiles = Arrays.copyOf(profiles, size * 2);
            outcomes = Arrays.copyOf(outcomes, size * 2);
        }
        profiles[size] = profile;
        outcomes[size++] = outcome;
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** What became of a row; 0 is the first. */
    RowOutcome outcome(int row) {
        return outcomes[row];
    }

    /** The profile that a row made or changed; null if it was rejected or skipped. */
    @Nullable ProfileId profile(int row) {
        return profiles[row];
    }

    /** How often each outcome was. */
    Map<RowOutcome, Integer> counts() {
        Map<RowOutcome, Integer> counts = new LinkedHashMap<>();
        for (RowOutcome outcome : RowOutcome.values()) {
            counts.put(outcome, 0);
        }
        for (int row = 0; row < size; row++) {
            counts.merge(outcome(row), 1, Integer::sum);
        }
        return counts;
    }

    /** The numbers of the rows that made or changed a profile, 1 for the first row. */
    List<Integer> rowsOf(ProfileId profile) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (profile.equals(profiles[row])) {
                rows.add(row + 1);
            }
        }
        return rows;
    }

    /** The profiles of some rows, rejected and skipped ones left out. */
    List<ProfileId> profiles(int from, int to) {
        List<ProfileId> some = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            ProfileId profile = profiles[row];
            if (profile != null) {
                some.add(profile);
            }
        }
        return some;
    }

    /**
     * The persona of each row, null for rejected and skipped ones.
     *
     * @param lookUp finds the personas of some thousand profiles
     */
    @Nullable PersonaId[] personas(java.util.function.Function<List<ProfileId>, Map<ProfileId, PersonaId>> lookUp) {
        @Nullable PersonaId[] personas = new @Nullable PersonaId[size];
        int atOnce = 1_000;
        for (int from = 0; from < size; from += atOnce) {
            int to = Math.min(size, from + atOnce);
            Map<ProfileId, PersonaId> found = lookUp.apply(profiles(from, to));
            for (int row = from; row < to; row++) {
                ProfileId profile = profiles[row];
                personas[row] = profile == null ? null : found.get(profile);
            }
        }
        return personas;
    }
}

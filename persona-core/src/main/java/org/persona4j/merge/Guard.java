package org.persona4j.merge;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.persona4j.identity.BirthDates;

/**
 * When two groups of profiles that share an identifier are kept apart all the same: if enough witnesses disagree.
 *
 * <p>A witness disagrees only if both groups have it and nothing they have agrees. Immutable.
 *
 * @param witnesses the witnesses that are heard
 * @param enough how many of them must disagree to refuse a link; 0 if there is no guard
 */
public record Guard(Set<Witness> witnesses, int enough) {
    /** What can speak against a link. */
    public enum Witness {
        /** Both have government ids, and none in common. */
        GOVERNMENT_ID,
        /** Both have medical ids, and none in common. */
        MEDICAL_ID,
        /** Both have birth dates, and of every two at least two of year, month and day differ. */
        BIRTH_DATE,
        /** Both have names, and no word of them in common. */
        NAME
    }

    /** No guard: what shares an identifier is linked. */
    public static final Guard NONE = new Guard(Set.of(), 0);

    /** Two of the four witnesses must disagree. */
    public static final Guard TWO_OF_FOUR = new Guard(EnumSet.allOf(Witness.class), 2);

    /** One of government id, medical id and birth date is enough. */
    public static final Guard ANY_OF_THREE =
            new Guard(EnumSet.of(Witness.GOVERNMENT_ID, Witness.MEDICAL_ID, Witness.BIRTH_DATE), 1);

    /** Makes the set unmodifiable, ordered as the witnesses are declared. */
    public Guard {
        if (enough < 0 || enough > witnesses.size()) {
            throw new IllegalArgumentException("enough must be from 0 to the number of witnesses");
        }
        witnesses = witnesses.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(witnesses));
    }

    /** Whether the guard refuses anything at all. */
    public boolean isActive() {
        return enough > 0;
    }

    /** The witnesses that disagree, in their order; empty if they are too few to refuse the link. */
    List<Witness> objections(Testimony a, Testimony b) {
        List<Witness> disagreeing =
                witnesses.stream().filter(witness -> disagrees(witness, a, b)).toList();
        return isActive() && disagreeing.size() >= enough ? disagreeing : List.of();
    }

    private static boolean disagrees(Witness witness, Testimony a, Testimony b) {
        return switch (witness) {
            case GOVERNMENT_ID -> disjoint(a.governmentIds(), b.governmentIds());
            case MEDICAL_ID -> disjoint(a.medicalIds(), b.medicalIds());
            case NAME -> disjoint(a.nameWords(), b.nameWords());
            case BIRTH_DATE -> birthDatesDisagree(a.birthDates(), b.birthDates());
        };
    }

    private static boolean disjoint(Set<String> a, Set<String> b) {
        return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
    }

    private static boolean birthDatesDisagree(Set<LocalDate> a, Set<LocalDate> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        return a.stream().allMatch(one -> b.stream().allMatch(other -> BirthDates.disagree(one, other)));
    }
}

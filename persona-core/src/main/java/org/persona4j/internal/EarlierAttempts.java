package org.persona4j.internal;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.persona4j.merge.IntakeOutcome;

/**
 * What earlier attempts at the same intakes did, if they took effect after all.
 *
 * <p>An intake has no record of its operation. If the outcome of a commit is unknown, the records in it are taken in again, and
 * each must mean what it meant the first time: one without a date keeps the moment that it counted as of, or it would be news
 * once more, after whatever was said since. And if it then changes nothing, the answer is the one that was lost.
 * Not thread-safe; dies with the call.
 */
final class EarlierAttempts {
    private final IdentityHashMap<Prepared, Instant> fixed = new IdentityHashMap<>();
    private final IdentityHashMap<Prepared, Set<IntakeOutcome>> lost = new IdentityHashMap<>();
    private final IdentityHashMap<Prepared, Instant> moments = new IdentityHashMap<>();
    private final IdentityHashMap<Prepared, IntakeOutcome> answers = new IdentityHashMap<>();

    /** Says that another attempt begins. */
    void next(Attempt attempt) {
        if (attempt.isAfterUnknownOutcome()) {
            moments.forEach(fixed::putIfAbsent);
            answers.forEach((record, answer) ->
                    lost.computeIfAbsent(record, none -> new LinkedHashSet<>()).add(answer));
        }
        moments.clear();
        answers.clear();
    }

    /** The moment a record counts as of: the given one, or the one of an attempt that may have taken effect. */
    Instant moment(Prepared record, Instant fresh) {
        Instant moment = fixed.getOrDefault(record, fresh);
        moments.put(record, moment);
        return moment;
    }

    /**
     * The answer for a record. What is there already may be there because of an attempt whose answer was lost; then that is the
     * answer, unless there were several and they differ.
     */
    IntakeOutcome answer(Prepared record, IntakeOutcome outcome) {
        Set<IntakeOutcome> before = lost.getOrDefault(record, Set.of());
        IntakeOutcome answer = before.size() == 1 && isThereAlready(outcome)
                ? before.stream()
                        .filter(earlier -> isOfSameProfile(earlier, outcome))
                        .findFirst()
                        .orElse(outcome)
                : outcome;
        answers.put(record, answer);
        return answer;
    }

    private static boolean isThereAlready(IntakeOutcome outcome) {
        return outcome instanceof IntakeOutcome.Accepted accepted && accepted.kind() == IntakeOutcome.Kind.UNCHANGED;
    }

    private static boolean isOfSameProfile(IntakeOutcome one, IntakeOutcome other) {
        return one instanceof IntakeOutcome.Accepted a
                && other instanceof IntakeOutcome.Accepted b
                && a.profile().equals(b.profile());
    }
}

package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Profile;

/**
 * What earlier attempts at the same intakes did, if they took effect after all.
 *
 * <p>An intake has no record of its operation. If the outcome of a commit is unknown, the records in it are taken in again, and
 * each must mean what it meant the first time: one without a date keeps the moment that it counted as of, or it would be news
 * once more, after whatever was said since. And if it then changes nothing, the answer is the one that was lost. But for what
 * was answered from records that were never so at one moment: that was never committed, whoever did the same.
 * Not thread-safe; dies with the call.
 */
final class EarlierAttempts {
    private final IdentityHashMap<Prepared, Instant> fixed = new IdentityHashMap<>();
    private final IdentityHashMap<Prepared, Instant> moments = new IdentityHashMap<>();
    private final List<Left> unknown = new ArrayList<>();
    private IdentityHashMap<Prepared, IntakeOutcome> answers = new IdentityHashMap<>();
    private @Nullable Left last;

    /**
     * What an attempt did.
     *
     * @param outcomes all that it answered, in order
     * @param answers its answer for each record
     * @param profiles the profiles that these answers are about, as it leaves them
     * @param workspace what it read
     */
    private record Left(
            List<IntakeOutcome> outcomes,
            Map<Prepared, IntakeOutcome> answers,
            Map<ProfileId, Profile> profiles,
            Workspace workspace) {}

    /** Says that another attempt begins. */
    void next(Attempt attempt) {
        if (attempt.isAfterUnknownOutcome()) {
            if (last != null) {
                unknown.add(last);
            }
            moments.forEach(fixed::putIfAbsent);
        }
        unknown.removeIf(left -> left.workspace().isTorn());
        moments.clear();
        answers = new IdentityHashMap<>();
        last = null;
    }

    /** Keeps in mind what an attempt answers, and how it leaves the profiles. */
    void leaves(List<IntakeOutcome> outcomes, Attempt attempt) {
        Map<ProfileId, Profile> profiles = new HashMap<>();
        for (IntakeOutcome outcome : outcomes) {
            if (outcome instanceof IntakeOutcome.Accepted accepted) {
                profiles.put(accepted.profile(), attempt.requireProfile(accepted.profile()));
            }
        }
        last = new Left(outcomes, answers, profiles, attempt.workspace());
    }

    /**
     * The answers of an attempt of unknown outcome that took effect, as all profiles are as it left them. Taking its records in
     * once more need not change nothing: two of them may be of one record of a source.
     */
    Optional<List<IntakeOutcome>> landed(Attempt attempt) {
        return unknown.stream()
                .filter(left -> !left.profiles().isEmpty())
                .filter(left -> left.profiles().entrySet().stream()
                        .allMatch(one -> one.getValue().equals(attempt.profile(one.getKey()))))
                .map(Left::outcomes)
                .findFirst();
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
        Set<IntakeOutcome> before = new LinkedHashSet<>();
        for (Left left : unknown) {
            IntakeOutcome lost = left.answers().get(record);
            if (lost != null) {
                before.add(lost);
            }
        }
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

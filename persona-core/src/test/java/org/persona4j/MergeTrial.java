package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.SharedWord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;

/** The part of a {@link Trial} in which staff say what is one and what is not, and take it back. Not thread-safe. */
final class MergeTrial {
    private final Chronicle chronicle;
    private final Facts facts;
    private final Client client;
    private final Answers answers;
    private final TestClock clock;

    MergeTrial(Chronicle chronicle, Client client, Answers answers, TestClock clock) {
        this.chronicle = chronicle;
        this.facts = chronicle.facts();
        this.client = client;
        this.answers = answers;
        this.clock = clock;
    }

    /** Lives through an action that is about an identifier or a decision; any other is not for here. */
    boolean lives(Action action) {
        if (action instanceof Action.Declare declare) {
            declare(declare.identifier(), declare.shared());
        } else if (action instanceof Action.WithdrawDeclaration withdraw) {
            withdrawDeclaration(withdraw.identifier());
        } else if (action instanceof Action.Withdraw withdraw) {
            List<DecisionId> decisions = chronicle.decisions();
            if (!decisions.isEmpty()) {
                withdraw(decisions.get(withdraw.decision() % decisions.size()));
            }
        } else {
            return false;
        }
        return true;
    }

    /** Lives through an action that is about profiles that are there. */
    void livesOnProfiles(Action action) {
        if (action instanceof Action.Link link) {
            link(chronicle.profile(link.one()), chronicle.profile(link.other()));
        } else if (action instanceof Action.Separate separate) {
            separate(chronicle.profile(separate.profile()));
        } else if (action instanceof Action.Correct correct) {
            correct(chronicle.profile(correct.profile()), correct);
        } else if (action instanceof Action.WithdrawCorrection withdraw) {
            Profile before = chronicle.profile(withdraw.profile());
            corrected(
                    before,
                    ProfileHistory.withdrawCorrection(before, withdraw.identifier()),
                    client.ask(p -> p.merges().withdrawCorrection(before.id(), withdraw.identifier(), "mistaken")));
        }
    }

    private void link(Profile one, Profile other) {
        MergeOutcome outcome = client.ask(p -> p.merges().link(Trial.persona(one), Trial.persona(other), "the same"));
        if (chronicle.members(one).contains(other.id())) {
            Answers.unchanged(outcome);
            return;
        }
        MergeOutcome.@Nullable Reason refusal = chronicle.refusal(one, other);
        if (refusal != null) {
            Answers.refused(outcome, refusal);
        } else {
            decided(chronicle.link(one, other), outcome);
        }
    }

    private void decided(Decision.Builder expected, MergeOutcome outcome) {
        assertThat(outcome).isInstanceOf(MergeOutcome.Done.class);
        DecisionId id = ((MergeOutcome.Done) outcome).decision().orElseThrow();
        Decision decision = expected.id(id).build();
        Optional<Decision> found = client.ask(p -> p.merges().decision(id));
        assertThat(found).contains(decision);
        chronicle.decided(decision);
        done(outcome, true);
    }

    private void done(MergeOutcome outcome, boolean decided) {
        chronicle.settle();
        answers.done(outcome, decided);
    }

    private void separate(Profile profile) {
        MergeOutcome outcome = client.ask(p -> p.merges().separate(profile.id(), "another"));
        Set<ProfileId> others = new HashSet<>(chronicle.members(profile));
        others.remove(profile.id());
        if (others.isEmpty()) {
            Answers.refused(outcome, MergeOutcome.Reason.ALONE);
            return;
        }
        decided(chronicle.separation(profile, others), outcome);
        assertThat(chronicle.members(profile)).doesNotContainAnyElementsOf(others);
    }

    private void withdraw(DecisionId id) {
        Decision before = chronicle.decision(id);
        if (!chronicle.isThere(before)) {
            ArchiveTrial.isNotFound(client, p -> p.merges().withdraw(id, "mistaken"));
            return;
        }
        MergeOutcome outcome = client.ask(p -> p.merges().withdraw(id, "mistaken"));
        if (!before.holds()) {
            Answers.unchanged(outcome);
            return;
        }
        facts.put(before.withdraw(new Decision.Withdrawal(clock.instant(), Trial.STAFF, "mistaken")));
        done(outcome, true);
    }

    private void correct(Profile before, Action.Correct correct) {
        Set<Identifier> add = new HashSet<>(correct.add());
        add.removeAll(correct.remove());
        if (add.isEmpty() && correct.remove().isEmpty()) {
            return;
        }
        MergeOutcome outcome = client.ask(
                p -> p.merges().correct(before.id(), List.copyOf(correct.remove()), List.copyOf(add), "told so"));
        corrected(before, chronicle.corrected(before, correct.remove(), add), outcome);
    }

    private void corrected(Profile before, Profile after, MergeOutcome outcome) {
        if (after.equals(before)) {
            Answers.unchanged(outcome);
            return;
        }
        facts.put(after);
        done(outcome, false);
    }

    private void declare(Identifier identifier, boolean shared) {
        MergeOutcome outcome = client.ask(p -> shared
                ? p.merges().declareShared(identifier, "told so")
                : p.merges().release(identifier, "told so"));
        List<SharedWord> words = facts.wordsOn(identifier);
        if (!words.isEmpty() && words.get(0).shared() == shared) {
            Answers.unchanged(outcome);
            return;
        }
        if (!shared && chronicle.isOnTooMany(identifier)) {
            Answers.refused(outcome, MergeOutcome.Reason.TOO_MANY_OWNERS);
            return;
        }
        chronicle.say(identifier, shared);
        done(outcome, false);
    }

    private void withdrawDeclaration(Identifier identifier) {
        MergeOutcome outcome = client.ask(p -> p.merges().withdrawDeclaration(identifier, "mistaken"));
        List<SharedWord> words = facts.wordsOn(identifier);
        if (words.isEmpty()) {
            Answers.unchanged(outcome);
            return;
        }
        facts.words(identifier, words.subList(1, words.size()));
        done(outcome, false);
    }
}

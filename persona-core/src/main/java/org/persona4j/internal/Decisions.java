package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.merge.SharedWord;
import org.persona4j.profile.Correction;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;

/** Carries out what a person decides about who is who, in one attempt. Not thread-safe. */
public final class Decisions {
    private final Attempt attempt;
    private final Act act;
    private final Actor actor;
    private final String reason;
    private final FactChange change = new FactChange();
    private final int start;
    private Effect effect = Effect.NONE;

    /** Decisions by this act, for which there is a reason. */
    public Decisions(Attempt attempt, Act act) {
        this.attempt = attempt;
        this.act = act;
        this.actor = act.actor();
        this.reason = Objects.requireNonNull(act.reason(), "reason");
        this.start = attempt.workspace().mark();
    }

    /**
     * Carries out a command; one that is refused leaves nothing written. The answer is the one there would be without the
     * personas that nobody sees.
     */
    public MergeOutcome carryOut(MergeCommand command) {
        MergeOutcome seen = new Decisions(attempt.seen(), act).decide(command);
        checkWithdrawable(command);
        MergeOutcome outcome = decide(command);
        if (!(outcome instanceof MergeOutcome.Done)) {
            return outcome;
        }
        act.note(attempt, named(command), "done");
        return seen instanceof MergeOutcome.Done ? seen : outcome;
    }

    private MergeOutcome decide(MergeCommand command) {
        if (command instanceof MergeCommand.Link link) {
            return link(link);
        }
        if (command instanceof MergeCommand.Separate separate) {
            return separate(separate.profile());
        }
        if (command instanceof MergeCommand.Withdraw withdraw) {
            return withdraw(withdraw.decision());
        }
        if (command instanceof MergeCommand.Correct correct) {
            return correct(correct);
        }
        if (command instanceof MergeCommand.WithdrawCorrection withdraw) {
            Profile before = profile(withdraw.profile());
            return change(before, ProfileHistory.withdrawCorrection(before, withdraw.identifier()));
        }
        if (command instanceof MergeCommand.Declare declare) {
            return declare(declare);
        }
        return withdrawDeclaration(((MergeCommand.WithdrawDeclaration) command).identifier());
    }

    /** What the command would do. */
    public MergePlan plan(MergeCommand command) {
        attempt.explain();
        MergeOutcome outcome = decide(command);
        String summary = outcome instanceof MergeOutcome.Refused refused
                ? "REFUSED " + refused.reason()
                : outcome instanceof MergeOutcome.Unchanged ? "UNCHANGED" : "DONE";
        return effect.plan(summary);
    }

    /** The personas that a command names; one about a value names none, whoever carries it. */
    private List<PersonaId> named(MergeCommand command) {
        if (command instanceof MergeCommand.Link link) {
            return List.of(link.one(), link.other());
        }
        if (command instanceof MergeCommand.Separate separate) {
            return List.of(founded(separate.profile()));
        }
        if (command instanceof MergeCommand.Withdraw withdraw) {
            Decision decision = Objects.requireNonNull(
                    attempt.workspace().get(attempt.layout().decision(withdraw.decision()), Decision.class));
            return List.of(founded(decision.leftAnchor()), founded(decision.rightAnchor()));
        }
        if (command instanceof MergeCommand.Correct correct) {
            return List.of(founded(correct.profile()));
        }
        if (command instanceof MergeCommand.WithdrawCorrection withdraw) {
            return List.of(founded(withdraw.profile()));
        }
        return List.of();
    }

    /** The persona that a profile founds when it is the first or alone. */
    private static PersonaId founded(ProfileId profile) {
        return PersonaId.of(profile.value());
    }

    private MergeOutcome link(MergeCommand.Link command) {
        PersonaId one = current(command.one());
        PersonaId other = current(command.other());
        if (one.equals(other)) {
            return new MergeOutcome.Unchanged();
        }
        PersonaRecord left = attempt.requirePersona(one);
        PersonaRecord right = attempt.requirePersona(other);
        if (left.members().size() + right.members().size() > attempt.rules().sizeCap()) {
            return new MergeOutcome.Refused(MergeOutcome.Reason.OVERSIZE);
        }
        Decision decision = decision(Decision.Kind.LINK)
                .leftAnchor(ProfileId.of(command.one().value()))
                .rightAnchor(ProfileId.of(command.other().value()))
                .left(left.members())
                .right(right.members())
                .at(afterAllAbout(Attempt.union(left.members(), right.members())))
                .build();
        record(attempt, decision, change);
        effect = attempt.rearrange(change);
        if (lowers(left, decision.leftAnchor()) || lowers(right, decision.rightAnchor())) {
            return refuse(MergeOutcome.Reason.OVERSIZE);
        }
        if (!effect.personaOf(decision.leftAnchor()).equals(effect.personaOf(decision.rightAnchor()))) {
            return refuse(MergeOutcome.Reason.SEPARATED);
        }
        return done(decision.id());
    }

    /** Whether a member would be resolved by stronger links only, because too much can be reached now. */
    private boolean lowers(PersonaRecord before, ProfileId member) {
        Group after = effect.groups().get(effect.personaOf(member));
        LinkLevel now = after == null ? before.level() : after.level();
        return now != before.level() && now.atLeast(before.level());
    }

    private MergeOutcome separate(ProfileId id) {
        Profile profile = profile(id);
        List<ProfileId> others = attempt.personaOf(profile).members().stream()
                .filter(member -> !member.equals(id))
                .toList();
        if (others.isEmpty()) {
            return new MergeOutcome.Refused(MergeOutcome.Reason.ALONE);
        }
        Decision decision = decision(Decision.Kind.SEPARATE)
                .leftAnchor(id)
                .rightAnchor(others.get(0))
                .left(List.of(id))
                .right(others)
                .at(afterAllAbout(attempt.personaOf(profile).members()))
                .build();
        record(attempt, decision, change);
        effect = attempt.rearrange(change);
        return done(decision.id());
    }

    private MergeOutcome withdraw(DecisionId id) {
        Decision before = attempt.workspace().get(attempt.layout().decision(id), Decision.class);
        if (before == null) {
            throw new NotFoundException("decision " + id);
        }
        if (!before.holds()) {
            return new MergeOutcome.Unchanged();
        }
        Decision after = before.withdraw(new Decision.Withdrawal(attempt.now(), actor, reason));
        attempt.write(before, after, change);
        effect = attempt.rearrange(change);
        return done(id);
    }

    private MergeOutcome correct(MergeCommand.Correct command) {
        Profile before = profile(command.profile());
        Profile after = before;
        for (Identifier identifier : command.remove()) {
            after = ProfileHistory.correct(after, correction(identifier, false));
        }
        for (Identifier identifier : command.add()) {
            after = ProfileHistory.correct(after, correction(identifier, true));
        }
        if (attempt.rules().indexed(after).size() > Profile.MAX_IDENTIFIERS) {
            return new MergeOutcome.Refused(MergeOutcome.Reason.TOO_MANY_IDENTIFIERS);
        }
        if (attempt.isRefused(attempt.added(before, after), after)) {
            return new MergeOutcome.Refused(MergeOutcome.Reason.SUPPRESSED);
        }
        return change(before, after);
    }

    private Correction correction(Identifier identifier, boolean belongs) {
        return new Correction(identifier, belongs, attempt.now(), actor, reason);
    }

    private MergeOutcome change(Profile before, Profile after) {
        if (after.equals(before)) {
            return new MergeOutcome.Unchanged();
        }
        attempt.write(before, after, change);
        if (attempt.matters(change)) {
            effect = attempt.rearrange(change);
        }
        return done(null);
    }

    private MergeOutcome declare(MergeCommand.Declare command) {
        IdentifierRecord known = attempt.index().find(command.identifier());
        List<SharedWord> words = known == null ? List.of() : known.words();
        if (!words.isEmpty() && words.get(0).shared() == command.shared()) {
            return new MergeOutcome.Unchanged();
        }
        boolean tooMany = !command.shared() && known != null && known.isFull(attempt.rules());
        if (tooMany) {
            return new MergeOutcome.Refused(MergeOutcome.Reason.TOO_MANY_OWNERS);
        }
        Instant at = attempt.now();
        if (!words.isEmpty() && !words.get(0).at().isBefore(at)) {
            at = words.get(0).at().plusNanos(1);
        }
        List<SharedWord> next = new ArrayList<>(words);
        next.add(0, new SharedWord(command.shared(), at, actor, reason));
        return reword(command.identifier(), next);
    }

    private MergeOutcome withdrawDeclaration(Identifier identifier) {
        IdentifierRecord known = attempt.index().find(identifier);
        if (known == null || known.words().isEmpty()) {
            return new MergeOutcome.Unchanged();
        }
        return reword(identifier, known.words().subList(1, known.words().size()));
    }

    private MergeOutcome reword(Identifier identifier, List<SharedWord> words) {
        attempt.index().words(identifier, words, change);
        effect = attempt.rearrange(change);
        return done(null);
    }

    /** Writes a decision and notes it on the profiles from which it must be found. */
    static void record(Attempt attempt, Decision decision, FactChange change) {
        attempt.write(null, decision, change);
        List<ProfileId> noted = decision.kind() == Decision.Kind.SEPARATE ? decision.left() : decision.profiles();
        attempt.workspace().load(noted.stream().map(attempt.layout()::profile).toList());
        for (ProfileId id : noted) {
            Profile before = attempt.requireProfile(id);
            attempt.write(before, ProfileHistory.decided(before, decision.id()), change);
        }
    }

    private Decision.Builder decision(Decision.Kind kind) {
        return Decision.builder()
                .id(DecisionId.of(attempt.newId()))
                .kind(kind)
                .actor(actor)
                .reason(reason);
    }

    /** Now, or just after the latest decision about any of these profiles, so that the new one holds. */
    private Instant afterAllAbout(List<ProfileId> profiles) {
        Instant at = attempt.now();
        for (ProfileId profile : profiles) {
            for (DecisionId id : attempt.requireProfile(profile).decisions()) {
                Decision decision = attempt.workspace().get(attempt.layout().decision(id), Decision.class);
                if (decision != null && !decision.at().isBefore(at)) {
                    at = decision.at().plusNanos(1);
                }
            }
        }
        return at;
    }

    private PersonaId current(PersonaId everSeen) {
        return Reach.ALL.current(attempt, everSeen).orElseThrow(() -> new NotFoundException("persona " + everSeen));
    }

    private Profile profile(ProfileId id) {
        Profile profile = attempt.profile(id);
        if (profile == null || !isPresent(id)) {
            throw new NotFoundException("profile " + id);
        }
        return profile;
    }

    private boolean isPresent(ProfileId id) {
        return Reach.ALL.current(attempt, founded(id)).isPresent();
    }

    /** A decision is there as long as those are whom it links, or the one whom it separates and one of the others. */
    private void checkWithdrawable(MergeCommand command) {
        if (command instanceof MergeCommand.Withdraw withdraw) {
            Decision decision = attempt.workspace().get(attempt.layout().decision(withdraw.decision()), Decision.class);
            boolean isThere = decision != null
                    && isPresent(decision.leftAnchor())
                    && (isPresent(decision.rightAnchor())
                            || (decision.kind() == Decision.Kind.SEPARATE
                                    && decision.right().stream().anyMatch(this::isPresent)));
            if (!isThere) {
                throw new NotFoundException("decision " + withdraw.decision());
            }
        }
    }

    private MergeOutcome refuse(MergeOutcome.Reason why) {
        attempt.takeBack(start);
        return new MergeOutcome.Refused(Objects.requireNonNull(why));
    }

    private MergeOutcome done(@Nullable DecisionId decision) {
        return new MergeOutcome.Done(
                decision, effect.merges(), effect.splits(), effect.flips().size());
    }
}

package org.persona4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.Act;
import org.persona4j.internal.Decisions;
import org.persona4j.internal.Histories;
import org.persona4j.internal.Reviews;
import org.persona4j.merge.Decision;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeHistory;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.ReviewPage;
import org.persona4j.merge.SharedValue;

/**
 * What people decide about who is who, and what there is to look at before and after.
 *
 * <p>There is no irreversible button: a link, a separation, a correction and a declaration can each be withdrawn, and then
 * everything is as if they had never been. Immutable and thread-safe.
 *
 * <p>To look needs {@link Permission#SEE_MERGES}, to plan too; to decide about personas and profiles
 * {@link Permission#MERGE}, about a value {@link Permission#DECLARE_SHARED}.
 */
public final class Merges {
    private static final int MAX_REASON = 1_000;

    private final Caller caller;

    Merges(Caller caller) {
        this.caller = caller;
    }

    /** Says that two personas are one customer. */
    public MergeOutcome link(PersonaId one, PersonaId other, String reason) {
        return carryOut(new MergeCommand.Link(one, other), reason);
    }

    /** Says that a profile is not the customer that its persona is: it leaves, and nothing brings it back but a withdrawal. */
    public MergeOutcome separate(ProfileId profile, String reason) {
        return carryOut(new MergeCommand.Separate(profile), reason);
    }

    /** Takes a link or a separation back. */
    public MergeOutcome withdraw(DecisionId decision, String reason) {
        return carryOut(new MergeCommand.Withdraw(decision), reason);
    }

    /** Says which identifiers do not, and which do, belong to a profile, whatever its source goes on saying. */
    public MergeOutcome correct(ProfileId profile, List<Identifier> remove, List<Identifier> add, String reason) {
        return carryOut(new MergeCommand.Correct(profile, remove, add), reason);
    }

    /** Takes the correction of an identifier of a profile back. */
    public MergeOutcome withdrawCorrection(ProfileId profile, Identifier identifier, String reason) {
        return carryOut(new MergeCommand.WithdrawCorrection(profile, identifier), reason);
    }

    /** Says that a value is shared by people who are not one customer: it links nobody any more. */
    public MergeOutcome declareShared(Identifier identifier, String reason) {
        return carryOut(new MergeCommand.Declare(identifier, true), reason);
    }

    /** Says that a value is not shared: it links those who carry it, though it looks like a placeholder or has many names. */
    public MergeOutcome release(Identifier identifier, String reason) {
        return carryOut(new MergeCommand.Declare(identifier, false), reason);
    }

    /** Takes the latest declaration about a value back. */
    public MergeOutcome withdrawDeclaration(Identifier identifier, String reason) {
        return carryOut(new MergeCommand.WithdrawDeclaration(identifier), reason);
    }

    /**
     * Carries a command out.
     *
     * @param reason why, for the history: 1 to 1,000 characters, no personal data
     * @throws NotFoundException if the command is about something that does not exist
     */
    public MergeOutcome carryOut(MergeCommand command, String reason) {
        Session session = caller.require(toCarryOut(command));
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a reason must have 1 to " + MAX_REASON + " characters and not be blank");
        }
        String digest = session.layout().digest("merge", Requests.describe(command), reason);
        Act act = caller.act("merges." + Requests.name(command), reason);
        return session.transactions()
                .once(
                        caller.operationId(),
                        digest,
                        MergeOutcome.class,
                        attempt -> new Decisions(attempt, act).carryOut(command));
    }

    private static Permission toCarryOut(MergeCommand command) {
        Objects.requireNonNull(command, "command");
        boolean aboutValue =
                command instanceof MergeCommand.Declare || command instanceof MergeCommand.WithdrawDeclaration;
        return aboutValue ? Permission.DECLARE_SHARED : Permission.MERGE;
    }

    /** What a command would do; nothing is changed. */
    public MergePlan plan(MergeCommand command) {
        Act act = caller.act("merges.plan", "plan");
        return seeing().transactions().read(attempt -> new Decisions(attempt, act).plan(command));
    }

    /** A decision, withdrawn or not. */
    public Optional<Decision> decision(DecisionId id) {
        return seeing().transactions().read(attempt -> Histories.decision(attempt, id));
    }

    /**
     * The decisions about a profile, withdrawn ones among them, latest first.
     *
     * @throws NotFoundException if there is no such profile
     */
    public List<Decision> decisions(ProfileId profile) {
        return seeing().transactions().read(attempt -> Histories.decisions(attempt, profile));
    }

    /** How the persona that has this id, or once had it, came to be: which link joined each profile, what was refused. */
    public Optional<MergeHistory> history(PersonaId id) {
        return seeing().transactions().read(attempt -> Histories.of(attempt, id));
    }

    /**
     * The personas with refused links, in the order of their ids.
     *
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most personas to look at
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<QuarantinedPersona> quarantine(@Nullable String cursor, int limit) {
        Session session = seeing();
        return session.transactions().read(attempt -> Reviews.quarantine(attempt, session.store(), cursor, limit));
    }

    /**
     * The values that are shared by more than one profile and link nobody: placeholders, learned and declared ones. In no order
     * that means anything; while the hash key is replaced, some may come twice.
     *
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most values to look at
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<SharedValue> shared(@Nullable String cursor, int limit) {
        Session session = seeing();
        return session.transactions().read(attempt -> Reviews.shared(attempt, session.store(), cursor, limit));
    }

    private Session seeing() {
        return caller.require(Permission.SEE_MERGES);
    }

    /** All of a review, page by page. */
    static <T> List<T> all(Function<@Nullable String, ReviewPage<T>> pages) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            ReviewPage<T> page = pages.apply(cursor);
            all.addAll(page.items());
            cursor = page.next().orElse(null);
        } while (cursor != null);
        return all;
    }

    /** All personas with refused links, in the order of their ids. Reads every persona there is. */
    public List<QuarantinedPersona> quarantine() {
        return all(cursor -> quarantine(cursor, Reviews.PAGE));
    }

    /** All values that are shared by more than one profile, each once. Reads every value there is. */
    public List<SharedValue> shared() {
        Map<Identifier, SharedValue> once = new LinkedHashMap<>();
        all(cursor -> shared(cursor, Reviews.PAGE)).forEach(value -> once.put(value.identifier(), value));
        return List.copyOf(once.values());
    }
}

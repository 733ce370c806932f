package org.persona4j.internal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.MergePlan;
import org.persona4j.profile.Absence;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.Source;
import org.persona4j.store.RecordKey;

/** One record taken in by one attempt. Not thread-safe; dies with the attempt. */
final class IntakeStep {
    private final Attempt attempt;
    private final Prepared prepared;
    private final NormalizedRecord record;
    private final Act act;
    private final Reach reach;
    private final EarlierAttempts earlier;
    private Effect effect = Effect.NONE;
    private boolean isNew;
    private boolean wasHidden;
    private @Nullable ProfileId known;

    IntakeStep(Attempt attempt, Prepared prepared, Act act, Reach reach, EarlierAttempts earlier) {
        this.attempt = attempt;
        this.prepared = prepared;
        this.record = prepared.record();
        this.act = act;
        this.reach = reach;
        this.earlier = earlier;
    }

    /**
     * Notes for the audit what somebody took in who is no machine. Rows of a file are not noted one by one: that would double
     * what an import writes, and the import itself tells who made it.
     */
    void note(IntakeOutcome outcome) {
        boolean byHand = act.actor().role() != Role.SYSTEM && record.source().kind() != Source.Kind.FILE_IMPORT;
        if (byHand
                && outcome instanceof IntakeOutcome.Accepted accepted
                && accepted.kind() != IntakeOutcome.Kind.UNCHANGED) {
            PersonaId named = PersonaId.of(accepted.profile().value());
            act.note(attempt, List.of(named), accepted.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    /** What it did, as a plan that was not carried out. */
    MergePlan plan(String summary) {
        return effect.plan(summary);
    }

    /** Whether the record touched a persona that nobody sees, or is on one. */
    boolean touchedHidden(IntakeOutcome outcome) {
        return effect.hidden()
                || wasHidden
                || (outcome instanceof IntakeOutcome.Accepted accepted && isHidden(accepted.persona()));
    }

    /** Whether a profile is archived, also for who looks through the veil: the archive is no secret, who is hidden is. */
    private boolean isArchived(ProfileId id) {
        RecordLayout layout = attempt.layout();
        Profile profile = attempt.workspace().whole(layout.profile(id), Profile.class);
        if (profile == null || !profile.absence().equals(Optional.of(Absence.ARCHIVED))) {
            return false;
        }
        PersonaRecord persona = attempt.workspace().whole(layout.persona(profile.personaId()), PersonaRecord.class);
        return persona != null && !persona.hidden();
    }

    private boolean isOfArchivedSource(Prepared.New made) {
        SourceRef ref = made.source() == null ? null : attempt.workspace().whole(made.source(), SourceRef.class);
        if (ref == null || ref.profileOrNull() == null || !isArchived(ref.profileOrNull())) {
            return false;
        }
        attempt.workspace().lock(attempt.layout().profile(ref.profileOrNull()));
        return true;
    }

    private boolean isHidden(PersonaId current) {
        PersonaRecord persona = attempt.persona(current);
        return persona != null && persona.hidden();
    }

    /**
     * What is told of a record that touched a persona that nobody sees: nothing of others there. It did what it would have
     * done without them. That a record was there before is known to whoever sent it, also where it was hidden.
     *
     * @param outcome what it did
     * @param seen what it would have done; of a record that was hidden, as if nobody had sent it before
     */
    IntakeOutcome told(IntakeOutcome outcome, IntakeOutcome seen) {
        if (wasHidden && outcome instanceof IntakeOutcome.Archived) {
            return alone(IntakeOutcome.Kind.UNCHANGED, Objects.requireNonNull(known), outcome.invalid());
        }
        if (!(outcome instanceof IntakeOutcome.Accepted accepted)) {
            return outcome;
        }
        boolean hidden = isHidden(accepted.persona());
        if (isNew || (!wasHidden && !hidden)) {
            return seen;
        }
        IntakeOutcome.Kind kind = accepted.kind() == IntakeOutcome.Kind.UNCHANGED
                ? IntakeOutcome.Kind.UNCHANGED
                : IntakeOutcome.Kind.UPDATED;
        return hidden
                ? alone(kind, accepted.profile(), accepted.invalid())
                : new IntakeOutcome.Accepted(
                        kind,
                        accepted.profile(),
                        accepted.persona(),
                        List.of(),
                        List.of(),
                        List.of(),
                        accepted.invalid());
    }

    private static IntakeOutcome alone(IntakeOutcome.Kind kind, ProfileId profile, List<IdentifierType> invalid) {
        PersonaId persona = PersonaId.of(profile.value());
        return new IntakeOutcome.Accepted(kind, profile, persona, List.of(), List.of(), List.of(), invalid);
    }

    IntakeOutcome take() {
        Prepared.New made = prepared.made(attempt.layout());
        if (made == null) {
            return new IntakeOutcome.Rejected(record.flaws(), record.invalid());
        }
        if (isRefusedSource(made)) {
            return new IntakeOutcome.Suppressed(record.invalid());
        }
        if (isOfArchivedSource(made)) {
            return new IntakeOutcome.Archived(record.invalid());
        }
        Profile before = known(made);
        isNew = before == null;
        wasHidden = before != null && isHidden(before.personaId());
        known = before == null ? made.profile().id() : before.id();
        if (before != null && before.absence().isPresent()) {
            attempt.workspace().lock(attempt.layout().profile(before.id()));
            return before.absence().equals(Optional.of(Absence.ERASING))
                    ? new IntakeOutcome.Suppressed(record.invalid())
                    : new IntakeOutcome.Archived(record.invalid());
        }
        Profile after = before == null ? begun(made) : taken(before);
        if (attempt.rules().indexed(after).size() > Profile.MAX_IDENTIFIERS) {
            return new IntakeOutcome.Rejected(EnumSet.of(NormalizedRecord.Flaw.TOO_MANY_IDENTIFIERS), record.invalid());
        }
        if (after.equals(before)) {
            return accepted(IntakeOutcome.Kind.UNCHANGED, after);
        }
        if (before != null && !reach.covers(attempt, before.personaId())) {
            throw new AccessDeniedException(act.actor().role(), Permission.SIGN_UP);
        }
        List<Identifier> added = attempt.added(before, after);
        if (attempt.isRefused(added, after)) {
            return new IntakeOutcome.Suppressed(record.invalid());
        }
        if (isOfArchived(before == null, added)) {
            return new IntakeOutcome.Archived(record.invalid());
        }
        int mark = attempt.workspace().mark();
        FactChange change = write(before, after, made.source());
        if (!attempt.matters(change)) {
            return accepted(IntakeOutcome.Kind.UPDATED, after);
        }
        effect = attempt.rearrange(change);
        if (before != null && !effect.splits().isEmpty() && keepsTogether()) {
            tryToKeepTogether(before, after, mark);
        }
        return accepted(kind(before, after.id()), after);
    }

    /**
     * Whether the profile would take on what somebody in the archive can be told by. A form that staff fill in for a customer
     * who stands before them makes a new profile all the same.
     */
    private boolean isOfArchived(boolean makesProfile, List<Identifier> added) {
        boolean signedUpByStaff = makesProfile
                && record.source().kind() == Source.Kind.LOYALTY_SIGNUP
                && worksForRetailer(act.actor().role());
        return !signedUpByStaff && added.stream().anyMatch(this::tellsArchived);
    }

    /** Whether somebody in the archive can be told by a value. Makes sure that it is still so when the others are committed. */
    private boolean tellsArchived(Identifier identifier) {
        IdentifierRecord value = attempt.index().find(identifier);
        if (value == null || value.resting().isEmpty() || !value.links(attempt.rules())) {
            return false;
        }
        for (IdentifierRecord.Owner owner : value.resting()) {
            if (isArchived(owner.profile())) {
                attempt.workspace().lock(attempt.key(identifier));
                attempt.workspace().lock(attempt.layout().profile(owner.profile()));
                return true;
            }
        }
        return false;
    }

    private static boolean worksForRetailer(Role role) {
        return switch (role) {
            case STAFF, MANAGER, ANALYST, MARKETING, MARKETING_ANALYST, OPERATOR, OWNER -> true;
            case CUSTOMER, SUPPORT, SYSTEM -> false;
        };
    }

    private Profile begun(Prepared.New made) {
        earlier.moment(prepared, made.profile().firstSeen());
        return made.profile();
    }

    private Profile taken(Profile before) {
        Instant moment = earlier.moment(prepared, ProfileHistory.momentOf(before, record, attempt.now()));
        return ProfileHistory.takeAsOf(before, record, moment);
    }

    /** Records links instead of a split, unless these would reach more than a persona may have. */
    private void tryToKeepTogether(Profile before, Profile after, int mark) {
        Effect split = effect;
        List<ProfileId> members = split.before().getOrDefault(before.personaId(), List.of());
        attempt.takeBack(mark);
        FactChange change = write(before, after, null);
        keepTogether(after, parts(members, after.id()), change);
        effect = attempt.rearrange(change);
        if (levelOf(after.id(), effect).compareTo(levelOf(after.id(), split)) < 0) {
            attempt.takeBack(mark);
            effect = attempt.rearrange(write(before, after, null));
        }
    }

    private LinkLevel levelOf(ProfileId profile, Effect of) {
        return Objects.requireNonNull(of.groups().get(of.personaOf(profile))).level();
    }

    private boolean keepsTogether() {
        return attempt.rules().onChange() == IdentityRules.OnChange.KEEP_TOGETHER;
    }

    private boolean isRefusedSource(Prepared.New made) {
        SourceRef ref = made.source() == null ? null : attempt.workspace().get(made.source(), SourceRef.class);
        return ref != null && ref.isRefused();
    }

    private @Nullable Profile known(Prepared.New made) {
        if (made.source() == null) {
            return attempt.profile(made.profile().id());
        }
        SourceRef ref = attempt.workspace().get(made.source(), SourceRef.class);
        return ref == null || ref.profileOrNull() == null ? null : attempt.requireProfile(ref.profileOrNull());
    }

    private FactChange write(@Nullable Profile before, Profile after, @Nullable RecordKey source) {
        FactChange change = new FactChange();
        attempt.write(before, after, change);
        RecordKey knownSource = attempt.layout().knownSource(after.source());
        if (before == null && !attempt.workspace().exists(knownSource)) {
            attempt.workspace().put(knownSource, Nothing.NOTHING);
        }
        if (before == null && source != null) {
            SourceRef ref = attempt.workspace().get(source, SourceRef.class);
            attempt.workspace().put(source, ref == null ? SourceRef.of(after.id()) : ref.withProfile(after.id()));
        }
        return change;
    }

    /** The parts in which the persona would fall, but for the one that holds the profile. */
    private List<List<ProfileId>> parts(List<ProfileId> members, ProfileId profile) {
        return effect.after().values().stream()
                .filter(group -> !group.contains(profile))
                .map(group -> group.stream().filter(members::contains).toList())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private void keepTogether(Profile profile, List<List<ProfileId>> parts, FactChange change) {
        for (List<ProfileId> part : parts) {
            Decision link = Decision.builder()
                    .id(DecisionId.of(attempt.newId()))
                    .kind(Decision.Kind.LINK)
                    .leftAnchor(profile.id())
                    .rightAnchor(part.get(0))
                    .left(List.of(profile.id()))
                    .right(part)
                    .at(attempt.now())
                    .actor(act.actor())
                    .reason("kept together when the record was edited")
                    .build();
            Decisions.record(attempt, link, change);
        }
    }

    private IntakeOutcome.Kind kind(@Nullable Profile before, ProfileId profile) {
        if (!effect.splits().isEmpty()) {
            return IntakeOutcome.Kind.SPLIT;
        }
        if (!effect.merges().isEmpty()) {
            return IntakeOutcome.Kind.MERGED;
        }
        if (before != null) {
            return IntakeOutcome.Kind.UPDATED;
        }
        List<ProfileId> companions = effect.after().getOrDefault(effect.personaOf(profile), List.of());
        return companions.size() > 1 ? IntakeOutcome.Kind.ATTACHED : IntakeOutcome.Kind.CREATED;
    }

    private IntakeOutcome accepted(IntakeOutcome.Kind kind, Profile profile) {
        PersonaId persona = effect.after().isEmpty() ? profile.personaId() : effect.personaOf(profile.id());
        return new IntakeOutcome.Accepted(
                kind, profile.id(), persona, effect.merges(), effect.splits(), effect.flips(), record.invalid());
    }
}

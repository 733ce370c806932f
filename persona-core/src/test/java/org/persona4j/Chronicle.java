package org.persona4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.RecordLayout;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.merge.SharedFlip;
import org.persona4j.merge.SharedWord;
import org.persona4j.profile.Correction;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.Source;

/**
 * The facts as a history leaves them, with who is who now and who was who before its last action: what an engine is held
 * against. Knows no engine and no store. Not thread-safe.
 */
final class Chronicle {
    private final TestClock clock;
    private final RecordLayout layout;
    private final Facts facts;
    private final List<DecisionId> decisions = new ArrayList<>();
    private Partition partition;
    private Partition was;

    Chronicle(IdentityRules rules, TestClock clock, RecordLayout layout) {
        this.clock = clock;
        this.layout = layout;
        this.facts = new Facts(rules);
        this.partition = facts.partition();
        this.was = partition;
    }

    Facts facts() {
        return facts;
    }

    Partition partition() {
        return partition;
    }

    /** The decisions made so far, withdrawn ones included, in the order in which they were made. */
    List<DecisionId> decisions() {
        return decisions;
    }

    /** One of the profiles, whatever the number. */
    Profile profile(int number) {
        List<Profile> all = facts.profiles();
        return all.get(number % all.size());
    }

    /** Whether the engine makes decisions by itself. */
    boolean keepsTogether() {
        return facts.rules().onChange() == IdentityRules.OnChange.KEEP_TOGETHER;
    }

    /** Works out who is who after an action. */
    void settle() {
        was = partition;
        partition = facts.partition();
        facts.settle(partition);
    }

    List<PersonaMerge> merges() {
        return partition.mergesSince(was);
    }

    List<PersonaSplit> splits() {
        return partition.splitsSince(was);
    }

    /** The values of which the last action changed whether they link. */
    Set<SharedFlip> flips() {
        Set<SharedFlip> flips = new HashSet<>();
        for (Identifier identifier : partition.shareable()) {
            boolean links = Boolean.TRUE.equals(partition.linked().get(identifier));
            Boolean linked = was.linked().get(identifier);
            if (linked != null && linked != links) {
                flips.add(new SharedFlip(identifier, !links));
            }
        }
        return flips;
    }

    /** What an intake is to say that it did. */
    IntakeOutcome.Kind kind(@Nullable Profile before, Profile after) {
        if (after.equals(before)) {
            return IntakeOutcome.Kind.UNCHANGED;
        }
        if (!splits().isEmpty()) {
            return IntakeOutcome.Kind.SPLIT;
        }
        if (!merges().isEmpty()) {
            return IntakeOutcome.Kind.MERGED;
        }
        if (before != null) {
            return IntakeOutcome.Kind.UPDATED;
        }
        boolean alone = partition.groupOf(after.id()).members().size() == 1;
        return alone ? IntakeOutcome.Kind.CREATED : IntakeOutcome.Kind.ATTACHED;
    }

    /** The profile made of an earlier record with the same source record id. */
    @Nullable Profile source(NormalizedRecord record) {
        return record.sourceRecordId()
                .map(id -> facts.bySource(layout.sourceHash(record.source(), id)))
                .orElse(null);
    }

    /** From now on the profile made of records with this source record id, if it has one, is this one. */
    void source(NormalizedRecord record, ProfileId profile) {
        record.sourceRecordId().ifPresent(id -> facts.sources().put(layout.sourceHash(record.source(), id), profile));
    }

    /** Whether a record is to be skipped, because it is of somebody in the archive. */
    boolean isOfArchived(NormalizedRecord record) {
        Profile before = source(record);
        if (before == null) {
            Profile made = ProfileHistory.begin(ProfileId.of("maybe"), "maybe", record, clock.instant());
            return record.source().kind() != Source.Kind.LOYALTY_SIGNUP
                    && facts.rules().indexed(made).stream().anyMatch(this::tellsArchived);
        }
        List<Identifier> added =
                new ArrayList<>(facts.rules().indexed(ProfileHistory.take(before, record, clock.instant())));
        added.removeAll(facts.rules().indexed(before));
        return !facts.isPresent(before.id()) || added.stream().anyMatch(this::tellsArchived);
    }

    private boolean tellsArchived(Identifier identifier) {
        return Boolean.TRUE.equals(partition.linked().get(identifier))
                && facts.profiles().stream()
                        .filter(profile -> profile.absence().isPresent())
                        .anyMatch(profile -> facts.rules().indexed(profile).contains(identifier));
    }

    /** Whether a decision is about anybody who takes part, on both sides; of a link, whether those are whom it links. */
    boolean isThere(Decision decision) {
        boolean right = facts.isPresent(decision.rightAnchor())
                || (decision.kind() == Decision.Kind.SEPARATE
                        && decision.right().stream().anyMatch(facts::isPresent));
        return facts.isPresent(decision.leftAnchor()) && right;
    }

    /** Takes decisions that the engine made by itself for facts, as they are. */
    void adopt(Collection<Decision> all) {
        all.stream().filter(decision -> !decisions.contains(decision.id())).forEach(this::decided);
    }

    /** Takes a new decision for a fact. */
    void decided(Decision decision) {
        decisions.add(decision.id());
        facts.put(decision);
    }

    /** The decision as it was made, or as it was withdrawn. */
    Decision decision(DecisionId id) {
        return facts.decisions().stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The members of the persona that a profile is in. */
    Set<ProfileId> members(Profile profile) {
        return partition.groupOf(profile.id()).members();
    }

    /** The decision that links the personas of two profiles, all but its id. */
    Decision.Builder link(Profile one, Profile other) {
        Set<ProfileId> both = new HashSet<>(members(one));
        both.addAll(members(other));
        return Decision.builder()
                .kind(Decision.Kind.LINK)
                .leftAnchor(one.id())
                .rightAnchor(other.id())
                .left(members(one))
                .right(members(other))
                .at(facts.afterAllAbout(both, clock.instant()))
                .actor(Trial.STAFF)
                .reason("the same");
    }

    /** Why a link between the personas of two profiles is to be refused, or null if it is to be made. */
    MergeOutcome.@Nullable Reason refusal(Profile one, Profile other) {
        if (members(one).size() + members(other).size() > facts.rules().sizeCap()) {
            return MergeOutcome.Reason.OVERSIZE;
        }
        Facts linked = facts.copy();
        linked.put(link(one, other).id(DecisionId.of("maybe")).build());
        Partition after = linked.partition();
        if (isLowered(one.id(), after) || isLowered(other.id(), after)) {
            return MergeOutcome.Reason.OVERSIZE;
        }
        return after.home(one.id()).equals(after.home(other.id())) ? null : MergeOutcome.Reason.SEPARATED;
    }

    private boolean isLowered(ProfileId profile, Partition after) {
        LinkLevel before = partition.groupOf(profile).level();
        LinkLevel is = after.groupOf(profile).level();
        return is != before && is.atLeast(before);
    }

    /** The decision that separates a profile from these others, all but its id. */
    Decision.Builder separation(Profile profile, Set<ProfileId> others) {
        List<ProfileId> right = others.stream().sorted().toList();
        return Decision.builder()
                .kind(Decision.Kind.SEPARATE)
                .leftAnchor(profile.id())
                .rightAnchor(right.get(0))
                .addLeft(profile.id())
                .right(right)
                .at(facts.afterAllAbout(members(profile), clock.instant()))
                .actor(Trial.STAFF)
                .reason("another");
    }

    /** A profile with these identifiers taken away, then these added. */
    Profile corrected(Profile before, Set<Identifier> remove, Set<Identifier> add) {
        Profile after = before;
        for (Identifier identifier : remove) {
            after = ProfileHistory.correct(after, correction(identifier, false));
        }
        for (Identifier identifier : add) {
            after = ProfileHistory.correct(after, correction(identifier, true));
        }
        return after;
    }

    private Correction correction(Identifier identifier, boolean belongs) {
        return new Correction(identifier, belongs, clock.instant(), Trial.STAFF, "told so");
    }

    /** Whether more profiles carry the value than a persona may have. */
    boolean isOnTooMany(Identifier identifier) {
        long owners = facts.profiles().stream()
                .filter(profile -> facts.rules().indexed(profile).contains(identifier))
                .count();
        return owners > facts.rules().sizeCap();
    }

    /** Takes for a fact what is said of a value now, after all that was said before. */
    void say(Identifier identifier, boolean shared) {
        List<SharedWord> words = facts.wordsOn(identifier);
        Instant at = clock.instant();
        if (!words.isEmpty() && !words.get(0).at().isBefore(at)) {
            at = words.get(0).at().plusNanos(1);
        }
        List<SharedWord> next = new ArrayList<>(words);
        next.add(0, new SharedWord(shared, at, Trial.STAFF, "told so"));
        facts.words(identifier, next);
    }
}

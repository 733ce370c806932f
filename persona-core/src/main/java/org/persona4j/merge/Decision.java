package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.immutables.value.Value;
import org.persona4j.access.Actor;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.ProfileId;
import org.persona4j.style.PersonaStyle;

/**
 * A person's word that two sets of profiles are, or are not, the same customer.
 *
 * <p>A decision is a fact: the sets are kept as they were when it was made, and it holds until it is withdrawn or a later
 * decision says otherwise about the same pair of profiles. Immutable.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableDecision.class)
@JsonDeserialize(as = ImmutableDecision.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class Decision {
    /** Latest first: by time, then by id. */
    public static final Comparator<Decision> LATEST_FIRST =
            Comparator.comparing(Decision::at).thenComparing(Decision::id).reversed();

    /** What a decision says. */
    public enum Kind {
        /** The two sets are one customer: an edge between the two anchors. */
        LINK,
        /** The one profile on the left is nobody on the right. */
        SEPARATE
    }

    /**
     * That a decision is taken back.
     *
     * @param at when
     * @param actor by whom
     * @param reason why, in the words of the actor
     */
    public record Withdrawal(
            @JsonProperty("at") Instant at,
            @JsonProperty("actor") Actor actor,
            @JsonProperty("reason") String reason) {
        /** Checks that nothing is missing. */
        public Withdrawal {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(reason, "reason");
        }

        /** When and by whom, without the words of the actor. */
        @Override
        public String toString() {
            return "Withdrawal[" + at + " by " + actor + "]";
        }
    }

    /** The id of the decision. */
    public abstract DecisionId id();

    /** What it says. */
    public abstract Kind kind();

    /** The profile that stands for the left set: of a link one end of the edge, of a separation the profile separated. */
    public abstract ProfileId leftAnchor();

    /** The profile that stands for the right set: of a link the other end of the edge. */
    public abstract ProfileId rightAnchor();

    /** One set of profiles, as it was, in its order. */
    public abstract List<ProfileId> left();

    /** The other set of profiles, as it was, in its order. */
    public abstract List<ProfileId> right();

    /** When it was made. Of two about the same pair of profiles the later holds, then the one with the greater id. */
    public abstract Instant at();

    /** Who made it. */
    public abstract Actor actor();

    /** Why, in the words of the actor. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Redacted
    public abstract String reason();

    /** That it was taken back, if it was. */
    @Value.Redacted
    public abstract Optional<Withdrawal> withdrawn();

    Decision() {}

    /** Starts a decision. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether it is not withdrawn. */
    @JsonIgnore
    public boolean holds() {
        return withdrawn().isEmpty();
    }

    /** Whether it says something about these two profiles. */
    public boolean isAbout(ProfileId a, ProfileId b) {
        return (left().contains(a) && right().contains(b)) || (left().contains(b) && right().contains(a));
    }

    /** Both sets together, in their order. */
    public List<ProfileId> profiles() {
        TreeSet<ProfileId> all = new TreeSet<>(left());
        all.addAll(right());
        return List.copyOf(all);
    }

    /** The decision, taken back. */
    public Decision withdraw(Withdrawal withdrawal) {
        return builder().from(this).withdrawn(withdrawal).build();
    }

    /**
     * What is left of the decision for who knows nothing of some profiles: the same without them, or nothing if an end of a link
     * is among them, or one side of a separation.
     */
    public Optional<Decision> among(Predicate<ProfileId> known) {
        if (profiles().stream().allMatch(known)) {
            return Optional.of(this);
        }
        List<ProfileId> onLeft = left().stream().filter(known).toList();
        List<ProfileId> onRight = right().stream().filter(known).toList();
        boolean keepsRightAnchor = onRight.contains(rightAnchor());
        boolean stands = onLeft.contains(leftAnchor()) && (keepsRightAnchor || kind() == Kind.SEPARATE);
        if (!stands || onRight.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(builder()
                .from(this)
                .left(onLeft)
                .right(onRight)
                .rightAnchor(keepsRightAnchor ? rightAnchor() : onRight.get(0))
                .build());
    }

    /** Checks that the anchors are in their sets and the sets are sorted, disjoint and as the kind wants them. */
    @Value.Check
    protected void check() {
        if (!left().contains(leftAnchor()) || !right().contains(rightAnchor())) {
            throw new IllegalStateException("each anchor of a decision must be in its set");
        }
        if (profiles().size() != left().size() + right().size()) {
            throw new IllegalStateException("the two sets of a decision may not share a profile, nor repeat one");
        }
        if (kind() == Kind.SEPARATE && left().size() != 1) {
            throw new IllegalStateException("a separation separates exactly one profile");
        }
    }

    /** Builds a decision. Not thread-safe. */
    public static final class Builder extends ImmutableDecision.Builder {
        Builder() {}
    }
}

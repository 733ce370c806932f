package org.persona4j.merge;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/**
 * A reason to think that two profiles are one customer: a shared identifier, or a person's decision. Immutable;
 * {@code toString} shows no personal data.
 *
 * @param level how strong it is
 * @param later the profile with the later key; of a link refused as oversize the profile inside the group
 * @param earlier the profile with the earlier key; of a link refused as oversize one outside
 * @param identifierOrNull the identifier they share, unless the link is manual
 * @param decisionOrNull the decision, if the link is manual
 */
public record Link(
        LinkLevel level,
        ProfileId later,
        ProfileId earlier,
        @Nullable Identifier identifierOrNull,
        @Nullable Decision decisionOrNull) {
    /** Manual links first, newest decision first. */
    static final Comparator<Link> MANUAL_ORDER =
            Comparator.comparing(link -> Objects.requireNonNull(link.decisionOrNull), Decision.LATEST_FIRST);

    /** Checks that there is exactly one reason. */
    public Link {
        if ((identifierOrNull == null) == (decisionOrNull == null)) {
            throw new IllegalArgumentException("a link has an identifier or a decision, not both or none");
        }
    }

    /** The identifier they share, unless the link is manual. */
    public Optional<Identifier> identifier() {
        return Optional.ofNullable(identifierOrNull);
    }

    /** The decision, if the link is manual. */
    public Optional<Decision> decision() {
        return Optional.ofNullable(decisionOrNull);
    }

    /** What the link is, without personal data: the masked identifier or the id of the decision. */
    public String describe() {
        return decisionOrNull == null
                ? Objects.requireNonNull(identifierOrNull).masked()
                : "decision " + decisionOrNull.id();
    }

    @Override
    public String toString() {
        return "Link[" + level + " " + later + "-" + earlier + "]";
    }
}

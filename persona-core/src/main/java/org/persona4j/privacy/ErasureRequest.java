package org.persona4j.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;

/**
 * Whom to erase: whoever carries a phone number, an e-mail address, or one of each, with all their profiles or with some.
 *
 * <p>A persona of a household may hold the profiles of several people; then name the profiles that are the customer's, which
 * {@link org.persona4j.Privacy#plan(ErasureRequest)} lists. Immutable; {@code toString} shows no identifier.
 *
 * @param identifiers the phone number, the e-mail address, or both, in their order
 * @param profiles the profiles to take; empty for all of those who carry one of the identifiers
 */
public record ErasureRequest(List<Identifier> identifiers, Set<ProfileId> profiles) {
    /**
     * Checks the identifiers.
     *
     * @throws IllegalArgumentException if there is none, or one is neither a phone number nor an e-mail address, or there are
     *     two of a type
     */
    public ErasureRequest {
        identifiers = List.copyOf(new TreeSet<>(identifiers));
        profiles = Set.copyOf(profiles);
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("an erasure is by a phone number, an e-mail address, or both");
        }
        List<IdentifierType> types = new ArrayList<>();
        for (Identifier identifier : identifiers) {
            IdentifierType type = identifier.type();
            if (type != IdentifierType.PHONE && type != IdentifierType.EMAIL) {
                throw new IllegalArgumentException("an erasure is by phone number or e-mail address, not by " + type);
            }
            if (types.contains(type)) {
                throw new IllegalArgumentException("an erasure is by one identifier of type " + type + ", not several");
            }
            types.add(type);
        }
    }

    /** All profiles of whoever carries one of the identifiers. */
    public static ErasureRequest by(Identifier... identifiers) {
        return new ErasureRequest(Arrays.asList(identifiers), Set.of());
    }

    /** Of those, these profiles alone. */
    public ErasureRequest onlyProfiles(Collection<ProfileId> some) {
        return new ErasureRequest(identifiers, Set.copyOf(some));
    }

    @Override
    public String toString() {
        return "ErasureRequest[" + identifiers.size() + " identifiers, "
                + (profiles.isEmpty() ? "all" : profiles.size()) + " profiles]";
    }
}

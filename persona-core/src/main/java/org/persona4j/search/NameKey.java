package org.persona4j.search;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.profile.Profile;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/**
 * A name, or half of one, by which a profile is found.
 *
 * <p>A persona's name is stated by one of its profiles, or has parts that somebody overrode, each on a profile. So whoever looks for
 * a whole name finds the profiles that state it or were given it, and, by each way to take it apart, those of which a part was
 * overridden; what of these is called so shows when the persona is put together. Holds personal data; {@code toString} leaves it
 * out. Immutable, thread-safe, a value.
 *
 * @param part what of a name it is
 * @param name the normalized name
 */
public record NameKey(Part part, String name) implements Comparable<NameKey> {
    private static final NameNormalizer NAMES = NameNormalizer.standard();

    /** In how many ways a name is taken apart at most. */
    private static final int MOST_WAYS = 8;

    /** What of a name is known. */
    public enum Part {
        /** All of it. */
        WHOLE,
        /** The first name that somebody overrode. */
        FIRST,
        /** The last name that somebody overrode. */
        LAST
    }

    /** Checks that both are given. */
    public NameKey {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(name, "name");
    }

    /** All keys by which a profile is found; none if it has no name. */
    public static Set<NameKey> of(Profile profile) {
        Set<NameKey> keys = new TreeSet<>();
        stated(profile).ifPresent(name -> keys.add(new NameKey(Part.WHOLE, name)));
        for (TraitOverride override : profile.overrides()) {
            Part part = part(override.name());
            if (part != null) {
                NAMES.normalize(override.value().text()).ifPresent(name -> keys.add(new NameKey(part, name)));
            }
        }
        return keys;
    }

    /** The full name that a profile states, normalized. */
    public static Optional<String> stated(Profile profile) {
        return NAMES.fullName(
                text(profile, TraitNames.FIRST_NAME),
                text(profile, TraitNames.LAST_NAME),
                text(profile, TraitNames.FULL_NAME));
    }

    /**
     * All keys under which a profile may be whose persona has a name.
     *
     * @param name the name, as anybody types it
     * @return in no order that matters; none if the text is no name
     */
    public static Set<NameKey> leadingTo(String name) {
        Set<NameKey> keys = new LinkedHashSet<>();
        String whole = NAMES.normalize(name).orElse(null);
        if (whole == null) {
            return keys;
        }
        keys.add(new NameKey(Part.WHOLE, whole));
        keys.add(new NameKey(Part.FIRST, whole));
        keys.add(new NameKey(Part.LAST, whole));
        int ways = 0;
        for (int space = whole.indexOf(' '); space > 0 && ways < MOST_WAYS; space = whole.indexOf(' ', space + 1)) {
            keys.add(new NameKey(Part.FIRST, whole.substring(0, space)));
            keys.add(new NameKey(Part.LAST, whole.substring(space + 1)));
            ways++;
        }
        return keys;
    }

    private static @Nullable Part part(String trait) {
        return switch (trait) {
            case TraitNames.FULL_NAME -> Part.WHOLE;
            case TraitNames.FIRST_NAME -> Part.FIRST;
            case TraitNames.LAST_NAME -> Part.LAST;
            default -> null;
        };
    }

    private static @Nullable String text(Profile profile, String trait) {
        return profile.trait(trait).map(TraitValue::text).orElse(null);
    }

    @Override
    public int compareTo(NameKey other) {
        int byPart = part.compareTo(other.part);
        return byPart != 0 ? byPart : name.compareTo(other.name);
    }

    /** Which part it is. */
    @Override
    public String toString() {
        return "NameKey[" + part + "]";
    }
}

package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A named value as one profile states it, with when it was observed. Contact traits (the names in {@link TraitNames}) and custom
 * attributes are the same thing. Immutable; {@code toString} shows the name only.
 *
 * @param name the name, unique within a profile, see {@link TraitNames#check}
 * @param value the value
 * @param observed when the source observed it
 */
public record Trait(
        @JsonProperty("name") String name,
        @JsonProperty("value") TraitValue value,
        @JsonProperty("observed") Observed observed) {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the name is not one
     */
    public Trait {
        TraitNames.check(name);
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(observed, "observed");
    }

    /** Of two statements of one name the one that holds: the later one; of two at the same time the greater value. */
    public static Trait newer(Trait a, Trait b) {
        int byTime = a.observed.compareTo(b.observed);
        if (byTime != 0) {
            return byTime > 0 ? a : b;
        }
        return a.value.compareTo(b.value) >= 0 ? a : b;
    }

    @Override
    public String toString() {
        return "Trait[" + name + "]";
    }
}

package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named value as one profile states it, with when it was observed.
 *
 * <p>Contact traits (the names in {@link TraitNames}) and custom attributes are the same thing. A profile can also state
 * that it has no such value: then {@link #value()} is empty, and the trait takes no part in the persona's values, but an
 * older value that arrives late does not come back. Immutable; {@code toString} shows the name only.
 */
public final class Trait {
    private final String name;
    private final @Nullable TraitValue value;
    private final Observed observed;

    private Trait(String name, @Nullable TraitValue value, Observed observed) {
        this.name = TraitNames.check(name);
        this.value = value;
        this.observed = Objects.requireNonNull(observed, "observed");
    }

    /**
     * The trait of this name and value.
     *
     * @throws IllegalArgumentException if the name is not one, see {@link TraitNames#check}
     */
    public static Trait of(String name, TraitValue value, Observed observed) {
        return new Trait(name, Objects.requireNonNull(value, "value"), observed);
    }

    /** The statement that there is no value of this name. */
    public static Trait none(String name, Observed observed) {
        return new Trait(name, null, observed);
    }

    @com.fasterxml.jackson.annotation.JsonCreator
    static Trait ofJson(
            @JsonProperty("name") String name,
            @JsonProperty("value") @Nullable TraitValue value,
            @JsonProperty("observed") Observed observed) {
        return new Trait(name, value, observed);
    }

    /** The name, unique within a profile. */
    @JsonProperty("name")
    public String name() {
        return name;
    }

    /** The value, or empty if the profile states that there is none. */
    @JsonProperty("value")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public Optional<TraitValue> value() {
        return Optional.ofNullable(value);
    }

    /** When the source observed it. */
    @JsonProperty("observed")
    public Observed observed() {
        return observed;
    }

    /**
     * Of two statements of one name the one that holds: the later one; of two at the same time the one with a value, then
     * the greater value.
     */
    public static Trait newer(Trait a, Trait b) {
        int byTime = a.observed.compareTo(b.observed);
        if (byTime != 0) {
            return byTime > 0 ? a : b;
        }
        if (a.value == null || b.value == null) {
            return a.value == null ? b : a;
        }
        return a.value.compareTo(b.value) >= 0 ? a : b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trait that
                && name.equals(that.name)
                && Objects.equals(value, that.value)
                && observed.equals(that.observed);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + Objects.hashCode(value)) * 31 + observed.hashCode();
    }

    @Override
    public String toString() {
        return "Trait[" + name + "]";
    }
}

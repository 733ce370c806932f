package org.persona4j.persona;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;
import org.persona4j.style.PersonaStyle;

/**
 * The value of one trait of a persona, and why it is that: which override or claim won by which rule, and what it beat.
 *
 * <p>A value has exactly one reason: an {@link #override()}, a {@link #winner()}, or the claims it was {@link #joined()}
 * from. An immutable, thread-safe value. {@code toString} shows the name of the trait only; {@link #describe()} shows values.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableResolvedTrait.class)
@JsonDeserialize(as = ImmutableResolvedTrait.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class ResolvedTrait {
    /** What {@link #rule()} says of a value that was overridden. */
    public static final String OVERRIDE = "override";

    /** The name of the trait. */
    public abstract String name();

    /** The value that holds. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public abstract TraitValue value();

    /** The name of the rule that decided, or {@link #OVERRIDE}. */
    public abstract String rule();

    /** The override that set the value, if one did. */
    public abstract Optional<PlacedOverride> override();

    /** The claim that won, if a rule selected one. */
    public abstract Optional<Claim> winner();

    /** The claims that the value was made from, if a rule joined them; newest first. */
    public abstract List<Claim> joined();

    /** The claims that lost, strongest first. */
    public abstract List<Claim> beaten();

    /** The overrides that lost to a stronger one, strongest first. */
    public abstract List<PlacedOverride> beatenOverrides();

    ResolvedTrait() {}

    static Builder builder() {
        return new Builder();
    }

    /** The value that the strongest of the overrides sets, above the claims in the order in which they would have won. */
    static ResolvedTrait overridden(List<PlacedOverride> strongestFirst, List<Claim> claims) {
        PlacedOverride winner = strongestFirst.get(0);
        return builder()
                .name(winner.override().name())
                .value(winner.override().value())
                .rule(OVERRIDE)
                .override(winner)
                .beaten(claims)
                .beatenOverrides(strongestFirst.subList(1, strongestFirst.size()))
                .build();
    }

    /** Every claim on the trait, strongest first. */
    List<Claim> claims() {
        return Stream.of(winner().stream(), joined().stream(), beaten().stream())
                .flatMap(claims -> claims)
                .toList();
    }

    /**
     * The value and its reasons for people: first the value and what decided, then a line for each claim it was joined from
     * and for each override and claim it beat. Holds personal data.
     */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add(name() + " = " + shown(value()) + " (" + reason() + ")");
        joined().forEach(claim -> lines.add("  joins " + shown(claim)));
        beatenOverrides()
                .forEach(placed ->
                        lines.add("  beat " + shown(placed.override().value()) + " (" + placed.origin() + ")"));
        beaten().forEach(claim -> lines.add("  beat " + shown(claim)));
        return List.copyOf(lines);
    }

    private String reason() {
        return override()
                .map(PlacedOverride::origin)
                .or(() -> winner().map(claim -> rule() + ": " + claim.origin()))
                .orElseGet(() -> rule() + " of " + joined().size());
    }

    private static String shown(Claim claim) {
        return shown(claim.value()) + " (" + claim.origin() + ")";
    }

    /** A value in one line, whatever it holds. */
    private static String shown(TraitValue value) {
        String text = value.text();
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        return line.toString();
    }

    /** Checks that there is one reason for the value. */
    @Value.Check
    protected void check() {
        TraitNames.check(name());
        int reasons = (override().isPresent() ? 1 : 0) + (winner().isPresent() ? 1 : 0) + (joined().isEmpty() ? 0 : 1);
        if (reasons != 1) {
            throw new IllegalStateException("a value has one reason: an override, a winner or the claims it joins");
        }
    }

    @Override
    public String toString() {
        return "ResolvedTrait[" + name() + "]";
    }

    /** Builds a resolved trait. Not thread-safe. */
    static final class Builder extends ImmutableResolvedTrait.Builder {
        Builder() {}
    }
}

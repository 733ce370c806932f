package org.persona4j.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;

/** Values of traits, and traits: texts, numbers, flags, dates and sets of texts. A value shrinks to the text {@code red}. */
public final class TraitValues {
    private static final List<TraitValue> FEW = List.of(
            TraitValue.of("red"),
            TraitValue.of("blue"),
            TraitValue.of("RED"),
            TraitValue.of(7),
            TraitValue.of(true),
            TraitValue.of(LocalDate.of(1984, 2, 29)),
            TraitValue.of(List.of("a", "b")));

    private TraitValues() {}

    /**
     * Values of all kinds: the empty text and the longest, texts that look like other kinds, the greatest numbers, dates far off, a
     * set without texts; and others.
     */
    public static Arbitrary<TraitValue> any() {
        return Choices.of(
                List.of(
                        TraitValue.of("red"),
                        TraitValue.of(""),
                        TraitValue.of("7"),
                        TraitValue.of("true"),
                        TraitValue.of("{\"date\":\"2026-01-01\"}"),
                        TraitValue.of("\u05D0\u0627\u202E\uD83D\uDE00\r\n\0"),
                        TraitValue.of("x".repeat(TraitValue.MAX_TEXT)),
                        TraitValue.of(0),
                        TraitValue.of(new BigDecimal("7.50")),
                        TraitValue.of(new BigDecimal("-0.001")),
                        TraitValue.of(new BigDecimal("9".repeat(100))),
                        TraitValue.of(new BigDecimal("1E-100")),
                        TraitValue.of(Long.MIN_VALUE),
                        TraitValue.of(true),
                        TraitValue.of(false),
                        TraitValue.of(LocalDate.of(1984, 2, 29)),
                        TraitValue.of(LocalDate.of(1, 1, 1)),
                        TraitValue.of(LocalDate.of(9999, 12, 31)),
                        TraitValue.of(List.of()),
                        TraitValue.of(List.of("", "b", "a", "b"))),
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withCharRange('a', 'e')
                                .ofMaxLength(4)
                                .map(TraitValue::of),
                        Arbitraries.longs().between(-100, 100).map(TraitValue::of)));
    }

    /** Seven values of all kinds; two texts differ in case alone. */
    public static Arbitrary<TraitValue> colliding() {
        return Choices.of(FEW);
    }

    /** When something was observed: on one of three days, first or second of that day, so that ties are frequent. */
    public static Arbitrary<Observed> observations() {
        return Choices.withoutProducts(
                Combinators.combine(MadeUp.fewMoments(3), Arbitraries.longs().between(0, 1))
                        .as(Observed::new));
    }

    /** Traits that anybody may name as they like: one called {@code color} most often, a contact trait, and odd names. */
    public static Arbitrary<Trait> traits() {
        Arbitrary<String> names = Choices.of(
                "color",
                "color",
                "color",
                TraitNames.FIRST_NAME,
                TraitNames.INVALID_PHONE,
                "Color",
                "a b.c/\"d\"",
                "\u8272",
                "n".repeat(128));
        return Choices.withoutProducts(
                Combinators.combine(names, any(), observations()).as(Trait::new));
    }
}

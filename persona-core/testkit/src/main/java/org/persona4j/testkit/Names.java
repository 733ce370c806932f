package org.persona4j.testkit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Names of people in many scripts, and the ways in which one name is written.
 *
 * <p>All have a normalized form. They shrink to {@code Ann} and {@code Lee}.
 */
public final class Names {
    private static final List<String> FIRST = List.of(
            "Ann",
            "Bob",
            "Jos\u00E9",
            "Zo\u00EB",
            "\u00C5sa",
            "\u0130pek",
            "I\u015F\u0131l",
            "Jean-Luc",
            "Anna Maria",
            "Nguy\u1EC5n",
            "\u0412\u043B\u0430\u0434\u0438\u043C\u0438\u0440",
            "\u0395\u03BB\u03AD\u03BD\u03B7\u03C2",
            "\u0645\u062D\u0645\u062F",
            "\u05E9\u05E8\u05D4",
            "\u0905\u0928\u093F\u0924\u093E",
            "\u0E1B\u0E23\u0E35\u0E0A\u0E32",
            "\u660E",
            "\u3055\u304F\u3089",
            "\uC9C0\uBBFC",
            "\u1200\u1218\u120D",
            "Q",
            "X \u00C6 A-12",
            "n".repeat(200));

    private static final List<String> LAST = List.of(
            "Lee",
            "O'Brien",
            "Smith-Jones",
            "de la Cruz",
            "Stra\u00DFer",
            "M\u00FCller",
            "\u0141ukasz",
            "\u0418\u0432\u0430\u043D\u043E\u0432",
            "\u03A0\u03B1\u03C0\u03B1\u03B4\u03CC\u03C0\u03BF\u03C5\u03BB\u03BF\u03C2",
            "\u0639\u0628\u062F \u0627\u0644\u0644\u0647",
            "\u05DB\u05D4\u05DF",
            "\u0936\u0930\u094D\u092E\u093E",
            "\u674E",
            "\u7530\u4E2D",
            "\uAE40",
            "\uD842\uDFB7\u91CE",
            "Null",
            "True");

    private static final List<String> FEW = List.of("Ann Lee", "Bob Lee", "Cat Moe");

    private Names() {}

    /** First names: one for each script, with the letters that folding of case goes wrong with, and a very long one. */
    public static Arbitrary<String> first() {
        return Choices.of(FIRST);
    }

    /** Last names, with apostrophes, hyphens, particles, and words that programs mistake for something else. */
    public static Arbitrary<String> last() {
        return Choices.of(LAST);
    }

    /** Full names in one piece: first name and last name, or the other way around with a comma or without. */
    public static Arbitrary<String> full() {
        return Choices.withoutProducts(
                Combinators.combine(first(), last(), Choices.of(0, 0, 1, 2)).as((first, last, order) -> switch (order) {
                    case 0 -> first + " " + last;
                    case 1 -> last + " " + first;
                    default -> last + ", " + first;
                }));
    }

    /** Three full names of two words each, two of them with a last name in common: most of what is made of them collides. */
    public static Arbitrary<String> colliding() {
        return Choices.of(FEW);
    }

    /**
     * Texts whose normalized form is that of a name: the name itself, in other cases, with other spaces, decomposed, and with
     * signs in it that cannot be seen.
     *
     * @param name a name that {@link #first()}, {@link #last()} or {@link #full()} makes
     */
    public static Arbitrary<String> spellings(String name) {
        return Choices.of(
                name,
                " " + name + "\t",
                name.toUpperCase(Locale.ROOT),
                name.toLowerCase(Locale.ROOT),
                name.replace(" ", " \u00A0\r\n"),
                Normalizer.normalize(name, Normalizer.Form.NFD),
                "\u200E" + name + "\uFEFF",
                name.replace('\'', '\u2019').replace('-', '\u2010'));
    }
}

package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;

/**
 * What customers are recognized by, as it should be and as people type it.
 *
 * <p>Phone numbers without a country code are those of {@link #REGION}. A phone number shrinks to {@code +16035551201}, typed
 * {@code 603-555-1201}; an e-mail address to {@code ann@mail.net}. All of them are made up or set aside for stories; never send
 * anything there.
 */
public final class Identifiers {
    /** The region whose phone numbers are typed without a country code. */
    public static final String REGION = "US";

    private static final int LONGEST_ID = 64;
    private static final Normalizers NORMALIZERS = Normalizers.standard(REGION);

    private static final List<Identifier> FEW = Stream.of(
                    of(IdentifierType.PHONE, "+16035551201", "+16035551202", "+16035551203"),
                    of(IdentifierType.EMAIL, "ann@mail.net", "bob@mail.net"),
                    of(IdentifierType.GOVERNMENT_ID, "GOV1X", "GOV2X"),
                    of(IdentifierType.MEDICAL_ID, "MED1X"))
            .flatMap(identifiers -> identifiers)
            .toList();

    private static final List<Typed> TYPED_FEW = typedFew();

    private static final List<String> PHONES_OF_THE_WORLD = List.of(
            "+442079460958",
            "+33142685300",
            "+493023125000",
            "+390669812345",
            "+81312345678",
            "+8613812345678",
            "+919876543210",
            "+5511987654321",
            "+61291234567",
            "+27111234567",
            "+972502345678",
            "+201001234567",
            "+6834000",
            "+15062345678");

    private static final List<String> EMAILS = List.of(
            "ann@mail.net",
            "ann+news@mail.net",
            "a.n.n@mail.net",
            "o'brien@mail.net",
            "a@b.co",
            "ann@xn--mller-kva.net",
            "ann@mail.xn--p1ai",
            "zo\u00EB@mail.net",
            "\u7528\u6237@mail.net",
            "l".repeat(64) + "@" + "d".repeat(63) + "." + "e".repeat(63) + "." + "f".repeat(57) + ".net",
            "!#$%&'*+-/=?^_`{|}~@mail.net");

    private static final List<String> NAMES_AND_BIRTH_DATES = List.of(
            "1984-02-03|ann|lee",
            "1984-02-29|zo\u00EB|o",
            "1850-01-01|anna maria|del rio",
            "2200-12-31|\u660E|\u674E",
            "1990-11-12|\u0645\u062D\u0645\u062F|\u0639\u0644\u064A",
            "2001-10-11|7|x2");

    private static final List<String> IDS =
            List.of("GOV1X", "078051121", "A1B", "\u00C4\u00D66\u00DC", "Z9".repeat(LONGEST_ID / 2));

    private static final List<Identifier> PLACEHOLDERS = Stream.of(
                    of(
                            IdentifierType.PHONE,
                            "+18888888888",
                            "+16035555555",
                            "+11234567890",
                            "+19876543210",
                            "+15555555555",
                            "+447777777777"),
                    of(
                            IdentifierType.EMAIL,
                            "no@gmail.com",
                            "test@test.com",
                            "none@mail.net",
                            "noemail@mail.net",
                            "ann@example.com",
                            "ann@shop.invalid"),
                    of(IdentifierType.GOVERNMENT_ID, "UNKNOWN", "0000", "123456789"),
                    of(IdentifierType.MEDICAL_ID, "NONE", "999"))
            .flatMap(identifiers -> identifiers)
            .toList();

    /**
     * A text as somebody typed it, and the identifier it means under the standard rules for {@link #REGION}.
     *
     * @param text the text
     * @param means the identifier
     */
    public record Typed(String text, Identifier means) {
        /** The text and what it means. */
        @Override
        public String toString() {
            return "\"" + text + "\" for " + means.type().code() + " " + means.value();
        }
    }

    private Identifiers() {}

    /** Identifiers of all types, see {@link #of}. */
    public static Arbitrary<Identifier> any() {
        return Choices.of(
                        Stream.of(IdentifierType.values()).map(Identifiers::of).toList())
                .flatMap(ofType -> ofType);
    }

    /**
     * Identifiers of one type in canonical form: those of many countries and scripts, the shortest and the longest there may be,
     * and others of the same shape.
     *
     * @param type the type
     */
    public static Arbitrary<Identifier> of(IdentifierType type) {
        return values(type).map(value -> Identifier.of(type, value));
    }

    /** A handful of identifiers of the four types that link by default, none a placeholder: most of what is made of them collides. */
    public static Arbitrary<Identifier> colliding() {
        return Choices.of(FEW);
    }

    /** The identifiers of {@link #colliding()} as people type them, each as it is mostly typed before all the other ways. */
    static List<Typed> collidingTyped() {
        return TYPED_FEW;
    }

    private static List<Typed> typedFew() {
        List<Typed> usual = new ArrayList<>();
        List<Typed> others = new ArrayList<>();
        for (Identifier identifier : FEW) {
            List<String> texts = spelled(identifier);
            usual.add(new Typed(texts.get(0), identifier));
            texts.stream().skip(1).map(text -> new Typed(text, identifier)).forEach(others::add);
        }
        usual.addAll(others);
        return List.copyOf(usual);
    }

    /** What people type where they have nothing: identifiers that stand for nobody by the standard rules. */
    public static Arbitrary<Identifier> placeholders() {
        return Choices.of(PLACEHOLDERS);
    }

    /** Phone numbers of many countries that can exist. */
    public static Arbitrary<Identifier> international() {
        return Choices.of(PHONES_OF_THE_WORLD).map(phone -> Identifier.of(IdentifierType.PHONE, phone));
    }

    /**
     * A handful of identifiers, the phone numbers of the world and the placeholders, as people type them. Placeholders that are no
     * identifiers by the standard rules, because no phone has such a number, are left out.
     */
    public static Arbitrary<Typed> typed() {
        Stream<Typed> others = Stream.of(
                        PHONES_OF_THE_WORLD.stream().map(phone -> Identifier.of(IdentifierType.PHONE, phone)),
                        PLACEHOLDERS.stream().filter(Identifiers::isTaken),
                        EMAILS.stream().map(email -> Identifier.of(IdentifierType.EMAIL, email)))
                .flatMap(identifiers -> identifiers)
                .flatMap(identifier -> spelled(identifier).stream().map(text -> new Typed(text, identifier)));
        return Choices.of(TYPED_FEW, Choices.of(others.toList()));
    }

    /** What typed texts are read as: identifiers, and every reason why a text is none. */
    public static Arbitrary<Normalized> normalized() {
        Arbitrary<Normalized> valid = any().map(Normalized::valid);
        Arbitrary<Normalized> invalid = Choices.of(Normalized.Reason.values()).map(Normalized::invalid);
        return Choices.withoutProducts(Arbitraries.oneOf(valid, invalid));
    }

    /**
     * Texts that mean one identifier: as it is mostly typed, then in other ways, with signs of other scripts among them.
     *
     * @param identifier any but one of name and birth date, which nobody types
     * @throws IllegalArgumentException if it is one of name and birth date
     */
    public static Arbitrary<String> spellings(Identifier identifier) {
        return Choices.of(spelled(identifier));
    }

    private static List<String> spelled(Identifier identifier) {
        return switch (identifier.type()) {
            case PHONE -> Spellings.ofPhone(identifier.value());
            case EMAIL -> Spellings.ofEmail(identifier.value());
            case GOVERNMENT_ID, MEDICAL_ID -> Spellings.ofId(identifier.value());
            case NAME_BIRTH_DATE ->
                throw new IllegalArgumentException("a name and birth date is not typed as one text");
        };
    }

    /**
     * Texts that are meant as an identifier of a type and are none, none of them blank: too short, too long, in words, half of it.
     *
     * @param type any but name and birth date
     * @throws IllegalArgumentException if it is name and birth date
     */
    public static Arbitrary<String> invalid(IdentifierType type) {
        return Choices.of(invalidTexts(type));
    }

    static List<String> invalidTexts(IdentifierType type) {
        return switch (type) {
            case PHONE ->
                List.of(
                        "n/a",
                        "12",
                        "555-1201",
                        "603-555-120",
                        "+1 603 555 1201 1201 1201",
                        "call me",
                        "+",
                        "ann@mail.net");
            case EMAIL ->
                List.of(
                        "n/a",
                        "ann",
                        "ann@",
                        "@mail.net",
                        "ann@mail",
                        "ann@@mail.net",
                        "a nn@mail.net",
                        ".ann@mail.net",
                        "ann@-mail.net",
                        "Ann <ann@mail.net>",
                        "l".repeat(65) + "@mail.net",
                        "603-555-1201");
            case GOVERNMENT_ID, MEDICAL_ID -> List.of("-", "7", "A1", "?!", "7".repeat(LONGEST_ID + 1), "\uD83D\uDE00");
            case NAME_BIRTH_DATE ->
                throw new IllegalArgumentException("a name and birth date is not typed as one text");
        };
    }

    /**
     * Any text from outside, as bad as it comes: all of Unicode, halves of characters, signs that cannot be seen, near misses of
     * phone numbers and e-mail addresses, very long ones. It shrinks to the empty text.
     */
    public static Arbitrary<String> texts() {
        String trouble =
                "\uD83D\u200B\u202A\u202E\u200E\u00AD\uFEFF\u3164\u0307\u0130\u0131\u00DF\u1E9E\u03A3\u03C2\u2019"
                        + "\u3002\uFF0E\uFF20\uFF0B\uFF11\u0661\u00A0\u3000\t\r\n\0@.-+|'\"<,;\u1100\u1161\u0301";
        Arbitrary<String> word =
                Arbitraries.strings().withChars(trouble).alpha().ofMinLength(1).ofMaxLength(6);
        return Choices.of(
                List.of("", " ", "\0", "\uD83D", "@", "+", "x".repeat(10_001), "\u0301".repeat(600), "9".repeat(5_000)),
                Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(40),
                        Arbitraries.strings().ascii().ofMaxLength(40),
                        Arbitraries.strings()
                                .withChars(trouble)
                                .alpha()
                                .numeric()
                                .ofMaxLength(20),
                        Combinators.combine(word, word).as((local, domain) -> local + "@" + domain + ".net"),
                        Arbitraries.strings()
                                .withChars("0123456789+-() .x/\u0661\uFF11\u202A")
                                .ofMaxLength(24)));
    }

    private static boolean isTaken(Identifier identifier) {
        return NORMALIZERS.normalize(identifier.type(), identifier.value()) instanceof Normalized.Valid;
    }

    private static Arbitrary<String> values(IdentifierType type) {
        return switch (type) {
            case PHONE -> Choices.of(phones(), digits(5, 15).map(digits -> "+" + digits));
            case EMAIL ->
                Choices.of(
                        EMAILS,
                        Combinators.combine(letters(1, 20), letters(2, 20))
                                .as((local, domain) -> local + "@" + domain + ".net"));
            case NAME_BIRTH_DATE ->
                Choices.of(
                        NAMES_AND_BIRTH_DATES,
                        Combinators.combine(Choices.of("1984-02-03", "1990-11-12"), letters(1, 8), letters(1, 8))
                                .as((date, first, last) -> date + "|" + first + "|" + last));
            case GOVERNMENT_ID, MEDICAL_ID ->
                Choices.of(IDS, letters(3, LONGEST_ID).map(text -> text.toUpperCase(Locale.ROOT)));
        };
    }

    private static List<String> phones() {
        List<String> phones = new ArrayList<>(List.of("+16035551201", "+12345", "+123456789012345"));
        phones.addAll(PHONES_OF_THE_WORLD);
        return phones;
    }

    private static Arbitrary<String> digits(int least, int most) {
        return Combinators.combine(
                        Arbitraries.chars().range('1', '9'),
                        Arbitraries.strings().numeric().ofMinLength(least - 1).ofMaxLength(most - 1))
                .as((first, rest) -> first + rest);
    }

    private static Arbitrary<String> letters(int least, int most) {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(least).ofMaxLength(most);
    }

    private static Stream<Identifier> of(IdentifierType type, String... values) {
        return Stream.of(values).map(value -> Identifier.of(type, value));
    }
}

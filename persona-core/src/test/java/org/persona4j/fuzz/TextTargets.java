package org.persona4j.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.persona4j.identity.BirthDates;
import org.persona4j.identity.EmailNormalizer;
import org.persona4j.identity.IdNormalizer;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierNormalizer;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PhoneNormalizer;
import org.persona4j.identity.Placeholders;
import org.persona4j.optin.Reply;
import org.persona4j.optin.ReplyParser;
import org.persona4j.search.Query;
import org.persona4j.search.QuerySyntaxException;

/** What reads text that customers and staff type: identifiers, names, dates, answers. */
final class TextTargets {
    private static final String[] PHONES = {
        "+16035551212",
        "(603) 555-1212",
        "603.555.1212",
        "+44 20 7946 0958",
        "tel:+49-30-123456",
        "1-800-356-9377",
        "603-555-1212 x12",
        "\uFF0B\uFF11\uFF16\uFF10\uFF13\uFF15\uFF15\uFF15\uFF11\uFF12\uFF11\uFF12",
        "00493012345678"
    };
    private static final String[] EMAILS = {
        "robert@example.org", "r.o'brien+tag@mail.shop.co.uk", "JOS\u00C9@B\u00DCCHER.de",
                "\u7528\u6237@\u4F8B\u5B50.\u4E2D\u56FD",
        "a@xn--bcher-kva.example", "\"quoted\"@example.org", "x@127.0.0.1", "no reply <a@b.cd>"
    };
    private static final String[] NAMES = {
        "Robert Allen",
        "O\u2019Brien-Smith",
        "JOS\u00C9 \u00C1LVAREZ",
        "\u674E \u5C0F\u9F99",
        "\u0645\u062D\u0645\u062F \u0639\u0644\u064A",
        "I\u0307PEK STRA\u1E9EE",
        "\u0395\u039B\u03A3\u03A3",
        "  Anna\u00A0 Maria  ",
        "\u200Fdavid\u200E"
    };
    private static final String[] IDS = {
        "078-05-1120", "AB 123456 C", "D123-4567-8901", "\uFF21\uFF22\uFF11\uFF12\uFF13", "1EG4-TE5-MK72"
    };
    private static final String[] DATES = {
        "1984-02-29",
        "19840229",
        " 1984-2-9 ",
        "\u0661\u0669\u0668\u0664-\u0660\u0662-\u0662\u0669",
        "2/29/1984",
        "29 Feb 1984"
    };
    private static final String[] REPLIES = {
        "STOP",
        "Stop.",
        "S T O P",
        "stop\uD83D\uDED1",
        "Opt out",
        "\uFF33\uFF34\uFF2F\uFF30",
        "yes please",
        "H\u00C9LP",
        "\u24C8\u24C9\u24C4\u24C5"
    };

    private static final Normalizers US = Normalizers.standard("US");

    private TextTargets() {}

    static List<Target> all() {
        return List.of(
                Target.named("phone, US")
                        .seeds(PHONES)
                        .words("+1", "ext", "00", "tel:")
                        .calling(normal(PhoneNormalizer.of("US"))),
                Target.named("phone, DE")
                        .seeds(PHONES)
                        .words("+49", "0", "x", "tel:")
                        .calling(normal(PhoneNormalizer.of("DE"))),
                Target.named("e-mail")
                        .seeds(EMAILS)
                        .words("@", ".", "xn--", "..", "@@")
                        .calling(normal(EmailNormalizer.standard())),
                Target.named("government id").seeds(IDS).calling(normal(IdNormalizer.governmentId())),
                Target.named("medical id").seeds(IDS).calling(normal(IdNormalizer.medicalId())),
                Target.named("phone or e-mail").seeds(PHONES).seeds(EMAILS).calling(US::parseAny),
                Target.named("name").seeds(NAMES).words("'", "-", "\u0307").calling(TextTargets::name),
                Target.named("words of a name")
                        .seeds(NAMES)
                        .words("'", "-", "\u0301")
                        .calling(TextTargets::words),
                Target.named("full name")
                        .seeds("Robert|Allen|", "||Robert Allen", "R|A|R A")
                        .calling(TextTargets::fullName),
                Target.named("name and birth date")
                        .seeds("1984-02-29|robert|allen", "1850-01-01|jos\u00E9 maria|d aqua")
                        .words("|", "| ", "-")
                        .calling(text -> US.normalize(IdentifierType.NAME_BIRTH_DATE, text)),
                Target.named("birth date").seeds(DATES).words("-", "/").calling(BirthDates.standard()::parse),
                Target.named("birth date in a form")
                        .seeds(DATES)
                        .words("/", "Feb", "February")
                        .calling(BirthDates.withPattern("M/d/yyyy")::parse),
                Target.named("form of birth dates")
                        .seeds("M/d/yyyy", "d MMMM uuuu", "yyyy[-MM][-dd]", "'on' d.M.yyyy", "D uuuu")
                        .words("y", "uuuu", "MMM", "d", "[", "]", "'", "e", "G", "ppp", "#", "{")
                        .refusing(IllegalArgumentException.class)
                        .calling(TextTargets::dates),
                Target.named("answer to a message")
                        .seeds(REPLIES)
                        .words("stop", "end", "y")
                        .copying(400)
                        .calling(ReplyParser.standard()::parse),
                Target.named("words for answers")
                        .seeds("STOP", "arr\u00EAt", "opt out", "halt")
                        .copying(400)
                        .refusing(IllegalArgumentException.class)
                        .calling(text -> ReplyParser.of(Map.of(Reply.STOP, List.of(text)))
                                .parse(text)),
                Target.named("placeholder phone")
                        .seeds("60355501??", "???5555555", "1234567")
                        .words("?", "9")
                        .refusing(IllegalArgumentException.class)
                        .calling(text -> Placeholders.none().withPhonePattern(text)),
                Target.named("placeholder e-mail")
                        .seeds("noreply", "no.mail", "x+y")
                        .refusing(IllegalArgumentException.class)
                        .calling(text -> Placeholders.none().withEmailLocalPart(text)),
                Target.named("placeholder domain")
                        .seeds("example.com", "test", "mail.example.net")
                        .refusing(IllegalArgumentException.class)
                        .calling(text -> Placeholders.none().withEmailDomain(text)),
                Target.named("what finds somebody")
                        .seeds(
                                "Ann Lee 603 555 1212 is:member",
                                "\"Ann Lee\" receipt:4711",
                                "merge:(603) 555-1212 has:points",
                                "source:INTEGRATION:till not:member \u201Cann@example.org\u201D")
                        .words("\"", "\"\"", ":", "has:", "merge:", "source:", "\u201C", "@")
                        .refusing(QuerySyntaxException.class)
                        .calling(TextTargets::query),
                Target.named("region of phones")
                        .seeds("US", "de", "GB", "001")
                        .refusing(IllegalArgumentException.class)
                        .calling(PhoneNormalizer::of));
    }

    /** A rule gives the same identifier of what it made of a text, and everything takes that identifier. */
    private static Target.Call normal(IdentifierNormalizer rule) {
        return text -> {
            Normalized outcome = rule.normalize(text);
            outcome.identifier().ifPresent(made -> {
                same(rule.normalize(made.value()), outcome);
                same(Identifier.of(made.type(), made.value()), made);
                Placeholders.standard().matches(made);
                if (made.masked().contains(made.value())) {
                    throw new AssertionError("a mask shows the value");
                }
            });
            return outcome;
        };
    }

    /** A form that is taken reads any text. */
    private static Object dates(String text) {
        BirthDates dates = BirthDates.withPattern(text);
        dates.parse(text);
        for (String date : DATES) {
            dates.parse(date);
        }
        return dates;
    }

    private static Object name(String text) {
        return settled(text, NameNormalizer.standard()::normalize);
    }

    private static Object settled(String text, Function<String, Optional<String>> rule) {
        Optional<String> made = rule.apply(text);
        made.ifPresent(name -> same(rule.apply(name), made));
        return made;
    }

    private static Object words(String text) {
        NameNormalizer names = NameNormalizer.standard();
        Set<String> words = names.words(text);
        if (words.size() > 1 && !names.isFull(text)) {
            throw new AssertionError("a name of several words is not full");
        }
        return words;
    }

    private static Object fullName(String text) {
        String[] parts = text.split("\\|", 3);
        return NameNormalizer.standard()
                .fullName(parts[0], parts.length > 1 ? parts[1] : null, parts.length > 2 ? parts[2] : null);
    }

    /** What is read is read again from how it is written, if that is no longer than what anybody may type. */
    private static Object query(String text) {
        Query query = Query.parse(text);
        if (query.written().length() <= Query.MAX_LENGTH) {
            same(Query.parse(query.written()), query);
        }
        return query;
    }

    /** Both must be equal. */
    static void same(Object one, Object other) {
        if (!one.equals(other)) {
            throw new AssertionError("what was made of a text is read as something else");
        }
    }
}

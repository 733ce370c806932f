package org.persona4j;

import java.util.ArrayList;
import java.util.List;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.Points;

/** What is told of customers in a life of a feed's world: a few phone numbers and addresses that come again and again. */
final class FeedRecords {
    private static final List<Identifier> VALUES = List.of(
            Identifier.of(IdentifierType.PHONE, "+16035551201"),
            Identifier.of(IdentifierType.PHONE, "+16035551202"),
            Identifier.of(IdentifierType.PHONE, "+16035551203"),
            Identifier.of(IdentifierType.EMAIL, "ann@mail.net"),
            Identifier.of(IdentifierType.EMAIL, "bob@mail.net"),
            Identifier.of(IdentifierType.EMAIL, "cy@mail.net"));
    private static final List<String> NAMES = List.of("Ann Lee", "Bob Moe", "Cy Poe", "Dee Roe");

    private final String life;
    private final int rows;
    private final TestClock clock;

    /** Those of a life of this name, whose files have so many rows. */
    FeedRecords(String life, int rows, TestClock clock) {
        this.life = life;
        this.rows = rows;
        this.clock = clock;
    }

    /** Somebody with a phone number that others have too. */
    SourceRecord.Builder record(FeedStep step) {
        return base(step.one()).phone(value(step.other() % 3).value());
    }

    /** Somebody of whom no phone number or address is told. */
    SourceRecord.Builder base(int number) {
        Source source = Source.of(number % 3 == 0 ? Source.Kind.LOYALTY_SIGNUP : Source.Kind.FILE_IMPORT);
        SourceRecord.Builder record = SourceRecord.builder(source, life + number)
                .fullName(NAMES.get(number % NAMES.size()))
                .observedAt(clock.instant());
        if (number % 2 == 0) {
            record.favoriteStore("s" + number % 4);
        }
        return record;
    }

    /** One of the phone numbers, then of the email addresses, that all share. */
    static Identifier value(int number) {
        return VALUES.get(number % VALUES.size());
    }

    static Address device(FeedStep step) {
        return Address.device("device-" + step.other() % 2);
    }

    /** A file of many addresses, some of them those that others have, of which each row says something else. */
    List<ImportRow> file(FeedStep step) {
        List<ImportRow> file = new ArrayList<>();
        for (int number = 0; number < rows; number++) {
            file.add(row(step, number));
        }
        return file;
    }

    private ImportRow row(FeedStep step, int number) {
        int who = number + 5 * step.one();
        SourceRecord record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), life + "f" + who)
                .fullName(NAMES.get(who % NAMES.size()))
                .phone(number == 3 ? value(step.other() % 3).value() : "+1603555" + (2000 + who))
                .email(number == 5 ? value(step.one() % 3 + 3).value() : "m" + who + "@mail.net")
                .build();
        RowConsent.Builder consent = RowConsent.builder(record);
        ConsentWord[] words = ConsentWord.values();
        consent.say(MessageChannel.TEXT, words[(number + step.other()) % words.length]);
        consent.say(MessageChannel.EMAIL, words[number * 7 % words.length]);
        ImportRow.Builder row = ImportRow.builder(Integer.toString(number), record)
                .line(number + 2)
                .consent(consent.build());
        if ((number + step.other()) % 3 == 0) {
            row.openingPoints(Points.of(number + 1));
        }
        return row.build();
    }
}

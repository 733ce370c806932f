package org.persona4j.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.persona4j.identity.BirthDates;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.CsvRow;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportMappingException;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportRowReader;
import org.persona4j.imports.ObservedTimes;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.UnreadableFileException;
import org.persona4j.profile.Source;

/** What is in files of customers: bytes, headers, and cells of every meaning. */
final class ImportTargets {
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);

    /** A column of each field, the custom trait last. */
    private static final ImportRowReader EVERYTHING = ImportRowReader.of(
            ImportMapping.of(
                    Stream.of(ImportField.values()).map(ImportField::code).toList()),
            FILE,
            "row:");

    private ImportTargets() {}

    static List<Target> all() {
        return List.of(
                Target.named("file of customers")
                        .seeds(
                                "id,phone,email,first name,birth date\n1,603-555-0101,a@b.net,Ada,1984-02-29\n2,,,\"Fenley, Bob\",x\n",
                                "Phone;E-Mail;Name\r\n\"6035550101\";a@b.net;\"a \"\"quoted\"\" name\nof two lines\"\r\n;;Bob\r\n",
                                "phone\tname\n6035550101\tBob\n\n\t\n",
                                "\uFEFFname, \"sms consent\", tags\n\"Bob\", \"yes\", a;b\n",
                                "member,member since,opening points,updated\nyes,2020-01-02,12.5,2024-05-06T07:08:09Z\n")
                        .words("\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "phone", "a,b,c,d")
                        .refusing(UnreadableFileException.class)
                        .refusing(ImportMappingException.class)
                        .copying(800)
                        .calling(ImportTargets::file),
                Target.named("header of a file")
                        .seeds("id,phone,E-Mial,points", "Customer ID,Tel 2,note,", "column 2,")
                        .words(",", "phone", "emial", "2")
                        .refusing(ImportMappingException.class)
                        .copying(800)
                        .calling(ImportTargets::header),
                Target.named("wish for a column")
                        .seeds("Card", "card no", "column 3", "e mail")
                        .refusing(ImportMappingException.class)
                        .calling(text -> ImportMapping.of(
                                List.of("Card", "card-no", "", "E-Mail"), Map.of(text, ImportField.SOURCE_ID))),
                Target.named("field of a file")
                        .seeds("phone", "E_MAIL", "opening points")
                        .words("_", "opt")
                        .calling(ImportTargets::field),
                Target.named("word of consent")
                        .seeds("yes", "Opted-Out", "not subscribed", "\uFF39\uFF25\uFF33")
                        .words("no", "opt", "out")
                        .calling(ConsentWord::ofOptOutCell),
                Target.named("time of an observation")
                        .seeds(
                                "2024-05-06T07:08:09Z",
                                "2024-05-06 07:08",
                                "20240506",
                                "2024-05-06T09:08:09.123456789 +02:00",
                                "+999999999-12-31T23:59:59-18:00",
                                "-999999999-01-01T00:00:00+18:00[Europe/Paris]")
                        .words("T", "Z", "+18:00", "[", "]", "24:00", "-")
                        .calling(ObservedTimes.utc(BirthDates.withPattern("M/d/yyyy"))::parse),
                Target.named("row of a file")
                        .seeds(
                                "17|603-555-0101|a@b.net|Ann|Lee||1984-02-29|078051120|M1|s7|2024-05-06|a,b|12.5|yes|2020-01-02")
                        .words("|", "||||||||||||||", "yes", "opted out", "1", "2024-01-01")
                        .copying(800)
                        .calling(ImportTargets::row),
                Target.named("id of a row")
                        .seeds("17", "row-17")
                        .refusing(IllegalArgumentException.class)
                        .calling(text -> ImportRow.flawed(text, 1, RowFlaw.EMPTY_ROW)));
    }

    private static Object file(String text) {
        try (CsvRows csv = CsvRows.of(new ByteArrayInputStream(bytes(text)))) {
            long rows = 0;
            for (ImportRow row : csv.read(ImportRowReader.of(ImportMapping.of(csv.header()), FILE, "row:"))) {
                rows += row.id().length();
            }
            return rows;
        }
    }

    /** The text in UTF-8, where half of a surrogate pair is a byte that is none. */
    private static byte[] bytes(String text) {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        if (text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return whole;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(whole.length);
        text.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                bytes.write(0xFF);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    private static Object header(String text) {
        ImportMapping mapping = ImportMapping.of(List.of(text.split(",", -1)));
        mapping.suggestions()
                .forEach(suggestion -> TextTargets.same(
                        mapping.has(suggestion.field()), mapping.field(suggestion.column()) != ImportField.TRAIT));
        return mapping.describe() + mapping.asMap();
    }

    private static Object field(String text) {
        TextTargets.same(ImportField.nearest(text).size(), 3);
        return ImportField.ofCode(text);
    }

    private static Object row(String text) {
        List<String> cells = new ArrayList<>(List.of(text.split("\\|", ImportField.values().length)));
        while (cells.size() < ImportField.values().length) {
            cells.add("");
        }
        ImportRow row = EVERYTHING.read(new CsvRow(1, 2, cells));
        TextTargets.same(row, EVERYTHING.read(new CsvRow(1, 2, cells)));
        return row.record();
    }
}

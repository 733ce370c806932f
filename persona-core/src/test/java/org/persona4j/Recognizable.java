package org.persona4j;

import java.time.LocalDate;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** What customers carry who would be recognized anywhere, whatever their names: identifiers of every type, and a birth date. */
final class Recognizable {
    static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+12125557391");
    static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "zyxwabc@qqmail.net");

    private Recognizable() {}

    /** A record with all of it, and with a phone that is none. */
    static SourceRecord.Builder record(String id) {
        return SourceRecord.builder(SOURCE, id)
                .phone(PHONE.value())
                .phone("notaphone99")
                .email(EMAIL.value())
                .addGovernmentIds("GOV77ZZ88")
                .addMedicalIds("MED99YY66")
                .birthDate(LocalDate.parse("1913-07-29"));
    }
}

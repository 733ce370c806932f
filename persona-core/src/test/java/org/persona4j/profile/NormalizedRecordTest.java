package org.persona4j.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.profile.Histories.SOURCE;
import static org.persona4j.profile.Histories.normalized;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.profile.NormalizedRecord.Flaw;

class NormalizedRecordTest {
    private static List<String> emails(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ann" + i + "@mail.net").toList();
    }

    private static SourceRecord.Builder record() {
        return SourceRecord.builder(SOURCE, "1");
    }

    @Test
    void sixteenIdentifiersAreTakenAndSeventeenAreNot() {
        NormalizedRecord most = normalized(record().emails(emails(16)).build());
        NormalizedRecord tooMany = normalized(record().emails(emails(17)).build());

        assertThat(most.flaws()).isEmpty();
        assertThat(tooMany.flaws()).containsExactly(Flaw.TOO_MANY_IDENTIFIERS);
    }

    @Test
    void oneIdentifierWrittenInManyWaysCountsOnce() {
        NormalizedRecord record = normalized(record().phone("603-555-1201")
                .phone("(603) 555 1201")
                .phone("+16035551201")
                .build());

        assertThat(record.identifiers()).containsExactly(Identifier.of(IdentifierType.PHONE, "+16035551201"));
    }

    @Test
    void aRecordWithoutAnyKeyIsFlawed() {
        SourceRecord nobody = SourceRecord.builder(SOURCE).phone("none").build();

        assertThat(normalized(nobody).flaws()).containsExactly(Flaw.NO_KEY);
    }

    @Test
    void aSourceRecordIdIsKeyEnough() {
        assertThat(normalized(record().build()).flaws()).isEmpty();
    }

    @Test
    void aBlankOrOverlongSourceRecordIdIsFlawed() {
        SourceRecord blank =
                SourceRecord.builder(SOURCE, " ").phone("603-555-1201").build();
        SourceRecord overlong = SourceRecord.builder(SOURCE, "x".repeat(513))
                .phone("603-555-1201")
                .build();

        assertThat(normalized(blank).flaws()).containsExactly(Flaw.BAD_SOURCE_RECORD_ID);
        assertThat(normalized(overlong).flaws()).containsExactly(Flaw.BAD_SOURCE_RECORD_ID);
    }

    @Test
    void anOverlongNameIsFlawed() {
        assertThat(normalized(record().firstName("x".repeat(1_001)).build()).flaws())
                .containsExactly(Flaw.NAME_TOO_LONG);
    }

    @Test
    void aBlankFavoriteStoreIsFlawed() {
        assertThat(normalized(record().favoriteStore(" ").build()).flaws()).containsExactly(Flaw.BAD_FAVORITE_STORE);
    }

    @Test
    void whatIsBlankIsNotStated() {
        NormalizedRecord record = normalized(record().phone(" ").firstName(" ").build());

        assertThat(record.states(IdentifierType.PHONE)).isFalse();
        assertThat(record.traits()).isEmpty();
        assertThat(record.invalid()).isEmpty();
    }

    @Test
    void anInvalidPhoneAmongValidOnesIsReportedAndTheOthersHold() {
        NormalizedRecord record =
                normalized(record().phone("603-555-1201").phone("12").build());

        assertThat(record.invalid()).containsExactly(IdentifierType.PHONE);
        assertThat(record.states(IdentifierType.PHONE)).isTrue();
        assertThat(record.identifiers()).hasSize(1);
    }
}

package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.ServiceLoader;
import net.jqwik.api.SampleReportingFormat;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.RowMembership;
import org.persona4j.imports.RowNote;
import org.persona4j.optin.MessageChannel;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.persona.Claim;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

/** Samples are told with all that their own toString leaves out. */
class WordsTest {
    private static final Instant MOMENT = Instant.parse("2026-01-01T12:00:00Z");
    private static final Trait COLOR = new Trait("color", TraitValue.of("red"), new Observed(MOMENT, 1));
    private static final Profile PROFILE = Profile.builder()
            .id(ProfileId.of("p1"))
            .key("key-a")
            .source(Source.integration("till"))
            .personaId(PersonaId.of("p1"))
            .createdAt(MOMENT)
            .firstSeen(MOMENT)
            .lastSeen(MOMENT)
            .traits(List.of(COLOR))
            .build();

    @Test
    void aRecordIsToldInOneLine() {
        SourceRecord record = SourceRecord.builder(Source.of(Source.Kind.MANUAL), "r\t1")
                .observedAt(MOMENT)
                .sequence(2)
                .phone("603-555-1201")
                .email("ann@mail.net")
                .governmentIds(List.of("GOV1X"))
                .medicalIds(List.of("MED1X"))
                .cleared(List.of(IdentifierType.PHONE))
                .firstName("Ann")
                .lastName("Lee")
                .fullName("Ann Lee")
                .birthDate(LocalDate.of(1984, 2, 3))
                .favoriteStore("s1")
                .trait("color", "red")
                .build();

        assertThat(Words.of(record))
                .isEqualTo("\"r\\u00091\" of MANUAL at 2026-01-01T12:00:00Z #2: phone \"603-555-1201\", email"
                        + " \"ann@mail.net\", government id \"GOV1X\", medical id \"MED1X\", no phone, first name"
                        + " \"Ann\", last name \"Lee\", full name \"Ann Lee\", born 1984-02-03, store \"s1\","
                        + " \"color\" is \"red\"");
        assertThat(Words.of(SourceRecord.builder(Source.of(Source.Kind.OCR)).build()))
                .isEqualTo("a record of OCR: nothing");
    }

    @Test
    void aRowIsToldWithItsConsent() {
        SourceRecord record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "r1")
                .phone("603-555-1201")
                .email("ann@mail.net")
                .build();
        ImportRow row = ImportRow.builder("8", record)
                .line(9)
                .openingPoints(Points.of(5))
                .membership(RowMembership.memberSince(MOMENT))
                .addUnreadable(RowNote.BIRTH_DATE)
                .consent(RowConsent.builder(record)
                        .optOut(MessageChannel.TEXT)
                        .doubtful()
                        .build())
                .build();

        assertThat(Words.of(row))
                .isEqualTo(
                        "row \"8\" on line 9: " + Words.of(record) + "; 5.00 opening points; a member since " + MOMENT
                                + "; unreadable birth date; consent: text OUT, something that is not known, no opt-in counts"
                                + " for \"603-555-1201\", \"ann@mail.net\"");
        assertThat(Words.of(ImportRow.flawed("8", 0, RowFlaw.EMPTY_ROW)))
                .isEqualTo("row \"8\": it is empty; consent: no opt-in counts");
    }

    @Test
    void aRequestIsToldWithWhatIsSpecialAboutIt() {
        ImportRequest request = ImportRequest.builder("spring")
                .source(Source.of(Source.Kind.FILE_IMPORT, "list"))
                .optInAll(true)
                .doubleOptIn(true)
                .putMapping("Phone", "phone")
                .build();

        assertThat(Words.of(ImportRequest.of("spring"))).isEqualTo("\"spring\"");
        assertThat(Words.of(request))
                .isEqualTo("\"spring\" of FILE_IMPORT:list, all opt in, who opts in is asked, columns Phone");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(Words.of(TraitValue.of("x".repeat(61)))).isEqualTo("\"" + "x".repeat(60) + "... (61 characters)\"");
    }

    @Test
    void valuesAreToldByKind() {
        assertThat(Words.of(TraitValue.of("7"))).isEqualTo("\"7\"");
        assertThat(Words.of(TraitValue.of(7))).isEqualTo("7");
        assertThat(Words.of(TraitValue.of(List.of("b", "a")))).isEqualTo("{a, b}");
    }

    @Test
    void claimsOverridesProfilesAndPersonasShowTheirValues() {
        Claim claim = new Claim(
                "color",
                TraitValue.of("red"),
                Source.of(Source.Kind.MANUAL),
                Observed.at(MOMENT),
                ProfileId.of("p1"),
                "key-a");
        TraitOverride override = new TraitOverride("color", TraitValue.of("blue"), MOMENT, Actor.staff("u-1"));

        assertThat(Words.of(claim)).isEqualTo("\"red\" by MANUAL at 2026-01-01T12:00:00Z (p1, key-a)");
        assertThat(Words.of(override)).isEqualTo("\"color\" is set to \"blue\" at 2026-01-01T12:00:00Z");
        assertThat(Words.of(PROFILE))
                .isEqualTo("p1 (key-a) of INTEGRATION:till: \"color\" is \"red\" at 2026-01-01T12:00:00Z #1");
        assertThat(Words.of(Survivorship.standard().assemble(PersonaId.of("p1"), List.of(PROFILE))))
                .isEqualTo("p1 of " + Words.of(PROFILE));
    }

    @Test
    void ordersShowTheirLinesAndMoney() {
        Order order = Order.builder()
                .id("r-1")
                .placedAt(MOMENT)
                .storeId("s1")
                .line(line -> line.productId("tea")
                        .category("food")
                        .amount(Money.of(3))
                        .discount(Money.of(1))
                        .tax(Money.parse("0.20")))
                .orderDiscount(Money.of(1))
                .orderTax(Money.parse("0.10"))
                .build();

        assertThat(Words.of(order))
                .isEqualTo("r-1 at 2026-01-01T12:00:00Z in \"s1\": 1 tea (food) for 3.00 less 1.00 and 0.20 tax,"
                        + " 1.00 off, 0.10 tax");
    }

    @Test
    void jqwikFindsTheFormatAndReportsByIt() {
        SampleReportingFormat format = ServiceLoader.load(SampleReportingFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(WordsFormat.class::isInstance)
                .findFirst()
                .orElseThrow();
        Identifier phone = Identifier.of(IdentifierType.PHONE, "+16035551201");

        assertThat(format.appliesTo(phone)).isTrue();
        assertThat(format.report(phone)).hasToString("phone +16035551201");
        assertThat(format.report(COLOR)).hasToString("\"color\" is \"red\" at 2026-01-01T12:00:00Z #1");
        assertThat(format.appliesTo("text")).isFalse();
        assertThat(format.appliesTo(MOMENT)).isFalse();
    }
}

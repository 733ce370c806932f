package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInReport;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.search.ExportPage;
import org.persona4j.search.Query;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** Personas as lines of JSON: all that the role may see, and no more. */
class ExportTest {
    private static final Source TILL = Source.integration("till");
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private final InMemoryPersonaStore store = new InMemoryPersonaStore();
    private final HashKey key = HashKey.random();

    private Personas as(Role role, AccessPolicy policy) {
        return PersonaEngine.builder(store)
                .hashKey(key)
                .accessPolicy(policy)
                .build()
                .tenant("green-leaf")
                .as(Actor.of(role, "u-1"));
    }

    private Personas owner() {
        return as(Role.OWNER, AccessPolicy.standard());
    }

    private PersonaId ada() {
        Personas personas = owner();
        SourceRecord record = SourceRecord.builder(TILL, "7")
                .observedAt(THEN)
                .phone("603 555 1201")
                .email("ada@mail.net")
                .firstName("Ada")
                .lastName("Fenley")
                .birthDate(LocalDate.of(1984, 2, 3))
                .favoriteStore("north")
                .trait("visits", TraitValue.of(12))
                .trait("vip", TraitValue.of(true))
                .trait("tags", TraitValue.of(List.of("tea", "late")))
                .trait("note", "two\nlines, \u2028 \"quoted\"")
                .build();
        PersonaId ada = ((IntakeOutcome.Accepted) personas.intake().take(record)).persona();
        personas.intake()
                .take(SourceRecord.builder(TILL, "8")
                        .observedAt(THEN.plusSeconds(1))
                        .phone("603 555 1201")
                        .build());
        personas.wallets().join(ada);
        personas.wallets().credit(ada, EntryKind.BOOST, Points.parse("12.50"), "welcome", null);
        personas.optIns()
                .report(
                        MessageChannel.TEXT,
                        Address.of(Identifier.of(IdentifierType.PHONE, "+16035551201")),
                        OptInReport.of(MessageEvent.Kind.SET_IN));
        return ada;
    }

    private static ExportPage export(Personas personas) {
        return personas.search().export(Query.everybody(), null, 10);
    }

    private static JsonNode onlyLine(Personas personas) throws JsonProcessingException {
        List<String> lines = export(personas).lines();
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.get(0));
    }

    @Test
    void aLineTellsAllThatIsKnown() throws JsonProcessingException {
        PersonaId ada = ada();

        JsonNode line = onlyLine(owner());

        assertThat(line.path("id").textValue()).isEqualTo(ada.value());
        assertThat(line.path("firstSeen").textValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(line.path("entrySource").textValue()).isEqualTo("INTEGRATION:till");
        assertThat(line.path("name").textValue()).isEqualTo("Ada Fenley");
        assertThat(line.path("phone").textValue()).isEqualTo("+16035551201");
        assertThat(line.path("email").textValue()).isEqualTo("ada@mail.net");
        assertThat(line.path("identifiers")).hasToString("{\"phone\":[\"+16035551201\"],\"email\":[\"ada@mail.net\"]}");
        assertThat(line.path("favoriteStore").textValue()).isEqualTo("north");
        assertThat(line.path("member").booleanValue()).isTrue();
        assertThat(line.path("points").decimalValue()).isEqualByComparingTo(new BigDecimal("12.50"));
        assertThat(line.path("optIns"))
                .hasToString("{\"text\":\"OPTED_IN\",\"email\":\"NOT_ASKED\",\"voice\":\"NOT_ASKED\"}");
    }

    @Test
    void traitsKeepTheirKind() throws JsonProcessingException {
        ada();

        JsonNode traits = onlyLine(owner()).path("traits");

        assertThat(traits.path("visits").intValue()).isEqualTo(12);
        assertThat(traits.path("vip").booleanValue()).isTrue();
        assertThat(traits.path("birth_date").textValue()).isEqualTo("1984-02-03");
        assertThat(traits.path("tags")).hasToString("[\"late\",\"tea\"]");
        assertThat(traits.path("note").textValue()).isEqualTo("two\nlines, \u2028 \"quoted\"");
    }

    @Test
    void profilesTellWhereTheyAreFromAndWhatJoinedThem() throws JsonProcessingException {
        ada();

        JsonNode profiles = onlyLine(owner()).path("profiles");

        assertThat(profiles).hasSize(2);
        assertThat(profiles.findValuesAsText("sourceRecordId")).containsExactlyInAnyOrder("7", "8");
        assertThat(profiles.findValuesAsText("joinedBy")).containsExactly("PHONE");
    }

    @Test
    void pointsAreWrittenToTheHundredth() {
        ada();

        assertThat(export(owner()).lines()).singleElement().asString().contains("\"points\":12.50,");
    }

    @Test
    void aLineIsOneLineForAnyReader() {
        ada();

        assertThat(export(owner()).lines())
                .allSatisfy(line -> assertThat(line.lines()).hasSize(1));
        assertThat(export(owner()).lines()).noneMatch(line -> line.contains("\u2028"));
    }

    @Test
    void whatTheRoleMayNotSeeIsLeftOut() throws JsonProcessingException {
        ada();
        AccessPolicy policy =
                AccessPolicy.nobody().with(Role.ANALYST, Permission.LIST_PERSONAS, Permission.VIEW_PERSONAS);

        JsonNode line = onlyLine(as(Role.ANALYST, policy));

        assertThat(line.path("name").textValue()).isEqualTo("Ada Fenley");
        assertThat(line.fieldNames())
                .toIterable()
                .doesNotContain("member", "points", "optIns")
                .contains("profiles", "traits");
        assertThat(line.findValues("joinedBy")).isEmpty();
    }

    @Test
    void eachPermissionAddsItsPart() throws JsonProcessingException {
        ada();
        AccessPolicy least =
                AccessPolicy.nobody().with(Role.ANALYST, Permission.LIST_PERSONAS, Permission.VIEW_PERSONAS);

        assertThat(onlyLine(as(Role.ANALYST, least.with(Role.ANALYST, Permission.VIEW_WALLETS)))
                        .fieldNames())
                .toIterable()
                .contains("member", "points")
                .doesNotContain("optIns");
        assertThat(onlyLine(as(Role.ANALYST, least.with(Role.ANALYST, Permission.VIEW_OPT_INS)))
                        .fieldNames())
                .toIterable()
                .contains("optIns")
                .doesNotContain("member", "points");
        assertThat(onlyLine(as(Role.ANALYST, least.with(Role.ANALYST, Permission.SEE_MERGES)))
                        .findValues("joinedBy"))
                .isNotEmpty();
    }

    @Test
    void whoMayOnlyListMayNotExport() {
        ada();
        AccessPolicy policy = AccessPolicy.nobody().with(Role.ANALYST, Permission.LIST_PERSONAS);

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> export(as(Role.ANALYST, policy)));
    }

    @Test
    void aQueryNarrowsTheExport() {
        ada();
        owner().intake()
                .take(SourceRecord.builder(TILL, "9").email("bob@mail.net").build());

        ExportPage page = owner().search().export(Query.parse("is:member"), null, 10);

        assertThat(page.personas()).hasSize(1);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void anExportedPersonaPrintsItsIdOnly() {
        PersonaId ada = ada();

        assertThat(export(owner()).personas()).singleElement().hasToString("ExportedPersona[" + ada.value() + "]");
    }
}

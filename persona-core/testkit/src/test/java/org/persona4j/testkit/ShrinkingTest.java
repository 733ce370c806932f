package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportStatus;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.Resolver;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInEvent;
import org.persona4j.order.Order;
import org.persona4j.order.RefundedOrder;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.history.Happened;
import org.persona4j.testkit.history.History;

/** What fails is shown by the smallest example there is, in spellings that everybody knows. */
class ShrinkingTest {
    private static final String FIRST_WORD = "StoreClaim[choice=StoreChoice[level=OVERRIDE, storeId=s1,"
            + " at=2026-01-01T12:00:00Z], profileId=p1, profileKey=key-g, purchases=Optional.empty]";

    @Test
    void aPhoneShrinksToOneShortSpelling() {
        Identifiers.Typed least = Falsified.minimum(
                Identifiers.typed(),
                Identifiers.Typed.class,
                typed -> typed.means().type() == IdentifierType.PHONE);

        assertThat(least).hasToString("\"603-555-1201\" for phone +16035551201");
    }

    @Test
    void anIdentifierOfATypeShrinksToTheFirstOfIt() {
        Identifier least =
                Falsified.minimum(Identifiers.any(), Identifier.class, it -> it.type() == IdentifierType.EMAIL);

        assertThat(least.value()).isEqualTo("ann@mail.net");
    }

    @Test
    void anIdentifierThatIsLongShrinksToTheShortestLongOne() {
        Identifier least = Falsified.minimum(
                Identifiers.of(IdentifierType.GOVERNMENT_ID),
                Identifier.class,
                it -> it.value().length() > 9);

        assertThat(least.value()).hasSizeBetween(10, 64);
    }

    @Test
    void aNameShrinksToAnnLee() {
        String least = Falsified.minimum(Names.full(), String.class, name -> true);

        assertThat(least).isEqualTo("Ann Lee");
    }

    @Test
    void aRecordWithAPhoneShrinksToNothingElse() {
        SourceRecord least = Falsified.minimum(
                SourceRecords.any(),
                SourceRecord.class,
                record -> !record.phones().isEmpty());

        assertThat(Words.of(least)).isEqualTo("\"r1\" of FILE_IMPORT at 2026-01-01T12:00:00Z: phone \"603-555-1201\"");
    }

    @Test
    void aRowShrinksToARecordThatSaysNothing() {
        ImportRow least = Falsified.minimum(ImportRows.any(), ImportRow.class, row -> true);

        assertThat(Words.of(least))
                .isEqualTo("row \"2\" on line 2: \"r1\" of FILE_IMPORT at 2026-01-01T12:00:00Z #2: nothing;"
                        + " consent: nothing");
    }

    @Test
    void aReportShrinksToThatOfNoRowsAndCountsToOneRow() {
        ImportReport least = Falsified.minimum(ImportReports.any(), ImportReport.class, report -> true);
        ImportCounts one =
                Falsified.minimum(ImportReports.counts(), ImportCounts.class, counts -> counts.personasMerged() > 0);

        assertThat(least)
                .isEqualTo(new ImportReport(
                        ImportRequest.of("spring-list"),
                        Actor.system("till-1"),
                        MadeUp.FIRST_MOMENT,
                        MadeUp.FIRST_MOMENT,
                        ImportStatus.DONE,
                        ImportCounts.NONE));
        assertThat(one.rows()).isEqualTo(1);
        assertThat(one.personasMerged()).isEqualTo(1);
    }

    @Test
    void aProfileWithAnOverrideShrinksToNothingElse() {
        Profile least = Falsified.minimum(
                Profiles.any(), Profile.class, profile -> !profile.overrides().isEmpty());

        assertThat(Words.of(least))
                .isEqualTo("p1 (key-g) of FILE_IMPORT: \"color\" is set to \"red\" at 2026-01-01T12:00:00Z");
    }

    @Test
    void eventsShrinkToThoseThatMatterOnTheFirstDay() {
        List<?> least = Falsified.minimum(OptInEvents.lists(), List.class, events -> {
            List<Object> kinds = new ArrayList<>();
            for (Object event : events) {
                kinds.add(((OptInEvent) event).kind());
            }
            return kinds.contains(MessageEvent.Kind.YES) && kinds.contains(MessageEvent.Kind.STOP);
        });

        assertThat(least).hasSize(2);
        assertThat(least)
                .allSatisfy(
                        event -> assertThat(((OptInEvent) event).receivedAt()).isEqualTo(OptInEvents.FIRST_MOMENT));
    }

    @Test
    void wordsOnStoresShrinkToTwoOfTheFirstStore() {
        List<?> least = Falsified.minimum(StoreClaims.lists(), List.class, claims -> claims.size() >= 2);

        assertThat(least).hasSize(2).allSatisfy(claim -> assertThat(claim).hasToString(FIRST_WORD));
    }

    @Test
    void anOrderShrinksToTea() {
        Order least = Falsified.minimum(Orders.any(), Order.class, order -> true);

        assertThat(Words.of(least)).isEqualTo("r-1 at 2026-01-01T12:00:00Z: 1 tea (food) for 1.00");
    }

    @Test
    void anOrderWithRefundsShrinksToTeaGivenBack() {
        RefundedOrder least = Falsified.minimum(
                Orders.refunded(), RefundedOrder.class, order -> order.refunds().size() == 1);

        assertThat(least).hasToString("RefundedOrder{Order{1 line, 1.00}, 1 refund, 1.00 given back}");
    }

    @Test
    void aLedgerShrinksToOneCall() {
        LedgerWorld least = Falsified.minimum(
                Ledgers.worlds(),
                LedgerWorld.class,
                world -> world.wallet().balance().isPositive());

        assertThat(least).hasToString("day 2026-01-01: p1 of [p1] earns 10.00: booked, 10.00 left");
    }

    @Test
    void factsOfIdentityShrinkToTwoProfilesWithOnePhone() {
        IdentityWorld least = Falsified.minimum(
                IdentityFacts.worlds(),
                IdentityWorld.class,
                world -> new Resolver(world.rules())
                        .resolve(world.ids(), world).groups().stream()
                                .flatMap(group -> group.joins().stream())
                                .anyMatch(link -> link.level() == LinkLevel.PHONE));

        assertThat(least.profiles())
                .hasSize(2)
                .allSatisfy(profile -> assertThat(profile.identifiers())
                        .containsExactly(Identifier.of(IdentifierType.PHONE, "+16035551201")));
        assertThat(least.decisions()).isEmpty();
    }

    @Test
    void aHistoryShrinksToFewCallsOverTheFirstValues() {
        Predicate<History> merges = history ->
                history.run(new InMemoryPersonaStore()).happened().stream().anyMatch(Happened::hasMerged);

        History least = Falsified.minimum(Histories.ofMerges(), History.class, merges);
        History leastOfAll = Falsified.minimum(Histories.any(), History.class, merges);

        assertThat(leastOfAll.steps()).hasSize(2);
        assertThat(least.toString())
                .matches("(?s)1\\. \"r1\" of FILE_IMPORT at 2026-01-01T12:00:00Z: (phone|email) \"(.*)\"\n"
                        + "2\\. \"r2\" of LOYALTY_SIGNUP at 2026-01-01T12:00:00Z: \\1 \"\\2\"");
    }
}

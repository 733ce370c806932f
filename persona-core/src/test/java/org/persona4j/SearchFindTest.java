package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.Shop.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.search.FoundBy;
import org.persona4j.search.Hit;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;
import org.persona4j.store.memory.InMemoryPersonaStore;

/** What staff type into one box, and whom they find by it. */
class SearchFindTest {
    private static final String ADAS = "+16035551201";
    private static final String BOBS = "+16035551202";

    private final Shop shop = new Shop();
    private final Search search = shop.owner().search();
    private PersonaId ada;
    private PersonaId bob;
    private PersonaId cem;

    @BeforeEach
    void threeCustomers() {
        ada = take(SourceRecord.builder(Shop.TILL, "till-7").phone(ADAS).fullName("Ann Lee"));
        bob = take(SourceRecord.builder(Source.of(Source.Kind.MANUAL), "m-1")
                .phone(BOBS)
                .email("bob@mail.net"));
        cem = take(
                SourceRecord.builder(Shop.TILL, "till-9").email("cem@mail.net").fullName("Cem Lee"));
        shop.wallets().join(ada);
        shop.buys(ada, "o-1", "10");
        shop.buys(bob, "o-2", "10");
    }

    private PersonaId take(SourceRecord.Builder record) {
        shop.pass(Duration.ofSeconds(1));
        IntakeOutcome outcome = shop.owner().intake().take(record.build());
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }

    private List<PersonaId> found(String typed) {
        return search.find(typed, null, 10).hits().stream()
                .map(hit -> hit.persona().id())
                .toList();
    }

    private Set<FoundBy> by(String typed) {
        List<Hit> hits = search.find(typed, null, 10).hits();
        assertThat(hits).as(typed).hasSize(1);
        return hits.get(0).foundBy();
    }

    private static List<PersonaId> all(Function<@Nullable String, SearchPage> pages) {
        List<PersonaId> all = new ArrayList<>();
        String cursor = null;
        do {
            SearchPage page = pages.apply(cursor);
            page.hits().forEach(hit -> all.add(hit.persona().id()));
            cursor = page.nextOrNull();
        } while (cursor != null);
        return all;
    }

    @Test
    void eachHitTellsByWhatItWasFound() {
        assertThat(by("(603) 555-1201")).containsExactly(FoundBy.PHONE);
        assertThat(by("Bob@Mail.net")).containsExactly(FoundBy.EMAIL);
        assertThat(by("ann  LEE")).containsExactly(FoundBy.NAME);
        assertThat(by("till-9")).containsExactly(FoundBy.SOURCE_ID);
        assertThat(by(ada.value())).containsExactly(FoundBy.PERSONA_ID);
        assertThat(by("receipt:o-2")).containsExactly(FoundBy.RECEIPT);
        assertThat(by("Ann Lee 603 555 1201")).containsExactlyInAnyOrder(FoundBy.NAME, FoundBy.PHONE);
    }

    @Test
    void halfOfANameAndWhatIsSomebodyElsesFindsNobody() {
        assertThat(found("Lee")).isEmpty();
        assertThat(found("Ann Lee 603 555 1202")).isEmpty();
        assertThat(found("receipt:o-9")).isEmpty();
        assertThat(found("receipt:o-1 bob@mail.net")).isEmpty();
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void whatSomebodyHasOrIsTellsThemApart() {
        assertThat(found("has:phone")).containsExactlyInAnyOrder(ada, bob);
        assertThat(found("has:email")).containsExactlyInAnyOrder(bob, cem);
        assertThat(found("has:name")).containsExactlyInAnyOrder(ada, cem);
        assertThat(found("has:points")).containsExactly(ada);
        assertThat(found("is:member")).containsExactly(ada);
        assertThat(found("not:member")).containsExactlyInAnyOrder(bob, cem);
        assertThat(found("source:INTEGRATION:till")).containsExactlyInAnyOrder(ada, cem);
        assertThat(found("source:INTEGRATION:till has:email")).containsExactly(cem);
        assertThat(found("has:phone has:email not:member receipt:o-2")).containsExactly(bob);
    }

    @Test
    void whoeverHadANumberOnceIsFoundByItAmongTheMerged() {
        shop.pass(Duration.ofSeconds(1));
        take(SourceRecord.builder(Shop.TILL, "till-7").phone("+16035551299"));

        assertThat(found(ADAS)).isEmpty();
        assertThat(by("merge:" + ADAS)).containsExactly(FoundBy.MERGED_FROM);
        assertThat(found("merge:" + ADAS)).containsExactly(ada);
        assertThat(search.merged(ADAS)).hasSize(1);
        assertThat(found("merge:" + BOBS)).containsExactly(bob);
        assertThat(found("merge:+16035551288")).isEmpty();
    }

    @Test
    void everybodyComesInPagesByTheirIdAndEachOnce() {
        List<PersonaId> byOne = all(cursor -> search.find("", cursor, 1));

        assertThat(byOne).containsExactlyInAnyOrder(ada, bob, cem).isSorted();
        assertThat(found("")).isEqualTo(byOne);
    }

    @Test
    void everybodyComesInTheOrderInWhichTheyWereFirstSeen() {
        PersonaId early = take(SourceRecord.builder(Shop.TILL, "early")
                .email("early@mail.net")
                .observedAt(TestClock.START.minus(Duration.ofDays(9))));

        assertThat(all(cursor -> search.byFirstSeen(Query.everybody(), cursor, 1)))
                .containsExactly(early, ada, bob, cem);
        assertThat(all(cursor -> search.byFirstSeen(Query.parse("has:email"), cursor, 2)))
                .containsExactly(early, bob, cem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.byFirstSeen(Query.parse("till-7"), null, 1))
                .withMessageContaining("query");
    }

    @Test
    void aPageHasOneToAThousandHits() {
        for (int limit : new int[] {0, 1_001}) {
            assertThatIllegalArgumentException().isThrownBy(() -> search.find("", null, limit));
            assertThatIllegalArgumentException().isThrownBy(() -> search.byFirstSeen(Query.everybody(), null, limit));
            assertThatIllegalArgumentException().isThrownBy(() -> search.export(Query.everybody(), null, limit));
        }
        assertThat(search.find("", null, 1_000).hits()).hasSize(3);
    }

    @Test
    void nobodyHiddenIsFoundByAnything() {
        shop.owner().privacy().block(Identifier.of(IdentifierType.PHONE, ADAS), "asked to");

        for (String typed : List.of(
                ADAS, "Ann Lee", "till-7", ada.value(), "receipt:o-1", "merge:" + ADAS, "is:member", "has:points")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
        assertThat(found("")).containsExactlyInAnyOrder(bob, cem);
        assertThat(search.byFirstSeen(Query.everybody(), null, 10).hits()).hasSize(2);
    }

    @Test
    void whatAQueryAsksForNeedsThePermissionToSeeIt() {
        Map<String, Permission> needed = Map.of(
                "receipt:o-1",
                Permission.LOOK_UP_RECEIPTS,
                "merge:" + ADAS,
                Permission.SEE_MERGES,
                "has:points",
                Permission.VIEW_WALLETS,
                "is:member",
                Permission.VIEW_WALLETS,
                "not:member",
                Permission.VIEW_WALLETS,
                "has:phone",
                Permission.LIST_PERSONAS,
                "till-7",
                Permission.VIEW_PERSONAS);

        needed.forEach((typed, permission) -> {
            Personas lacking = PersonaEngine.builder(new InMemoryPersonaStore())
                    .keyring(Trial.ring(1))
                    .accessPolicy(AccessPolicy.standard().without(Role.OWNER, permission))
                    .build()
                    .tenant("green-leaf")
                    .as(Actor.owner("o-1"));

            assertThatExceptionOfType(AccessDeniedException.class)
                    .as(typed)
                    .isThrownBy(() -> lacking.search().find(typed, null, 1))
                    .withMessageContaining(permission.name());
        });
    }

    @Test
    void decisionsAreFoundByTheirIdAndByWhomTheyAreAbout() {
        MergeOutcome.Done linked = (MergeOutcome.Done) shop.owner().merges().link(ada, bob, "same");
        MergeOutcome.Done separated = (MergeOutcome.Done) shop.owner().merges().separate(profile(bob), "another");

        List<Decision> about = shop.owner().merges().decisions(profile(bob));

        assertThat(about)
                .extracting(Decision::id)
                .containsExactly(
                        separated.decision().orElseThrow(), linked.decision().orElseThrow());
        assertThat(shop.owner().merges().decision(linked.decision().orElseThrow()))
                .contains(about.get(1));
        assertThat(shop.owner().merges().decisions(profile(cem))).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shop.owner().merges().decisions(ProfileId.of("nobody")));
    }
}

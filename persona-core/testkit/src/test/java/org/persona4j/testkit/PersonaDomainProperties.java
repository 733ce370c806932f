package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.PersonaEngine;
import org.persona4j.favorite.ProfilePurchases;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.optin.Channel;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Order;
import org.persona4j.persona.Claim;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.history.Happened;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Life;
import org.persona4j.testkit.history.Step;
import org.persona4j.wallet.Wallet;
import org.persona4j.wallet.WalletPolicy;

/** Parameters are given by type; what has to fit together does, also where jqwik could make lists by itself. */
@Domain(PersonaDomain.class)
@Domain(DomainContext.Global.class)
class PersonaDomainProperties {
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void eventsOfAListAreThoseOfOneAddress(@ForAll List<OptInEvent> events) {
        OptInHistory history = OptInHistory.of(MessageChannel.TEXT, events);

        assertThat(history.events()).isEqualTo(events).hasSizeBetween(1, 10);
    }

    @Property(tries = TRIES)
    void profilesOfAListAreThoseOfOnePersona(@ForAll List<Profile> profiles) {
        assertThat(profiles).extracting(Profile::id).doesNotHaveDuplicates();
        assertThat(profiles).extracting(Profile::key).doesNotHaveDuplicates();
        assertThat(profiles)
                .extracting(Profile::personaId)
                .containsOnly(profiles.get(0).personaId());
    }

    @Property(tries = TRIES)
    void claimsOfAListAreOfDifferentProfiles(@ForAll List<Claim> claims) {
        assertThat(claims).extracting(Claim::profileId).doesNotHaveDuplicates();
    }

    @Property(tries = TRIES)
    void ordersOfAListHaveIdsOfTheirOwn(@ForAll List<Order> orders) {
        assertThat(orders).extracting(Order::id).doesNotHaveDuplicates();
    }

    @Property(tries = TRIES)
    void rowsOfAListAreOnLinesOfTheirOwnAndTheirRecordsInThatOrder(@ForAll List<ImportRow> rows) {
        assertThat(rows).extracting(ImportRow::id).doesNotHaveDuplicates();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.record().map(SourceRecord::sequence))
                        .isEqualTo(row.flaw().isPresent() ? Optional.empty() : Optional.of(row.line())));
    }

    @Property(tries = TRIES)
    void aRowAndItsConsentAreGivenByType(@ForAll ImportRow row, @ForAll RowConsent consent) {
        assertThat(row.line()).isEqualTo(2);
        assertThat(consent.words()).doesNotContainValue(ConsentWord.NOTHING);
    }

    @Property(tries = TRIES)
    void purchasesAreOfDifferentProfilesAndNeverLaterThanNow(@ForAll List<ProfilePurchases> purchases) {
        assertThat(purchases).extracting(ProfilePurchases::profileId).doesNotHaveDuplicates();
        assertThat(purchases)
                .allSatisfy(one -> assertThat(one.history().stores())
                        .allSatisfy(store ->
                                assertThat(store.orders()).noneMatch(order -> order.isAfter(StoreClaims.NOW))));
    }

    @Property(tries = TRIES)
    void wordsOfAProfileCarryItsKey(@ForAll List<StoreClaim> one, @ForAll List<StoreClaim> other) {
        for (StoreClaim claim : one) {
            assertThat(other)
                    .filteredOn(word -> word.profileId().equals(claim.profileId()))
                    .allSatisfy(word -> assertThat(word.profileKey()).isEqualTo(claim.profileKey()));
        }
    }

    @Property(tries = TRIES)
    void anEngineHasAnAnswerToEveryRecord(@ForAll SourceRecord record) {
        Happened happened =
                Life.of(PersonaEngine.builder(new InMemoryPersonaStore())).live(new Step.TakeIn(record));

        assertThat(happened.outcome()).isInstanceOf(Happened.Answered.class);
    }

    @Property(tries = TRIES)
    void whatIsLeftIsGivenByTypeToo(
            @ForAll Channel channel,
            @ForAll MessageEvent message,
            @ForAll PushEvent push,
            @ForAll Observed observed,
            @ForAll Persona persona,
            @ForAll WalletPolicy policy,
            @ForAll LoyaltyPolicy program,
            @ForAll Wallet wallet,
            @ForAll Step step,
            @ForAll History history) {
        assertThat(List.of(channel, message, push, observed, persona, policy, program, wallet, step, history))
                .doesNotContainNull();
    }
}

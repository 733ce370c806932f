package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.persona4j.access.Actor;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.Identifier;
import org.persona4j.internal.JsonCodec;
import org.persona4j.merge.Decision;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.optin.Address;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.RefundedOrder;
import org.persona4j.persona.Claim;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Correction;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.ProfileWallet;

/** What is made is valid: it is the same after it was written and read as the engine does it. */
@Domain(PersonaDomain.class)
class JsonProperties {
    private static final int TRIES = 300;

    private static <T> void assertRoundTrips(T value, Class<T> type) {
        byte[] bytes = JsonCodec.write(value);

        assertThat(JsonCodec.read(bytes, type)).isEqualTo(value);
    }

    @Property(tries = TRIES)
    void identifiersAreReadAsTheyWereWritten(@ForAll Identifier value) {
        assertRoundTrips(value, Identifier.class);
    }

    @Property(tries = TRIES)
    void valuesOfTraitsAreReadAsTheyWereWritten(@ForAll TraitValue value) {
        assertRoundTrips(value, TraitValue.class);
    }

    @Property(tries = TRIES)
    void traitsAreReadAsTheyWereWritten(@ForAll Trait value) {
        assertRoundTrips(value, Trait.class);
    }

    @Property(tries = TRIES)
    void sourcesAreReadAsTheyWereWritten(@ForAll Source value) {
        assertRoundTrips(value, Source.class);
    }

    @Property(tries = TRIES)
    void profilesAreReadAsTheyWereWritten(@ForAll Profile value) {
        assertRoundTrips(value, Profile.class);
    }

    @Property(tries = TRIES)
    void claimsAreReadAsTheyWereWritten(@ForAll Claim value) {
        assertRoundTrips(value, Claim.class);
    }

    @Property(tries = TRIES)
    void wordsOnStoresAreReadAsTheyWereWritten(@ForAll StoreClaim value) {
        assertRoundTrips(value, StoreClaim.class);
    }

    @Property(tries = TRIES)
    void evidenceIsReadAsItWasWritten(@ForAll Evidence value) {
        assertRoundTrips(value, Evidence.class);
    }

    @Property(tries = TRIES)
    void eventsAreReadAsTheyWereWritten(@ForAll OptInEvent value) {
        assertRoundTrips(value, OptInEvent.class);
    }

    @Property(tries = TRIES)
    void historiesOfEventsAreReadAsTheyWereWritten(@ForAll OptInHistory value) {
        assertRoundTrips(value, OptInHistory.class);
    }

    @Property(tries = TRIES)
    void policiesOnOptInsAreReadAsTheyWereWritten(@ForAll OptInPolicy value) {
        assertRoundTrips(value, OptInPolicy.class);
    }

    @Property(tries = TRIES)
    void moneyIsReadAsItWasWritten(@ForAll Money value) {
        assertRoundTrips(value, Money.class);
    }

    @Property(tries = TRIES)
    void quantitiesAreReadAsTheyWereWritten(@ForAll Quantity value) {
        assertRoundTrips(value, Quantity.class);
    }

    @Property(tries = TRIES)
    void ordersAreReadAsTheyWereWritten(@ForAll Order value) {
        assertRoundTrips(value, Order.class);
    }

    @Property(tries = TRIES)
    void policiesOnEarningAreReadAsTheyWereWritten(@ForAll EarningPolicy value) {
        assertRoundTrips(value, EarningPolicy.class);
    }

    @Property(tries = TRIES)
    void pointsAreReadAsTheyWereWritten(@ForAll Points value) {
        assertRoundTrips(value, Points.class);
    }

    @Property(tries = TRIES)
    void entriesAreReadAsTheyWereWritten(@ForAll LedgerEntry value) {
        assertRoundTrips(value, LedgerEntry.class);
    }

    @Property(tries = TRIES)
    void actorsAreReadAsTheyWereWritten(@ForAll Actor value) {
        assertRoundTrips(value, Actor.class);
    }

    @Property(tries = TRIES)
    void addressesAreReadAsTheyWereWritten(@ForAll Address value) {
        assertRoundTrips(value, Address.class);
    }

    @Property(tries = TRIES)
    void overridesAreReadAsTheyWereWritten(@ForAll TraitOverride value) {
        assertRoundTrips(value, TraitOverride.class);
    }

    @Property(tries = TRIES)
    void correctionsAreReadAsTheyWereWritten(@ForAll Correction value) {
        assertRoundTrips(value, Correction.class);
    }

    @Property(tries = TRIES)
    void decisionsAreReadAsTheyWereWritten(@ForAll Decision value) {
        assertRoundTrips(value, Decision.class);
    }

    @Property(tries = TRIES)
    void choicesOfStoresAreReadAsTheyWereWritten(@ForAll StoreChoice value) {
        assertRoundTrips(value, StoreChoice.class);
    }

    @Property(tries = TRIES)
    void policiesOnPurchasesAreReadAsTheyWereWritten(@ForAll PurchasePolicy value) {
        assertRoundTrips(value, PurchasePolicy.class);
    }

    @Property(tries = TRIES)
    void singleRefundsAreReadAsTheyWereWritten(@ForAll OrderRefund value) {
        assertRoundTrips(value, OrderRefund.class);
    }

    @Property(tries = TRIES)
    void refundsAreReadAsTheyWereWritten(@ForAll RefundedOrder order) {
        order.refunds().forEach(refund -> assertRoundTrips(refund, OrderRefund.class));
    }

    @Property(tries = TRIES)
    void walletsAreReadAsTheyWereWritten(@ForAll LedgerWorld world) {
        world.held().forEach(held -> assertRoundTrips(held.wallet(), ProfileWallet.class));
    }

    @Property(tries = TRIES)
    void factsOfIdentityAreReadAsTheyWereWritten(@ForAll IdentityWorld world) {
        world.profiles().forEach(profile -> assertRoundTrips(profile, ProfileFacts.class));
        world.decisions().forEach(decision -> assertRoundTrips(decision, Decision.class));
    }

    @Property(tries = TRIES)
    void favoriteStoresOfPersonasAreReadAsTheyWereWritten(@ForAll Persona persona) {
        persona.favoriteStore().ifPresent(store -> assertRoundTrips(store, FavoriteStore.class));
    }
}

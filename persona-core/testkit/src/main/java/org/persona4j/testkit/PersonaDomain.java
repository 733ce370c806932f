package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.favorite.ProfilePurchases;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowMembership;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.RefundedOrder;
import org.persona4j.persona.Claim;
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.Persona;
import org.persona4j.persona.SourcePriority;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Correction;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.search.Criterion;
import org.persona4j.search.Query;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Step;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.Wallet;
import org.persona4j.wallet.WalletPolicy;

/**
 * Gives properties their parameters by type:
 *
 * <pre>{@code
 * @Property
 * @Domain(PersonaDomain.class)
 * void aRecordIsNeverLost(@ForAll SourceRecord record, @ForAll History before) { ... }
 * }</pre>
 *
 * <p>Lists that must fit together ({@code List<Claim>}, {@code List<ImportRow>}, {@code List<OptInEvent>}, {@code List<Order>}, {@code List<Profile>} and
 * those of words on stores) are made whole, as the class of the subject makes them. Where parameters of other types are needed, add
 * {@code @Domain(DomainContext.Global.class)}.
 */
public final class PersonaDomain extends AnswersDomain {
    /** Called by jqwik. */
    public PersonaDomain() {}

    @Provide
    Arbitrary<Identifier> identifiers() {
        return Identifiers.any();
    }

    @Provide
    Arbitrary<TraitValue> traitValues() {
        return TraitValues.any();
    }

    @Provide
    Arbitrary<Trait> traits() {
        return TraitValues.traits();
    }

    @Provide
    Arbitrary<Observed> observations() {
        return TraitValues.observations();
    }

    @Provide
    Arbitrary<Source> sources() {
        return SourceRecords.sources();
    }

    @Provide
    Arbitrary<SourceRecord> sourceRecords() {
        return SourceRecords.any();
    }

    @Provide
    Arbitrary<ImportRow> importRows() {
        return ImportRows.any();
    }

    @Provide
    Arbitrary<List<ImportRow>> importRowLists() {
        return ImportRows.lists();
    }

    @Provide
    Arbitrary<RowConsent> rowConsents() {
        return ImportRows.consents();
    }

    @Provide
    Arbitrary<RowMembership> rowMemberships() {
        return ImportRows.memberships();
    }

    @Provide
    Arbitrary<Profile> profiles() {
        return Profiles.any();
    }

    @Provide
    Arbitrary<List<Profile>> profileLists() {
        return Profiles.lists();
    }

    @Provide
    Arbitrary<Persona> personas() {
        return Profiles.personas();
    }

    @Provide
    Arbitrary<Claim> claims() {
        return Claims.any();
    }

    @Provide
    Arbitrary<List<Claim>> claimLists() {
        return Claims.lists();
    }

    @Provide
    Arbitrary<IdentityRules> identityRules() {
        return IdentityFacts.rules();
    }

    @Provide
    Arbitrary<IdentityWorld> identityWorlds() {
        return IdentityFacts.worlds();
    }

    @Provide
    Arbitrary<StoreClaim> storeClaims() {
        return StoreClaims.any();
    }

    @Provide
    Arbitrary<List<StoreClaim>> storeClaimLists() {
        return StoreClaims.lists();
    }

    @Provide
    Arbitrary<List<ProfilePurchases>> purchases() {
        return StoreClaims.purchases();
    }

    @Provide
    Arbitrary<Channel> channels() {
        return OptInEvents.channels();
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        return OptInEvents.evidence();
    }

    @Provide
    Arbitrary<OptInEvent> optInEvents() {
        return OptInEvents.any();
    }

    @Provide
    Arbitrary<MessageEvent> messageEvents() {
        return OptInEvents.messages();
    }

    @Provide
    Arbitrary<PushEvent> pushEvents() {
        return OptInEvents.pushes();
    }

    @Provide
    Arbitrary<List<OptInEvent>> optInEventLists() {
        return OptInEvents.lists();
    }

    @Provide
    Arbitrary<OptInHistory> optInHistories() {
        return OptInEvents.histories();
    }

    @Provide
    Arbitrary<OptInPolicy> optInPolicies() {
        return OptInEvents.policies();
    }

    @Provide
    Arbitrary<Money> money() {
        return Orders.amounts();
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return Orders.quantities();
    }

    @Provide
    Arbitrary<OrderLine> orderLines() {
        return Orders.lines();
    }

    @Provide
    Arbitrary<Order> orders() {
        return Orders.any();
    }

    @Provide
    Arbitrary<List<Order>> orderLists() {
        return Orders.lists();
    }

    @Provide
    Arbitrary<RefundedOrder> refundedOrders() {
        return Orders.refunded();
    }

    @Provide
    Arbitrary<EarningPolicy> earningPolicies() {
        return EarningPolicies.any();
    }

    @Provide
    Arbitrary<Points> points() {
        return Ledgers.points();
    }

    @Provide
    Arbitrary<WalletPolicy> walletPolicies() {
        return Ledgers.policies();
    }

    @Provide
    Arbitrary<LedgerWorld> ledgerWorlds() {
        return Ledgers.worlds();
    }

    @Provide
    Arbitrary<LedgerEntry> ledgerEntries() {
        return Ledgers.entries();
    }

    @Provide
    Arbitrary<Wallet> wallets() {
        return Ledgers.wallets();
    }

    @Provide
    Arbitrary<Step> steps() {
        return Histories.steps();
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Provide
    Arbitrary<Actor> actors() {
        return Actors.any();
    }

    @Provide
    Arbitrary<Address> addresses() {
        return OptInEvents.addresses();
    }

    @Provide
    Arbitrary<TraitOverride> overrides() {
        return Profiles.overrides();
    }

    @Provide
    Arbitrary<Correction> corrections() {
        return Profiles.corrections();
    }

    @Provide
    Arbitrary<Decision> decisions() {
        return IdentityFacts.decisions();
    }

    @Provide
    Arbitrary<StoreChoice> storeChoices() {
        return StoreClaims.choices();
    }

    @Provide
    Arbitrary<PurchasePolicy> purchasePolicies() {
        return StoreClaims.policies();
    }

    @Provide
    Arbitrary<OrderRefund> refunds() {
        return Orders.refunds();
    }

    @Provide
    Arbitrary<List<SourceRecord>> sourceRecordLists() {
        return SourceRecords.lists();
    }

    @Provide
    Arbitrary<LoyaltyPolicy> loyaltyPolicies() {
        return Ledgers.programs();
    }

    @Provide
    Arbitrary<Query> queries() {
        return Queries.any();
    }

    @Provide
    Arbitrary<Criterion> criteria() {
        return Queries.criteria();
    }

    @Provide
    Arbitrary<Survivorship> survivorships() {
        return Survivorships.any();
    }

    @Provide
    Arbitrary<MergeRule> mergeRules() {
        return Survivorships.rules();
    }

    @Provide
    Arbitrary<SourcePriority> sourcePriorities() {
        return Survivorships.priorities();
    }

    @Provide
    Arbitrary<AccessPolicy> accessPolicies() {
        return AccessPolicies.any();
    }

    @Provide
    Arbitrary<PersonaId> personaIds() {
        return Ids.personas();
    }

    @Provide
    Arbitrary<ProfileId> profileIds() {
        return Ids.profiles();
    }

    @Provide
    Arbitrary<DecisionId> decisionIds() {
        return Ids.decisions();
    }

    @Provide
    Arbitrary<Normalized> normalized() {
        return Identifiers.normalized();
    }

    @Provide
    Arbitrary<NormalizedRecord> normalizedRecords() {
        return SourceRecords.normalized();
    }
}

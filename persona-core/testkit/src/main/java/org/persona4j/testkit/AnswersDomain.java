package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.Keys;
import org.persona4j.Privacy;
import org.persona4j.archive.ArchiveEntry;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.audit.AuditEntry;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangePage;
import org.persona4j.change.FeedPolicy;
import org.persona4j.earning.Earning;
import org.persona4j.imports.ColumnSuggestion;
import org.persona4j.imports.CsvRow;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.RejectedRow;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.loyalty.Purchase;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.loyalty.Statement;
import org.persona4j.merge.Group;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeHistory;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.SharedValue;
import org.persona4j.merge.SharedWord;
import org.persona4j.optin.AddressLookup;
import org.persona4j.optin.AddressOptIn;
import org.persona4j.optin.AskedPage;
import org.persona4j.optin.Consequences;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.optin.PersonaOptIn;
import org.persona4j.order.RefundOutcome;
import org.persona4j.privacy.Diagnosis;
import org.persona4j.privacy.ErasurePlan;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.privacy.Finding;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.Mix;
import org.persona4j.recommend.Reason;
import org.persona4j.recommend.Recommendation;
import org.persona4j.search.ExportPage;
import org.persona4j.search.ExportedPersona;
import org.persona4j.search.Hit;
import org.persona4j.search.SearchPage;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.TimelinePage;

/** The part of {@link PersonaDomain} that gives what an engine answers, and what it is asked for that. */
abstract class AnswersDomain extends DomainContextBase {
    AnswersDomain() {}

    @Provide
    Arbitrary<MergePlan> mergePlans() {
        return MergeAnswers.plans();
    }

    @Provide
    Arbitrary<MergeOutcome> mergeOutcomes() {
        return MergeAnswers.outcomes();
    }

    @Provide
    Arbitrary<IntakeOutcome> intakeOutcomes() {
        return MergeAnswers.intakes();
    }

    @Provide
    Arbitrary<Group> groups() {
        return MergeAnswers.groups();
    }

    @Provide
    Arbitrary<MergeHistory> mergeHistories() {
        return MergeAnswers.histories();
    }

    @Provide
    Arbitrary<QuarantinedPersona> quarantinedPersonas() {
        return MergeAnswers.quarantined();
    }

    @Provide
    Arbitrary<SharedValue> sharedValues() {
        return MergeAnswers.shared();
    }

    @Provide
    Arbitrary<SharedWord> sharedWords() {
        return MergeAnswers.words();
    }

    @Provide
    Arbitrary<MergeCommand> mergeCommands() {
        return MergeAnswers.commands();
    }

    @Provide
    Arbitrary<ErasureRequest> erasureRequests() {
        return PrivacyAnswers.requests();
    }

    @Provide
    Arbitrary<ErasurePlan> erasurePlans() {
        return PrivacyAnswers.plans();
    }

    @Provide
    Arbitrary<ErasureReceipt> erasureReceipts() {
        return PrivacyAnswers.receipts();
    }

    @Provide
    Arbitrary<Diagnosis> diagnoses() {
        return PrivacyAnswers.diagnoses();
    }

    @Provide
    Arbitrary<Finding> findings() {
        return PrivacyAnswers.findings();
    }

    @Provide
    Arbitrary<Privacy.Recovery> recoveries() {
        return PrivacyAnswers.recoveries();
    }

    @Provide
    Arbitrary<BookingOutcome> bookingOutcomes() {
        return LoyaltyAnswers.bookings();
    }

    @Provide
    Arbitrary<PointsAnswer> pointsAnswers() {
        return LoyaltyAnswers.points();
    }

    @Provide
    Arbitrary<TimelinePage> timelinePages() {
        return LoyaltyAnswers.timelines();
    }

    @Provide
    Arbitrary<Statement> statements() {
        return LoyaltyAnswers.statements();
    }

    @Provide
    Arbitrary<Earning> earnings() {
        return LoyaltyAnswers.earnings();
    }

    @Provide
    Arbitrary<RecordedOrder> recordedOrders() {
        return LoyaltyAnswers.orders();
    }

    @Provide
    Arbitrary<OrderOutcome> orderOutcomes() {
        return LoyaltyAnswers.orderOutcomes();
    }

    @Provide
    Arbitrary<RefundOutcome> refundOutcomes() {
        return LoyaltyAnswers.refunds();
    }

    @Provide
    Arbitrary<OrderRefundOutcome> orderRefundOutcomes() {
        return LoyaltyAnswers.orderRefunds();
    }

    @Provide
    Arbitrary<Adjustment> adjustments() {
        return LoyaltyAnswers.adjustments();
    }

    @Provide
    Arbitrary<CustomerRef> customerRefs() {
        return LoyaltyAnswers.customers();
    }

    @Provide
    Arbitrary<Purchase> orderedPurchases() {
        return LoyaltyAnswers.purchases();
    }

    @Provide
    Arbitrary<Membership> memberships() {
        return LoyaltyAnswers.memberships();
    }

    @Provide
    Arbitrary<OptInAnswer> optInAnswers() {
        return OptInAnswers.any();
    }

    @Provide
    Arbitrary<Outcome> optInOutcomes() {
        return OptInAnswers.outcomes();
    }

    @Provide
    Arbitrary<AddressOptIn> addressOptIns() {
        return OptInAnswers.addresses();
    }

    @Provide
    Arbitrary<PersonaOptIn> personaOptIns() {
        return OptInAnswers.personas();
    }

    @Provide
    Arbitrary<EffectiveOptIn> effectiveOptIns() {
        return OptInAnswers.effective();
    }

    @Provide
    Arbitrary<AddressLookup> addressLookups() {
        return OptInAnswers.lookUps();
    }

    @Provide
    Arbitrary<OutgoingMessage> outgoingMessages() {
        return OptInAnswers.messages();
    }

    @Provide
    Arbitrary<AskedPage> askedPages() {
        return OptInAnswers.askedPages();
    }

    @Provide
    Arbitrary<OptInReport> optInReports() {
        return OptInAnswers.reports();
    }

    @Provide
    Arbitrary<OptInImport> optInImports() {
        return OptInAnswers.imports();
    }

    @Provide
    Arbitrary<OptInImport.Row> optInImportRows() {
        return OptInAnswers.importRows();
    }

    @Provide
    Arbitrary<Hit> hits() {
        return SearchAnswers.hits();
    }

    @Provide
    Arbitrary<SearchPage> searchPages() {
        return SearchAnswers.pages();
    }

    @Provide
    Arbitrary<ExportedPersona> exportedPersonas() {
        return SearchAnswers.exported();
    }

    @Provide
    Arbitrary<ExportPage> exportPages() {
        return SearchAnswers.exports();
    }

    @Provide
    Arbitrary<ArchiveEntry> archiveEntries() {
        return ArchiveAnswers.entries();
    }

    @Provide
    Arbitrary<ArchiveOutcome> archiveOutcomes() {
        return ArchiveAnswers.outcomes();
    }

    @Provide
    Arbitrary<AuditEntry> auditEntries() {
        return ArchiveAnswers.audits();
    }

    @Provide
    Arbitrary<Recommendation> recommendations() {
        return Recommendations.any();
    }

    @Provide
    Arbitrary<Reason> reasons() {
        return Recommendations.reasons();
    }

    @Provide
    Arbitrary<Basket> baskets() {
        return Recommendations.baskets();
    }

    @Provide
    Arbitrary<Mix> mixes() {
        return Recommendations.mixes();
    }

    @Provide
    Arbitrary<List<Recommendation>> recommendationLists() {
        return Recommendations.lists();
    }

    @Provide
    Arbitrary<ImportRequest> importRequests() {
        return ImportReports.requests();
    }

    @Provide
    Arbitrary<ImportReport> importReports() {
        return ImportReports.any();
    }

    @Provide
    Arbitrary<ImportCounts> importCounts() {
        return ImportReports.counts();
    }

    @Provide
    Arbitrary<ImportMapping> importMappings() {
        return ImportReports.mappings();
    }

    @Provide
    Arbitrary<ColumnSuggestion> columnSuggestions() {
        return ImportReports.suggestions();
    }

    @Provide
    Arbitrary<RejectedRow> rejectedRows() {
        return ImportReports.rejected();
    }

    @Provide
    Arbitrary<Change> changes() {
        return Changes.any();
    }

    @Provide
    Arbitrary<ChangeCursor> changeCursors() {
        return Changes.cursors();
    }

    @Provide
    Arbitrary<ChangeCursor.Position> changePositions() {
        return Changes.positions();
    }

    @Provide
    Arbitrary<ChangePage> changePages() {
        return Changes.pages();
    }

    @Provide
    Arbitrary<FeedPolicy> feedPolicies() {
        return Changes.policies();
    }

    @Provide
    Arbitrary<Feed> feeds() {
        return Changes.feeds();
    }

    @Provide
    Arbitrary<Keys.Standing> keyStandings() {
        return ArchiveAnswers.keyStandings();
    }

    @Provide
    Arbitrary<Keys.Rekeyed> rekeyed() {
        return ArchiveAnswers.rekeyed();
    }

    @Provide
    Arbitrary<Consequences> consequences() {
        return OptInAnswers.consequences();
    }

    @Provide
    Arbitrary<EntryDetails> entryDetails() {
        return LoyaltyAnswers.details();
    }

    @Provide
    Arbitrary<CsvRow> csvRows() {
        return ImportReports.csvRows();
    }
}

package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.persona4j.Keys;
import org.persona4j.Privacy;
import org.persona4j.archive.ArchiveEntry;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.audit.AuditEntry;
import org.persona4j.earning.Earning;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.CsvRow;
import org.persona4j.internal.JsonCodec;
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
import org.persona4j.merge.PersonaMerge;
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
import org.persona4j.profile.NormalizedRecord;
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
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelinePage;

/** What is made up of an engine's answers fits together as the engine's own does. */
@Domain(PersonaDomain.class)
class AnswersProperties {
    private static final int TRIES = 300;

    private static <T> void assertRoundTrips(T value, Class<T> type) {
        assertThat(JsonCodec.read(JsonCodec.write(value), type)).isEqualTo(value);
    }

    @Property(tries = TRIES)
    void theSameProfilesAreInAPlanBeforeAndAfter(@ForAll MergePlan plan) {
        Set<ProfileId> before = new HashSet<>();
        plan.before().values().forEach(before::addAll);
        List<ProfileId> after = plan.after().values().stream()
                .flatMap(group -> group.members().stream())
                .toList();

        assertThat(after).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(before);
        assertThat(plan.merges()).allSatisfy(merge -> {
            assertThat(plan.after()).containsKey(merge.surviving());
            assertThat(plan.before()).containsKeys(merge.absorbed().toArray(PersonaId[]::new));
        });
        assertThat(plan.splits()).allSatisfy(split -> {
            assertThat(plan.before()).containsKey(split.from());
            assertThat(plan.after()).containsKeys(split.into().toArray(PersonaId[]::new));
        });
        assertThat(plan.describe()).startsWith(plan.summary());
        assertThat(plan.toMermaid()).isNotBlank();
    }

    @Property(tries = TRIES)
    void anAcceptedRecordSaysMergedOrSplitIfItDid(@ForAll IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Accepted accepted) {
            assertThat(accepted.kind() == IntakeOutcome.Kind.MERGED)
                    .isEqualTo(!accepted.merges().isEmpty());
            assertThat(accepted.merges())
                    .extracting(PersonaMerge::absorbed)
                    .allSatisfy(absorbed -> assertThat(absorbed).isNotEmpty());
        }
    }

    @Property(tries = TRIES)
    void aHistoryOfMergesHasALinkForEveryProfileButTheFirst(@ForAll MergeHistory history, @ForAll Group group) {
        assertThat(history.profiles())
                .filteredOn(profile -> profile.joinedBy().isEmpty())
                .singleElement()
                .satisfies(first -> assertThat(first.profile().id().value())
                        .isEqualTo(history.survivingId().value()));
        assertThat(group.joins()).hasSize(group.members().size() - 1);
    }

    @Property(tries = TRIES)
    void whatIsToBeLookedAtHasItsReason(
            @ForAll QuarantinedPersona persona, @ForAll SharedValue value, @ForAll SharedWord word) {
        assertThat(persona.causes()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(value.owners()).isGreaterThanOrEqualTo(value.names());
        assertRoundTrips(word, SharedWord.class);
    }

    @Property(tries = TRIES)
    void outcomesOfMergesAreReadAsTheyWereWritten(@ForAll MergeOutcome outcome, @ForAll ArchiveOutcome archived) {
        assertRoundTrips(outcome, MergeOutcome.class);
        assertRoundTrips(archived, ArchiveOutcome.class);
    }

    @Property(tries = TRIES)
    void receiptsAndAuditsAreReadAsTheyWereWritten(@ForAll ErasureReceipt receipt, @ForAll AuditEntry entry) {
        assertRoundTrips(receipt, ErasureReceipt.class);
        assertRoundTrips(entry, AuditEntry.class);
        assertThat(receipt.doneAt().orElse(receipt.at())).isAfterOrEqualTo(receipt.at());
    }

    @Property(tries = TRIES)
    void aPlanOfAnErasureNamesEachProfileOnceInItsOrder(@ForAll ErasurePlan plan, @ForAll ErasureRequest request) {
        assertThat(plan.profiles())
                .extracting(ErasurePlan.Taken::profile)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(request.identifiers()).hasSizeBetween(1, 2);
    }

    @Property(tries = TRIES)
    void aDiagnosisSaysHowItWasAskedAndSomething(
            @ForAll Diagnosis diagnosis, @ForAll Finding finding, @ForAll Privacy.Recovery recovery) {
        assertThat(diagnosis.findings()).hasSizeGreaterThan(1).first().isInstanceOf(Finding.ReadAs.class);
        assertThat(diagnosis.describe()).hasLineCount(diagnosis.findings().size());
        assertThat(finding.describe()).endsWith(".");
        assertThat(recovery.blocks() + recovery.erasures()).isNotNegative();
    }

    @Property(tries = TRIES)
    void aStatementLeadsFromOneBalanceToTheOtherAndIsReadAsItWasWritten(@ForAll Statement statement) {
        assertRoundTrips(statement, Statement.class);
        assertThat(statement.toText()).isNotBlank();
        assertThat(statement.paid()).isEqualTo(statement.counted());
    }

    @Property(tries = TRIES)
    void aTimelineEndsInTheBalanceAfterIt(@ForAll TimelinePage page) {
        assertThat(page.lines()).allSatisfy(line -> assertThat(line.shares()).isNotEmpty());
        assertThat(page.next().isPresent()).isEqualTo(page.nextOrNull() != null);
    }

    @Property(tries = TRIES)
    void whatIsRefusedIsNoRepeat(@ForAll PointsAnswer answer, @ForAll BookingOutcome outcome) {
        assertThat(answer.isBooked() || !answer.repeated()).isTrue();
        assertThat(outcome instanceof BookingOutcome.Refused || outcome instanceof BookingOutcome.Booked)
                .isTrue();
    }

    @Property(tries = TRIES)
    void anOrderKeepsWhatItEarnedAndLosesNoMore(@ForAll RecordedOrder order, @ForAll Earning earning) {
        assertThat(order.takenBack()).isBetween(Points.ZERO, order.earning().points());
        assertRoundTrips(earning, Earning.class);
    }

    @Property(tries = TRIES)
    void outcomesOfOrdersAndRefundsSayWhatBecameOfThem(
            @ForAll OrderOutcome ordered, @ForAll RefundOutcome refunded, @ForAll OrderRefundOutcome taken) {
        if (taken instanceof OrderRefundOutcome.Refunded done) {
            assertThat(done.money().isNegative()).isFalse();
            assertThat(done.takenBack()).isEqualTo(done.order().takenBack());
        }
        assertThat(List.of(ordered, refunded)).doesNotContainNull();
    }

    @Property(tries = TRIES)
    void whoseOrdersAreIsToldAndWhoJoined(
            @ForAll Adjustment adjustment,
            @ForAll CustomerRef customer,
            @ForAll Purchase purchase,
            @ForAll Membership membership) {
        assertThat(adjustment.entry().kind()).isEqualTo(EntryKind.ADJUSTMENT);
        assertThat(List.of(customer, purchase.customer())).doesNotContainNull();
        assertRoundTrips(membership, Membership.class);
    }

    @Property(tries = TRIES)
    void anAnswerSaysWhatIsSoAfterIt(@ForAll OptInAnswer answer, @ForAll Outcome outcome, @ForAll AskedPage page) {
        if (answer.outcome() instanceof Outcome.Applied applied
                && answer.now().decidedBy().isPresent()) {
            assertThat(applied.next()).isNotNull();
        }
        assertThat(answer.messages()).extracting(OutgoingMessage::id).doesNotHaveDuplicates();
        assertThat(outcome.effects()).isNotNull();
        assertThat(page.answers()).hasSizeLessThanOrEqualTo(3);
    }

    @Property(tries = TRIES)
    void whatIsSoOfAPersonaIsToldWithItsAddress(
            @ForAll PersonaOptIn persona, @ForAll EffectiveOptIn effective, @ForAll AddressOptIn address) {
        assertThat(persona.decidedAt().isPresent())
                .isEqualTo(persona.effective().addressId().isPresent());
        assertThat(effective.describe()).isNotBlank();
        assertThat(address.describe()).isNotBlank();
    }

    @Property(tries = TRIES)
    void whatIsLeftOfConsentIsGivenByTypeToo(
            @ForAll AddressLookup lookup,
            @ForAll OutgoingMessage message,
            @ForAll OptInReport report,
            @ForAll OptInImport imported,
            @ForAll OptInImport.Row row) {
        assertThat(lookup.personas()).containsAll(lookup.members()).doesNotHaveDuplicates();
        assertThat(message.id()).startsWith(message.code());
        assertThat(List.of(imported.id(), row.id()))
                .allSatisfy(id -> assertThat(id).hasSizeBetween(1, OptInImport.MAX_ID_LENGTH));
        assertThat(report.id().orElse("none")).hasSizeBetween(1, 64);
    }

    @Property(tries = TRIES)
    void whatIsFoundAndExportedIsAPersona(
            @ForAll Hit hit, @ForAll SearchPage page, @ForAll ExportedPersona exported, @ForAll ExportPage exports) {
        assertThat(hit.persona().profiles()).isNotEmpty();
        assertThat(page.hits()).hasSizeLessThanOrEqualTo(3);
        assertThat(exported.toJson()).startsWith("{").doesNotContain("\n");
        assertThat(exports.lines()).hasSameSizeAs(exports.personas());
    }

    @Property(tries = TRIES)
    void recommendationsComeBestFirst(
            @ForAll List<Recommendation> all, @ForAll Reason reason, @ForAll Basket basket, @ForAll Mix mix) {
        assertThat(all).isSortedAccordingTo(Recommendation.BEST_FIRST);
        assertThat(all).extracting(Recommendation::productId).doesNotHaveDuplicates();
        assertThat(reason.describe()).isNotBlank();
        assertThat(basket.products()).hasSizeLessThanOrEqualTo(4);
        assertRoundTrips(mix, Mix.class);
    }

    @Property(tries = TRIES)
    void idsCommandsAndTextsAreGivenByTypeToo(
            @ForAll PersonaId persona,
            @ForAll ProfileId profile,
            @ForAll DecisionId decision,
            @ForAll MergeCommand command,
            @ForAll ArchiveEntry entry,
            @ForAll Normalized normalized,
            @ForAll NormalizedRecord record) {
        assertThat(List.of(persona.value(), profile.value(), decision.value()))
                .allSatisfy(id -> assertThat(id).hasSizeBetween(1, 64));
        assertThat(List.of(command, entry)).doesNotContainNull();
        assertThat(normalized.identifier().isPresent()).isEqualTo(normalized instanceof Normalized.Valid);
        assertThat(record.flaws()).isNotNull();
    }

    @Property(tries = TRIES)
    void whatIsLeftIsGivenByTypeToo(
            @ForAll Keys.Standing standing,
            @ForAll Keys.Rekeyed rekeyed,
            @ForAll Consequences consequences,
            @ForAll EntryDetails details,
            @ForAll CsvRow row) {
        assertThat(standing.current()).isLessThanOrEqualTo(standing.last());
        assertThat(rekeyed.records()).isNotNegative();
        assertThat(consequences.copies())
                .allSatisfy(copy -> assertThat(copy.event()).isNotNull());
        assertThat(details.id()).isNotEmpty();
        assertThat(row.line()).isEqualTo(row.number() + 1);
    }
}

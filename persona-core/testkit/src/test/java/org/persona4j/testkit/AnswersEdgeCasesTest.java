package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.testkit.Samples.MANY;
import static org.persona4j.testkit.Samples.assertMakes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementLine;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.order.Money;
import org.persona4j.order.RefundOutcome;
import org.persona4j.privacy.ErasurePlan;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.Finding;
import org.persona4j.recommend.Reason;
import org.persona4j.wallet.BookingOutcome;

/** Of a thousand answers there is one of every kind that an engine gives, and what fails is shown by the smallest. */
class AnswersEdgeCasesTest {
    /** That each kind of a sealed type is made. */
    private static <T> void assertMakesAllKinds(Arbitrary<? extends T> arbitrary, Class<T> sealed) {
        Set<Class<?>> made = Set.copyOf(Samples.of(arbitrary.map(value -> (Class<?>) value.getClass()), MANY));

        assertThat(made).contains(sealed.getPermittedSubclasses());
    }

    /** That each reason is told that there is. */
    private static <T, R> void assertTells(
            Arbitrary<T> arbitrary, Class<? extends T> kind, Function<T, R> reason, R[] all) {
        Set<R> told = Samples.of(arbitrary, MANY).stream()
                .filter(kind::isInstance)
                .map(reason)
                .collect(Collectors.toSet());

        assertThat(told).containsAll(Arrays.asList(all));
    }

    @Test
    void plansMergeSplitDoBothAndNothingAndShareValues() {
        assertMakes(
                MergeAnswers.plans(),
                plan -> !plan.merges().isEmpty() && plan.splits().isEmpty(),
                plan -> !plan.splits().isEmpty() && plan.merges().isEmpty(),
                plan -> !plan.splits().isEmpty() && !plan.merges().isEmpty(),
                plan -> plan.before().isEmpty(),
                plan -> !plan.flips().isEmpty(),
                plan -> plan.after().values().stream()
                        .anyMatch(group -> !group.refusals().isEmpty()));
    }

    @Test
    void outcomesOfRecordsAndCommandsAreOfAllKinds() {
        assertMakesAllKinds(MergeAnswers.intakes(), IntakeOutcome.class);
        assertMakesAllKinds(MergeAnswers.outcomes(), MergeOutcome.class);
        assertTells(
                MergeAnswers.intakes(),
                IntakeOutcome.Accepted.class,
                outcome -> ((IntakeOutcome.Accepted) outcome).kind(),
                IntakeOutcome.Kind.values());
        assertTells(
                MergeAnswers.outcomes(),
                MergeOutcome.Refused.class,
                outcome -> ((MergeOutcome.Refused) outcome).reason(),
                MergeOutcome.Reason.values());
    }

    @Test
    void whatIsToBeLookedAtIsSharedForEveryReason() {
        assertMakes(
                MergeAnswers.shared(),
                value -> value.word().isPresent(),
                value -> value.placeholder(),
                value -> value.more());
        assertMakes(
                MergeAnswers.quarantined(),
                persona -> persona.causes().size() == 1,
                persona -> persona.causes().size() > 1);
    }

    @Test
    void erasuresTakeNobodyOneAndSeveralAndAreDoneOrNot() {
        assertMakes(
                PrivacyAnswers.plans(),
                plan -> plan.profiles().isEmpty(),
                plan -> plan.profiles().size() == 6,
                plan -> plan.profiles().stream()
                                .map(ErasurePlan.Taken::persona)
                                .distinct()
                                .count()
                        > 1);
        assertMakes(
                PrivacyAnswers.receipts(),
                receipt -> receipt.doneAt().isEmpty(),
                receipt -> receipt.removed().equals(ErasureReceipt.Removed.NOTHING),
                receipt -> receipt.removed().entries() == 1_000_000);
        assertMakes(
                PrivacyAnswers.requests(),
                request -> request.identifiers().size() == 2,
                request -> !request.profiles().isEmpty());
    }

    @Test
    void findingsAreOfAllKindsAndDiagnosesHaveNoneAndSeveral() {
        assertMakesAllKinds(PrivacyAnswers.findings(), Finding.class);
        assertMakes(
                PrivacyAnswers.diagnoses(),
                diagnosis -> diagnosis.findings().contains(new Finding.Absent()),
                diagnosis -> diagnosis.findings().size() > 3);
    }

    @Test
    void bookingsAreDoneAndRefusedForEveryReason() {
        assertTells(
                LoyaltyAnswers.bookings(),
                BookingOutcome.Refused.class,
                outcome -> ((BookingOutcome.Refused) outcome).reason(),
                BookingOutcome.Reason.values());
        assertMakes(
                LoyaltyAnswers.bookings(),
                outcome -> outcome instanceof BookingOutcome.Booked booked
                        && booked.writtenOff().isPositive(),
                outcome -> outcome instanceof BookingOutcome.Booked booked
                        && !booked.debtChange().isZero(),
                outcome -> outcome instanceof BookingOutcome.Booked booked
                        && booked.profiles().size() > 1,
                outcome -> outcome.balance().isNegative());
    }

    @Test
    void statementsAreEmptyAndHaveLinesOfAllKindsOfWhatWasBookedAndOfMoney() {
        List<Statement> statements = Samples.of(LoyaltyAnswers.statements(), MANY);

        assertThat(statements).anyMatch(statement -> statement.lines().isEmpty());
        assertThat(statements).anyMatch(statement -> !statement.opening().isZero());
        assertThat(statements).anyMatch(statement -> statement.paid().compareTo(Money.of(10)) > 0);
        assertThat(statements)
                .flatExtracting(Statement::lines)
                .extracting(StatementLine::kind)
                .contains(
                        StatementLine.Kind.ORDER,
                        StatementLine.Kind.REFUND,
                        StatementLine.Kind.BOOST,
                        StatementLine.Kind.ADJUSTMENT,
                        StatementLine.Kind.REDEMPTION,
                        StatementLine.Kind.REDEMPTION_REFUND,
                        StatementLine.Kind.EXPIRATION,
                        StatementLine.Kind.ZEROING);
        assertMakes(
                LoyaltyAnswers.timelines(),
                page -> page.lines().isEmpty(),
                page -> page.next().isPresent(),
                page -> page.lines().stream().anyMatch(line -> line.shares().size() > 1));
    }

    @Test
    void ordersAndRefundsAreTakenAndRefused() {
        assertMakesAllKinds(LoyaltyAnswers.orderOutcomes(), OrderOutcome.class);
        assertMakesAllKinds(LoyaltyAnswers.orderRefunds(), OrderRefundOutcome.class);
        assertMakesAllKinds(LoyaltyAnswers.refunds(), RefundOutcome.class);
        assertMakes(
                LoyaltyAnswers.orders(),
                order -> order.takenBack().isPositive(),
                order -> order.earning().notCounted().isPresent());
    }

    @Test
    void answersAboutConsentAreOfAllKinds() {
        assertMakesAllKinds(OptInAnswers.outcomes(), Outcome.class);
        assertMakesAllKinds(OptInAnswers.messages(), OutgoingMessage.class);
        assertMakes(
                OptInAnswers.any(),
                answer -> answer.isRepeat(),
                answer -> !answer.messages().isEmpty(),
                answer -> answer.now().sendable());
        assertTells(OptInAnswers.effective(), EffectiveOptIn.class, EffectiveOptIn::why, EffectiveOptIn.Why.values());
        assertMakes(OptInAnswers.consequences(), some -> !some.copies().isEmpty());
        assertMakes(
                OptInAnswers.lookUps(),
                found -> found.personas().isEmpty(),
                found -> !found.members().isEmpty());
    }

    @Test
    void theArchiveAndWhatIsFoundAreOfAllKinds() {
        assertMakesAllKinds(ArchiveAnswers.outcomes(), ArchiveOutcome.class);
        assertMakes(
                ArchiveAnswers.entries(),
                entry -> entry.contact().isEmpty(),
                entry -> entry.reason() == ArchiveReason.PRIVACY);
        assertMakes(
                ArchiveAnswers.audits(),
                entry -> entry.personas().isEmpty(),
                entry -> entry.reason().isEmpty());
        assertMakes(
                SearchAnswers.exported(),
                exported -> exported.joinedByOrNull() == null,
                exported -> exported.loyaltyOrNull() == null,
                exported -> exported.optInsOrNull() != null);
        assertMakes(
                SearchAnswers.pages(),
                page -> page.hits().isEmpty(),
                page -> page.next().isPresent());
        assertMakesAllKinds(Recommendations.reasons(), Reason.class);
    }

    @Test
    void aPlanThatMergesShrinksToTwoProfiles() {
        MergePlan least = Falsified.minimum(
                MergeAnswers.plans(), MergePlan.class, plan -> !plan.merges().isEmpty());

        assertThat(least.before())
                .containsOnlyKeys(PersonaId.of("p0"), PersonaId.of("p1"))
                .containsValue(List.of(ProfileId.of("p1")));
        assertThat(least.splits()).isEmpty();
    }

    @Test
    void aStatementWithARedemptionShrinksToTwoLines() {
        Statement least = Falsified.minimum(
                LoyaltyAnswers.statements(),
                Statement.class,
                statement -> statement.lines().stream().anyMatch(line -> line.kind() == StatementLine.Kind.REDEMPTION));

        assertThat(least.lines()).hasSize(2);
    }
}

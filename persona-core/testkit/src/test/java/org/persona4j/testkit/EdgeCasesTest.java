package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.FeedPolicy;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.PointRounding;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalizers;
import org.persona4j.imports.ColumnNames;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowMembership;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.Resolver;
import org.persona4j.optin.Address;
import org.persona4j.optin.EventKind;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;

/** Of a thousand values there is one of every odd kind that an arbitrary promises. */
class EdgeCasesTest {
    private static final int MANY = 1_000;

    @SafeVarargs
    private static <T> void assertMakes(Arbitrary<T> arbitrary, Predicate<T>... kinds) {
        List<T> samples = Samples.of(arbitrary, MANY);

        for (int kind = 0; kind < kinds.length; kind++) {
            assertThat(samples).as("values of kind %d", kind + 1).anyMatch(kinds[kind]);
        }
    }

    @Test
    void everyWrittenOutValueIsAnEdgeCaseAndTheFirstIsTheLeast() {
        EdgeCases<String> edgeCases = Choices.of("a", "b", "c").edgeCases();

        assertThat(edgeCases).extracting(Shrinkable::value).containsExactly("a", "b", "c");
    }

    @Test
    void theEdgeCasesOfOthersComeAfterTheWrittenOutOnes() {
        EdgeCases<String> edgeCases =
                Choices.of(List.of("a", "b"), Choices.of("x", "y")).edgeCases();

        assertThat(edgeCases).extracting(Shrinkable::value).containsExactly("a", "b", "x", "y");
    }

    @Test
    void whatIsPutTogetherHasNoProductsOfEdgeCases() {
        assertThat(Orders.lines().edgeCases()).isEmpty();
        assertThat(SourceRecords.any().edgeCases()).isEmpty();
        assertThat(Histories.any().edgeCases()).isEmpty();
    }

    @Test
    void identifiersAreOfAllTypesAndScriptsAndAtTheBounds() {
        Set<IdentifierType> types = Samples.of(Identifiers.any(), MANY).stream()
                .map(Identifier::type)
                .collect(Collectors.toSet());

        assertThat(types).containsExactlyInAnyOrder(IdentifierType.values());
        assertMakes(
                Identifiers.any(),
                identifier -> identifier.value().equals("+12345"),
                identifier -> identifier.value().equals("+123456789012345"),
                identifier -> identifier.value().length() == 254,
                identifier -> identifier.value().startsWith("+44"),
                identifier -> identifier.value().contains("xn--"),
                identifier -> identifier.value().chars().anyMatch(c -> c > 0x2000));
    }

    @Test
    void typedTextsAreDirtyPlaceholdersAndInternational() {
        assertMakes(
                Identifiers.typed(),
                typed -> typed.text().equals("(603) 555-1202"),
                typed -> typed.text().startsWith("\t"),
                typed -> typed.text().contains("\uFF20"),
                typed -> typed.text().contains("\u0661"),
                typed -> typed.text().equals("011 442079460958"),
                typed -> typed.means().value().equals("no@gmail.com"));
    }

    @Test
    void recordsHaveEveryFlawThatMakesAnEngineRefuseThem() {
        Normalizers normalizers = Normalizers.standard(Identifiers.REGION);

        Set<NormalizedRecord.Flaw> flaws = Samples.of(SourceRecords.any(), 5 * MANY).stream()
                .flatMap(record -> NormalizedRecord.of(record, normalizers).flaws().stream())
                .collect(Collectors.toSet());

        assertThat(flaws).containsExactlyInAnyOrder(NormalizedRecord.Flaw.values());
    }

    @Test
    void recordsSayThingsInManyWays() {
        Normalizers normalizers = Normalizers.standard(Identifiers.REGION);

        assertMakes(
                SourceRecords.any(),
                record -> record.sourceRecordId().isEmpty(),
                record -> record.observedAt().isEmpty(),
                record -> !record.cleared().isEmpty(),
                record -> record.phones().size() > 1,
                record -> record.fullName().isPresent(),
                record -> record.favoriteStore().isPresent(),
                record -> !NormalizedRecord.of(record, normalizers).invalid().isEmpty());
    }

    @Test
    void ofTwoRecordsThatCollideThreePairsInTenShareAnIdentifier() {
        Normalizers normalizers = Normalizers.standard(Identifiers.REGION);
        List<SourceRecord> records = Samples.of(SourceRecords.colliding(), MANY);

        long sharing = Stream.iterate(0, i -> i + 2)
                .limit(MANY / 2)
                .filter(i -> {
                    Set<Identifier> one = Set.copyOf(
                            NormalizedRecord.of(records.get(i), normalizers).identifiers());
                    return NormalizedRecord.of(records.get(i + 1), normalizers).identifiers().stream()
                            .anyMatch(one::contains);
                })
                .count();

        assertThat(sharing).isGreaterThan(MANY / 2 * 3 / 10);
    }

    @Test
    void rowsOfImportsSayAllThatRowsCanSay() {
        assertMakes(
                ImportRows.any(),
                row -> row.flaw().isPresent() && !row.consent().words().isEmpty(),
                row -> row.openingPoints().filter(Points::isPositive).isPresent(),
                row -> row.openingPoints().filter(Points::isZero).isPresent(),
                row -> row.membership().filter(word -> !word.member()).isPresent(),
                row -> row.membership().flatMap(RowMembership::since).isPresent(),
                row -> row.unreadable().size() > 1,
                row -> row.consent().isDoubtful());
        assertMakes(
                ImportRows.consents(),
                consent -> !consent.mayOptIn() && !consent.isDoubtful(),
                consent -> consent.words().containsValue(ConsentWord.NO),
                consent -> consent.words().size() > 1);
    }

    @Test
    void rowsOfOneImportAreOftenOfOneRecord() {
        assertMakes(
                ImportRows.lists(),
                rows -> rows.stream()
                                .flatMap(row -> row.record().stream())
                                .flatMap(record -> record.sourceRecordId().stream())
                                .distinct()
                                .count()
                        < rows.stream()
                                .flatMap(row -> row.record().stream())
                                .filter(record -> record.sourceRecordId().isPresent())
                                .count());
    }

    @Test
    void profilesHaveAllThatAProfileCanHave() {
        assertMakes(
                Profiles.any(),
                profile -> !profile.corrections().isEmpty(),
                profile -> !profile.overrides().isEmpty(),
                profile -> !profile.storeChoices().isEmpty(),
                profile -> !profile.earlierIdentifiers().isEmpty(),
                profile -> !profile.identifiersCleared().isEmpty(),
                profile -> profile.traitsReplaced().isPresent(),
                profile -> profile.birthDate().isPresent(),
                profile -> profile.identifiers().isEmpty());
    }

    @Test
    void profilesOfAPersonaAgreeAndDisagree() {
        assertMakes(
                Profiles.personas(),
                persona -> persona.traits().stream()
                        .anyMatch(trait -> !trait.beaten().isEmpty()),
                persona -> persona.traits().stream()
                        .anyMatch(trait -> trait.override().isPresent()),
                persona -> persona.favoriteStore()
                        .filter(store -> !store.beaten().isEmpty())
                        .isPresent(),
                persona -> persona.identifiers().size() > 2);
    }

    @Test
    void valuesOfTraitsAreOfAllKinds() {
        assertMakes(
                TraitValues.any(),
                TraitValue.Text.class::isInstance,
                TraitValue.Numeric.class::isInstance,
                TraitValue.Flag.class::isInstance,
                TraitValue.Date.class::isInstance,
                TraitValue.Texts.class::isInstance,
                value -> value.text().isEmpty(),
                value -> value.text().length() == TraitValue.MAX_TEXT);
    }

    @Test
    void wordsOnStoresAreOfAllLevelsAndTie() {
        Set<ChoiceLevel> levels = Samples.of(StoreClaims.any(), MANY).stream()
                .map(claim -> claim.choice().level())
                .collect(Collectors.toSet());

        assertThat(levels).containsExactlyInAnyOrder(ChoiceLevel.values());
        assertMakes(
                StoreClaims.lists(),
                List::isEmpty,
                claims -> claims.stream().distinct().count() < claims.size(),
                claims -> claims.size() > 1
                        && claims.stream().map(StoreClaim::choice).distinct().count() == 1);
        assertMakes(
                StoreClaims.purchases(),
                List::isEmpty,
                purchases -> purchases.stream().anyMatch(one -> one.history().hasNoOrders()),
                purchases -> purchases.stream()
                        .anyMatch(one -> one.history().stores().size() == 3));
    }

    @Test
    void actorsAreOfAllRoles() {
        Set<Role> roles =
                Samples.of(Actors.any(), MANY).stream().map(Actor::role).collect(Collectors.toSet());

        assertThat(roles).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void addressesAreOfAllTypes() {
        Set<Address.Type> types = Samples.of(OptInEvents.addresses(), MANY).stream()
                .map(Address::type)
                .collect(Collectors.toSet());

        assertThat(types).containsExactlyInAnyOrder(Address.Type.values());
    }

    @Test
    void policiesOnEarningMatterForOrders() {
        List<EarningPolicy> policies = Samples.of(EarningPolicies.any(), MANY);

        assertThat(policies).anyMatch(policy -> policy.excludedProducts().contains("tea"));
        assertThat(policies)
                .anyMatch(policy -> policy.freezes().stream().anyMatch(window -> window.contains(MadeUp.FIRST_MOMENT)));
        assertThat(policies).anyMatch(policy -> policy.earnsFrom().isPresent() && policy.maxVisitsPerDay() > 0);
        assertThat(policies).extracting(EarningPolicy::rounding).contains(PointRounding.values());
    }

    @Test
    void eventsAreOfAllKinds() {
        Set<EventKind> made = Samples.of(OptInEvents.any(), 2 * MANY).stream()
                .map(OptInEvent::kind)
                .collect(Collectors.toSet());

        assertThat(made).containsAll(Arrays.asList(MessageEvent.Kind.values()));
        assertThat(made).containsAll(Arrays.asList(PushEvent.Kind.values()));
    }

    @Test
    void eventsComeLateAndAtOnceAndRefused() {
        assertMakes(
                OptInEvents.lists(),
                events -> events.stream().anyMatch(event -> event.countsAt().isBefore(event.receivedAt())),
                events -> events.stream().map(OptInEvent::countsAt).distinct().count() < events.size(),
                events -> events.size() == 10);
        assertThat(Samples.of(OptInEvents.lists(PushChannel.MOBILE_PUSH, OptInPolicy.standard()), MANY))
                .allSatisfy(events -> assertThat(events).noneMatch(MessageEvent.class::isInstance));
    }

    @Test
    void historiesOfEventsEndInEveryStatusAndAreErased() {
        List<OptInHistory> histories = Samples.of(OptInEvents.histories(), MANY);

        assertThat(histories)
                .extracting(history -> history.asOf(OptInEvents.END).state().status())
                .contains(OptInStatus.OPTED_IN, OptInStatus.OPTED_OUT, OptInStatus.SUPPRESSED, OptInStatus.NOT_ASKED);
        assertThat(histories)
                .anyMatch(history ->
                        history.erasure().isPresent() && history.events().size() > 1);
        assertThat(histories)
                .anyMatch(history ->
                        history.asOf(OptInEvents.FIRST_MOMENT).state().status() == OptInStatus.REQUESTED);
    }

    @Test
    void ordersAreFreeDiscountedTaxedAndLong() {
        assertMakes(
                Orders.any(),
                order -> order.postTax().isZero(),
                order -> order.gross().isPositive() && order.preTax().isZero(),
                order -> order.preTax().isZero() && order.taxes().isPositive(),
                order -> order.lines().size() == Order.MAX_LINES,
                order -> order.lines().stream().anyMatch(line -> line.category().isEmpty()),
                order -> order.statedTotal().isPresent(),
                order -> order.lines().stream().anyMatch(line -> line.quantity().thousandths() == 1),
                order -> order.gross().tenThousandths() % 100 != 0);
    }

    @Test
    void refundsAreOfAllOfAnAmountAndOfLines() {
        assertMakes(
                Orders.refunds(),
                OrderRefund::isWhole,
                refund -> refund.amount().isPresent(),
                refund -> !refund.lines().isEmpty());
    }

    @Test
    void refundsAreRefusedNowAndThen() {
        Order order = Samples.of(Orders.any(), 1).get(0);

        assertMakes(Orders.refundsOf(order), List::isEmpty, refunds -> refunds.size() > 2);
        assertMakes(
                Orders.refunded(),
                refunded -> refunded.refunds().isEmpty(),
                refunded -> refunded.isWhole() && refunded.refunds().size() > 1,
                refunded -> !refunded.isWhole() && refunded.refunded().isPositive(),
                refunded -> refunded.refundedByAmount().isPositive());
    }

    @Test
    void ledgersHaveEntriesOfAllKindsDebtsAndLotsOfSeveralProfiles() {
        List<LedgerWorld> worlds = Samples.of(Ledgers.worlds(), MANY);
        Set<EntryKind> kinds = worlds.stream()
                .flatMap(world -> world.profiles().stream().flatMap(profile -> world.entries(profile).stream()))
                .map(LedgerEntry::kind)
                .collect(Collectors.toSet());

        assertThat(kinds)
                .contains(
                        EntryKind.EARNED,
                        EntryKind.BOOST,
                        EntryKind.ADJUSTMENT,
                        EntryKind.REDEMPTION,
                        EntryKind.REDEMPTION_REFUND,
                        EntryKind.EXPIRATION,
                        EntryKind.ZEROING);
        assertThat(worlds).anyMatch(world -> world.wallet().debt().isPositive());
        assertThat(worlds)
                .anyMatch(world -> world.wallet().parts().stream()
                                .filter(part -> part.balance().isPositive())
                                .count()
                        == 3);
    }

    @Test
    void worldsHaveSharedValuesThatAreNoPlaceholdersAndDecisionsAboutWhoIsGone() {
        assertMakes(
                IdentityFacts.worlds(IdentityRules.standard()),
                world -> world.values().stream()
                        .anyMatch(value ->
                                !value.links() && !world.rules().placeholders().matches(value.identifier())),
                world -> world.decisions().stream().anyMatch(decision -> !decision.holds()),
                world -> world.decisions().stream()
                        .anyMatch(decision -> !world.ids().containsAll(decision.profiles())));
    }

    @Test
    void worldsHaveEveryReasonToRefuseALink() {
        Set<Refusal.Reason> reasons = Samples.of(IdentityFacts.worlds(), 2 * MANY).stream()
                .flatMap(world -> new Resolver(world.rules()).resolve(world.ids(), world).groups().stream())
                .flatMap(group -> group.refusals().stream())
                .map(Refusal::reason)
                .collect(Collectors.toSet());

        assertThat(reasons).containsExactlyInAnyOrder(Refusal.Reason.values());
    }

    @Test
    void countsOfImportsAreNoneFewAndThoseOfLargeFiles() {
        assertMakes(
                ImportReports.counts(),
                ImportCounts.NONE::equals,
                counts -> counts.rows() == 1,
                counts -> counts.rows() > 200_000,
                counts -> counts.openingPoints().hundredths() == Long.MAX_VALUE,
                counts -> counts.archived() > 0 && counts.suppressed() > 0,
                counts -> counts.unbooked() > 0,
                counts -> counts.joined() > 0 && counts.left() > 0,
                counts -> counts.consent().size() == 3);
        List<ImportCounts> samples = Samples.of(ImportReports.counts(), MANY);
        assertThat(samples).flatExtracting(counts -> counts.accepted().keySet()).contains(IntakeOutcome.Kind.values());
        assertThat(samples).flatExtracting(counts -> counts.rejected().keySet()).contains(RejectReason.values());
    }

    @Test
    void importsAreDoneBrokenOffNamedAndMapped() {
        assertMakes(
                ImportReports.any(),
                ImportReport::isDone,
                report -> !report.isDone() && report.counts().rows() > 0,
                report -> report.request().source().name().isPresent(),
                report -> report.request().mapping().size() == ImportRequest.MAX_COLUMNS,
                report -> report.request().mapping().containsValue("phone"),
                report -> report.request().optInAll() && report.request().doubleOptIn(),
                report -> report.id().length() == OptInImport.MAX_ID_LENGTH);
        assertMakes(
                ImportReports.mappings(),
                mapping -> !mapping.suggestions().isEmpty(),
                mapping -> mapping.name(0).startsWith("column "),
                mapping -> mapping.name(0).length() == ColumnNames.MAX_LENGTH,
                mapping -> mapping.name(0).equals("Color") && mapping.field(0) != ImportField.TRAIT,
                mapping -> mapping.size() == 8);
        assertMakes(
                ImportReports.rejected(),
                row -> row.line() == 0,
                row -> row.reasons().size() == RejectReason.values().length);
    }

    @Test
    void feedsTellOfEverythingAndHandThingsOnAgain() {
        List<Feed> feeds = Samples.of(Changes.feeds(), MANY);

        Set<ChangeKind> told = feeds.stream()
                .flatMap(feed -> feed.changes().stream())
                .map(Change::kind)
                .collect(Collectors.toSet());

        assertThat(told).containsExactlyInAnyOrder(ChangeKind.values());
        assertThat(feeds.stream()
                        .filter(feed -> feed.handed().size() > feed.changes().size())
                        .count())
                .isGreaterThan(MANY / 3);
        assertThat(feeds).anyMatch(feed -> feed.handed().isEmpty());
        assertThat(feeds).anyMatch(feed -> !feed.peopleAtBeginning().isEmpty());
        assertThat(feeds)
                .anyMatch(feed -> feed.readings().stream()
                        .anyMatch(reading -> reading.page().more()));
    }

    @Test
    void whoIsPartOfAnotherIsToldToBePartOfYetAnotherWhenItComesAgain() {
        assertMakes(
                Changes.feeds(),
                feed -> feed.handed().stream().distinct().count()
                        > feed.changes().size(),
                feed -> feed.changes().stream()
                        .anyMatch(change -> change.kind() == ChangeKind.MERGED_INTO
                                && feed.people().containsKey(change.persona())));
    }

    @Test
    void changesCursorsAndPoliciesAreOfAllKindsAndAtTheBounds() {
        assertThat(Samples.of(Changes.any(), MANY)).extracting(Change::kind).contains(ChangeKind.values());
        assertMakes(
                Changes.any(),
                change -> change.id().length() == 1,
                change -> change.id().length() == 64,
                change -> change.channel().isPresent());
        assertMakes(
                Changes.cursors(),
                cursor -> cursor.equals(ChangeCursor.startOf(1, 1)),
                cursor -> cursor.text().length() > 1_800,
                cursor -> cursor.positions().get(0).place() > 0);
        assertMakes(
                Changes.policies(),
                FeedPolicy.standard()::equals,
                policy -> policy.shards() == 1,
                policy -> policy.shards() == FeedPolicy.MAX_SHARDS,
                policy -> policy.retention().toMinutes() == 1,
                policy -> policy.retention().toDays() == 36_500);
        assertMakes(
                Changes.pages(),
                page -> page.changes().isEmpty(),
                page -> page.more() && !page.changes().isEmpty(),
                page -> page.changes().size() == 5);
    }
}

package org.persona4j.internal;

import static org.persona4j.internal.StoredForm.assertReadsBack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.audit.AuditEntry;
import org.persona4j.earning.Earning;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementLine;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Guard;
import org.persona4j.merge.Link;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.SharedWord;
import org.persona4j.order.Money;
import org.persona4j.order.OrderData;
import org.persona4j.order.OrderRefund;
import org.persona4j.persona.Claim;
import org.persona4j.persona.CustomerData;
import org.persona4j.persona.HeldIdentifier;
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.Persona;
import org.persona4j.persona.PlacedOverride;
import org.persona4j.persona.ResolvedTrait;
import org.persona4j.persona.SourcePriority;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Correction;
import org.persona4j.profile.IdentifierClaim;
import org.persona4j.profile.IdentifiersCleared;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.Reversed;
import org.persona4j.wallet.Touch;

/** Every value reads back from its stored form as what it was, and is written the same again. */
@Domain(CustomerData.class)
@Domain(DomainContext.Global.class)
class JsonRoundTripProperties {
    @Property
    void aProfile(@ForAll Profile profile) {
        assertReadsBack(profile, Profile.class);
    }

    @Property
    void aPersona(@ForAll List<Profile> profiles) {
        assertReadsBack(Survivorship.standard().assemble(PersonaId.of("p0"), profiles), Persona.class);
    }

    @Property
    void aResolvedTrait(@ForAll List<Claim> claims, @ForAll MergeRule rule) {
        assertReadsBack(rule.merge(claims, SourcePriority.standard()), ResolvedTrait.class);
    }

    @Property(tries = 200)
    void aClaim(@ForAll Claim claim) {
        assertReadsBack(claim, Claim.class);
    }

    @Property(tries = 200)
    void aPlacedOverride(@ForAll TraitOverride override) {
        assertReadsBack(new PlacedOverride(override, ProfileId.of("p1"), "k1"), PlacedOverride.class);
    }

    @Property(tries = 200)
    void aHeldIdentifier(@ForAll Identifier identifier, @ForAll Instant at) {
        assertReadsBack(new HeldIdentifier(identifier, ProfileId.of("p1"), at), HeldIdentifier.class);
    }

    @Property
    void aTraitValue(@ForAll TraitValue value) {
        assertReadsBack(value, TraitValue.class);
    }

    @Property
    void aTextOfAnyCharacters(@ForAll String text) {
        assertReadsBack(TraitValue.of(text), TraitValue.class);
    }

    @Property(tries = 200)
    void aTrait(@ForAll Trait trait) {
        assertReadsBack(trait, Trait.class);
    }

    @Property(tries = 200)
    void anOverride(@ForAll TraitOverride override) {
        assertReadsBack(override, TraitOverride.class);
    }

    @Property(tries = 200)
    void aCorrection(@ForAll Correction correction) {
        assertReadsBack(correction, Correction.class);
    }

    @Property(tries = 200)
    void anIdentifierClaim(@ForAll Identifier identifier, @ForAll Observed observed) {
        assertReadsBack(IdentifierClaim.of(identifier, observed), IdentifierClaim.class);
    }

    @Property(tries = 50)
    void aClearedType(@ForAll IdentifierType type, @ForAll Observed observed) {
        assertReadsBack(new IdentifiersCleared(type, observed), IdentifiersCleared.class);
    }

    @Property(tries = 50)
    void anObservation(@ForAll Instant at, @ForAll long sequence) {
        assertReadsBack(new Observed(at, sequence), Observed.class);
    }

    @Property(tries = 50)
    void aSource(@ForAll Source source) {
        assertReadsBack(source, Source.class);
    }

    @Property(tries = 50)
    void anActor(@ForAll Actor actor) {
        assertReadsBack(actor, Actor.class);
    }

    @Property(tries = 200)
    void anEntryOfTheAudit(@ForAll Instant at, @ForAll Actor actor, @ForAll boolean named, @ForAll String reason) {
        List<PersonaId> personas = named ? List.of(PersonaId.of("p1")) : List.of();
        String why = reason.isEmpty() ? null : reason;

        assertReadsBack(
                new AuditEntry(AuditEntry.id(at, "e"), at, actor, "merges.link", personas, "done", why),
                AuditEntry.class);
    }

    @Property(tries = 200)
    void aStoreChoice(@ForAll StoreChoice choice) {
        assertReadsBack(choice, StoreChoice.class);
    }

    @Property(tries = 200)
    void aFavoriteStore(@ForAll StoreClaim decidedBy, @ForAll StoreClaim beaten) {
        FavoriteStore favorite =
                FavoriteStore.decide(List.of(decidedBy, beaten)).orElseThrow();

        assertReadsBack(favorite, FavoriteStore.class);
        assertReadsBack(new FavoriteStore(decidedBy, List.of()), FavoriteStore.class);
    }

    @Property(tries = 200)
    void aDecision(@ForAll Decision decision) {
        assertReadsBack(decision, Decision.class);
    }

    @Property(tries = 50)
    void aWordOnASharedValue(@ForAll boolean shared, @ForAll Instant at, @ForAll Actor actor, @ForAll String reason) {
        assertReadsBack(new SharedWord(shared, at, actor, reason), SharedWord.class);
    }

    @Property(tries = 200)
    void theFactsOfAProfile(@ForAll Identifier identifier, @ForAll boolean dated) {
        @Nullable LocalDate birthDate = dated ? LocalDate.parse("1984-02-29") : null;

        assertReadsBack(
                new ProfileFacts(
                        ProfileId.of("p1"),
                        "k1",
                        List.of(identifier),
                        List.of("allen", "robert"),
                        birthDate,
                        List.of(DecisionId.of("d1"))),
                ProfileFacts.class);
    }

    @Property(tries = 200)
    void aRefusalOfALinkByIdentifier(@ForAll Identifier identifier, @ForAll Refusal.Reason reason) {
        LinkLevel level = LinkLevel.of(identifier.type());
        Link link = new Link(level, ProfileId.of("p2"), ProfileId.of("p1"), identifier, null);

        assertReadsBack(new Refusal(link, reason, List.of(Guard.Witness.values())), Refusal.class);
        assertReadsBack(new Refusal(link, reason, List.of()).cause(), Refusal.Cause.class);
    }

    @Property(tries = 50)
    void aRefusalOfAManualLink(@ForAll Decision decision) {
        Link link = new Link(LinkLevel.MANUAL, ProfileId.of("p2"), ProfileId.of("p1"), null, decision);

        assertReadsBack(new Refusal(link, Refusal.Reason.SEPARATED, List.of()), Refusal.class);
    }

    @Property(tries = 200)
    @Domain(OrderData.class)
    @Domain(CustomerData.class)
    @Domain(DomainContext.Global.class)
    void anOrderWithItsRefunds(
            @ForAll OrderData.Story story, @ForAll boolean member, @ForAll Instant at, @ForAll Actor actor) {
        Earning earning = Earning.decide(story.order(), member, false, 0, EarningPolicy.standard());
        OrderRecord record = OrderRecord.of(story.order(), at, actor, earning, member ? 7L : null);
        for (OrderRefund refund : story.refunds()) {
            record = record.with(refund, Reversed.NOTHING, Points.of(1));
        }

        assertReadsBack(record, OrderRecord.class);
    }

    @Property(tries = 200)
    void aWalletAndItsLedger(@ForAll @Size(min = 1, max = 30) List<@IntRange(min = -40, max = 40) Integer> amounts) {
        LivedWallet wallet = new LivedWallet();

        for (int amount : amounts) {
            wallet.gives(amount);
        }

        assertReadsBack(WalletRecord.empty("k1").with(wallet.wallet()).withUnearned(), WalletRecord.class);
        for (LedgerPage page : wallet.pages()) {
            assertReadsBack(page, LedgerPage.class);
        }
    }

    @Property(tries = 100)
    void whatWasAskedWithTheIdOfAnEntry(
            @ForAll Instant at, @ForAll EntryKind kind, @ForAll long points, @ForAll String about) {
        BookingOutcome.Booked booked = new BookingOutcome.Booked(
                "e1",
                kind,
                Points.ofHundredths(points),
                at,
                List.of(ProfileId.of("p1")),
                Points.ZERO,
                Points.ZERO,
                Reversed.NOTHING,
                Points.ofHundredths(points));
        EntryRecord.Part part = new EntryRecord.Part(ProfileId.of("p1"), 3, 2);
        EntryRecord.Use use = new EntryRecord.Use(
                ProfileId.of("p1"), kind, Points.ZERO, about, booked, List.of(part), Points.ofHundredths(points));

        assertReadsBack(new EntryRecord(List.of(use)), EntryRecord.class);
    }

    @Property(tries = 100)
    void visits(@ForAll @Size(max = 20) List<@IntRange(max = 365) Integer> days) {
        VisitsRecord visits = VisitsRecord.NONE;
        for (int day : days) {
            LocalDate date = LocalDate.parse("2024-01-01").plusDays(day);
            visits = day % 3 == 0
                    ? visits.with(new Touch(Instant.EPOCH.plusSeconds(day), date))
                    : visits.withOneOn(date);
        }

        assertReadsBack(visits, VisitsRecord.class);
    }

    @Property(tries = 100)
    void purchases(@ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> days) {
        Instant now = Instant.parse("2025-02-04T00:00:00Z");
        PurchaseHistory history = PurchaseHistory.empty();
        for (int day : days) {
            history = history.plus("s" + day % 3, now.minus(Duration.ofDays(day)), PurchasePolicy.standard(), now);
        }

        assertReadsBack(history, PurchaseHistory.class);
    }

    @Property(tries = 100)
    void aStatement(@ForAll @Size(max = 10) List<@IntRange(min = -40, max = 40) Integer> amounts, @ForAll Instant at) {
        List<StatementLine> lines = new ArrayList<>();
        Points balance = Points.ZERO;
        for (int amount : amounts) {
            Points points = Points.ofHundredths(amount);
            balance = balance.plus(points);
            Optional<Money> money = amount % 2 == 0 ? Optional.of(Money.of(amount)) : Optional.empty();
            List<String> why = amount % 3 == 0 ? List.of() : List.of("so it was");
            lines.add(new StatementLine(
                    at, StatementLine.Kind.ADJUSTMENT, "a" + amount, money, money, points, balance, why));
        }

        assertReadsBack(new Statement(at, at, Points.ZERO, lines, balance), Statement.class);
    }
}

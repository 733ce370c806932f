package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.Shop.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.ReviewPage;
import org.persona4j.merge.SharedFlip;
import org.persona4j.merge.SharedValue;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.memory.InMemoryPersonaStore;

/** What whoever hands in a record, or decides about personas, is told of what came of it. */
class MergingTest {
    private static final String PHONE = "+16035551201";
    private static final Identifier NUMBER = Identifier.of(IdentifierType.PHONE, PHONE);
    private static final String EMAIL = "ada@mail.net";

    private final Shop shop = new Shop(
            new InMemoryPersonaStore(),
            IdentityRules.builder().sizeCap(4).nameLimit(2).build(),
            LoyaltyPolicy.standard());
    private final Merges merges = shop.owner().merges();

    private static SourceRecord.Builder record(String id) {
        return SourceRecord.builder(Shop.TILL, id);
    }

    private IntakeOutcome.Accepted take(SourceRecord.Builder record) {
        shop.pass(Duration.ofSeconds(1));
        return (IntakeOutcome.Accepted) shop.owner().intake().take(record.build());
    }

    private static MergeOutcome.Done done(MergeOutcome outcome) {
        return (MergeOutcome.Done) outcome;
    }

    private int size(PersonaId persona) {
        return shop.owner().search().byId(persona).orElseThrow().profiles().size();
    }

    @Test
    void aRecordThatJoinsTwoPersonasTellsWhoBecamePartOfWhom() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        PersonaId second = take(record("2").email(EMAIL)).persona();

        IntakeOutcome.Accepted third = take(record("3").phone(PHONE).email(EMAIL));

        assertThat(third.kind()).isEqualTo(IntakeOutcome.Kind.MERGED);
        assertThat(third.persona()).isEqualTo(first);
        assertThat(third.merges()).containsExactly(new PersonaMerge(first, List.of(second)));
        assertThat(third.splits()).isEmpty();
        assertThat(size(first)).isEqualTo(3);
    }

    @Test
    void aRecordThatLetsGoOfWhatJoinedTwoTellsWhoFellApart() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        take(record("2").email(EMAIL));
        IntakeOutcome.Accepted bridge = take(record("3").phone(PHONE).email(EMAIL));

        IntakeOutcome.Accepted gone = take(record("3").phone("+16035551299").email("else@mail.net"));

        assertThat(gone.kind()).isEqualTo(IntakeOutcome.Kind.SPLIT);
        assertThat(gone.splits()).hasSize(1);
        PersonaSplit split = gone.splits().get(0);
        assertThat(split.from()).isEqualTo(first);
        assertThat(split.into())
                .hasSize(3)
                .contains(first, PersonaId.of(bridge.profile().value()));
    }

    @Test
    void theNameThatIsOneTooManySharesTheNumberAndItsLeavingLinksAgain() {
        PersonaId first = take(record("1").phone(PHONE).fullName("Ann Lee")).persona();
        take(record("2").phone(PHONE).fullName("Bob Day"));
        int together = size(first);

        IntakeOutcome.Accepted third = take(record("3").phone(PHONE).fullName("Cem Ode"));
        int apart = size(first);
        IntakeOutcome.Accepted renamed = take(record("3").phone(PHONE).fullName("Ann Lee"));

        assertThat(List.of(together, apart, size(first))).containsExactly(2, 1, 3);
        assertThat(third.flips()).containsExactly(new SharedFlip(NUMBER, true));
        assertThat(renamed.flips()).containsExactly(new SharedFlip(NUMBER, false));
    }

    @Test
    void aNumberThatNobodyElseCarriesFlipsForNobody() {
        IntakeOutcome.Accepted alone = take(record("1").phone("8888888888").phone(PHONE));

        assertThat(alone.flips()).isEmpty();
        assertThat(take(record("1").phone(PHONE)).flips()).isEmpty();
    }

    @Test
    void aDeclarationThatANumberIsSharedTellsItsFlipAndIsTakenBack() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        take(record("2").phone(PHONE));

        MergeOutcome.Done declared = done(merges.declareShared(NUMBER, "a shop's phone"));
        MergeOutcome again = merges.declareShared(NUMBER, "a shop's phone");
        int apart = size(first);
        List<SharedValue> shared = merges.shared();
        MergeOutcome.Done withdrawn = done(merges.withdrawDeclaration(NUMBER, "a mistake"));

        assertThat(declared.flips()).isEqualTo(1);
        assertThat(declared.splits()).hasSize(1);
        assertThat(again).isInstanceOf(MergeOutcome.Unchanged.class);
        assertThat(apart).isEqualTo(1);
        assertThat(shared).hasSize(1);
        assertThat(withdrawn.flips()).isEqualTo(1);
        assertThat(withdrawn.merges()).hasSize(1);
        assertThat(size(first)).isEqualTo(2);
        assertThat(merges.shared()).isEmpty();
    }

    @Test
    void noPersonaIsLargerThanTheRulesLetItBe() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        take(record("2").phone(PHONE));
        take(record("3").phone(PHONE));
        take(record("4").phone(PHONE));
        PersonaId other = take(record("5").email(EMAIL)).persona();
        int full = size(first);

        MergeOutcome outcome = merges.link(first, other, "the same");

        assertThat(full).isEqualTo(4);
        assertThat(outcome).isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.OVERSIZE));
        assertThat(size(other)).isEqualTo(1);
    }

    @Test
    void refusedLinksAreListedPersonaByPersonaUntilNothingIsRefused() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        PersonaId second = take(record("2").phone(PHONE)).persona();
        IntakeOutcome.Accepted third = take(record("3").phone(PHONE));
        DecisionId decision =
                done(merges.separate(third.profile(), "another")).decision().orElseThrow();

        List<PersonaId> listed = new ArrayList<>();
        ReviewPage<QuarantinedPersona> page = merges.quarantine(null, 1);
        page.items().forEach(one -> listed.add(one.persona()));
        while (page.nextOrNull() != null) {
            page = merges.quarantine(page.nextOrNull(), 1);
            page.items().forEach(one -> listed.add(one.persona()));
        }
        merges.withdraw(decision, "a mistake");

        assertThat(second).isEqualTo(first);
        assertThat(listed)
                .containsExactlyInAnyOrder(first, PersonaId.of(third.profile().value()));
        assertThat(merges.quarantine()).isEmpty();
        assertThat(size(first)).isEqualTo(3);
    }

    @Test
    void whoIsAloneIsSeparatedFromNobodyAndWhoIsNotThereIsNotFound() {
        PersonaId alone = take(record("1").phone(PHONE)).persona();
        PersonaId nobody = PersonaId.of("nobody");

        assertThat(merges.separate(profile(alone), "another"))
                .isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.ALONE));
        assertThat(merges.link(alone, alone, "the same")).isInstanceOf(MergeOutcome.Unchanged.class);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> merges.link(alone, nobody, "the same"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> merges.withdraw(DecisionId.of("none"), "a mistake"));
        assertThatIllegalArgumentException().isThrownBy(() -> merges.separate(profile(alone), " "));
        assertThatIllegalArgumentException().isThrownBy(() -> merges.separate(profile(alone), "x".repeat(1_001)));
    }

    @Test
    void traitsHaveNamesThatTraitsCanHave() {
        PersonaId ada = take(record("1").phone(PHONE)).persona();
        Traits traits = shop.owner().traits();
        Map<String, TraitValue> nameless = Map.of("", TraitValue.of("green"));

        assertThatIllegalArgumentException().isThrownBy(() -> traits.add(ada, nameless));
        assertThatIllegalArgumentException().isThrownBy(() -> traits.replace(ada, nameless));
        traits.add(ada, Map.of("tea", TraitValue.of("green")));
        traits.add(ada, Map.of("cup", TraitValue.of("blue")));
        assertThat(traits.read(ada)).containsOnlyKeys("cup", "tea");
        traits.replace(ada, Map.of("tea", TraitValue.of("black")));
        assertThat(traits.read(ada)).isEqualTo(Map.of("tea", TraitValue.of("black")));
        assertThat(size(ada)).isEqualTo(1);
    }

    @Test
    void aPlanTellsWhatTheRecordWouldDoAndChangesNothing() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        take(record("2").email(EMAIL));

        List<String> plans = List.of(
                plan(record("1").phone(PHONE)),
                plan(record("3").phone("+16035551277")),
                plan(record("3").phone(PHONE)),
                plan(record("3").phone(PHONE).email(EMAIL)),
                plan(SourceRecord.builder(Shop.TILL).fullName("Ann Lee")));

        assertThat(plans).containsExactly("UNCHANGED", "CREATED", "ATTACHED", "MERGED", "REJECTED [NO_KEY]");
        assertThat(size(first)).isEqualTo(1);
        assertThat(shop.owner().search().bySource(Shop.TILL, "3")).isEmpty();
    }

    @Test
    void aPlanTellsThatARecordOfWhoIsArchivedOrErasedIsNotTakenIn() {
        PersonaId archived = take(record("1").phone(PHONE)).persona();
        take(record("2").email(EMAIL));
        shop.owner().archive().put(archived, ArchiveReason.MANUAL, "moved");
        shop.owner().privacy().erase(ErasureRequest.by(Identifier.of(IdentifierType.EMAIL, EMAIL)), "letter 1");

        assertThat(plan(record("3").phone(PHONE))).isEqualTo("ARCHIVED");
        assertThat(plan(record("3").email(EMAIL))).isEqualTo("SUPPRESSED");
    }

    private String plan(SourceRecord.Builder record) {
        return shop.owner().intake().plan(record.build()).summary();
    }

    @Test
    void aPlanOfADecisionTellsItsOutcomeAndChangesNothing() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        PersonaId second = take(record("2").email(EMAIL)).persona();

        String plan = merges.plan(new MergeCommand.Link(first, second)).summary();

        assertThat(plan).startsWith("DONE");
        assertThat(merges.plan(new MergeCommand.Separate(profile(first))).summary())
                .isEqualTo("REFUSED ALONE");
        assertThat(size(first)).isEqualTo(1);
        assertThat(merges.decisions(profile(first))).isEmpty();
    }

    @Test
    void anOverrideIsRemovedFromAllProfilesOfAPersona() {
        PersonaId first = take(record("1").phone(PHONE).trait("tea", "green")).persona();
        PersonaId second = PersonaId.of(take(record("2").phone(PHONE)).profile().value());
        Overrides overrides = shop.owner().overrides();
        overrides.set(first, "tea", TraitValue.of("black"));
        overrides.set(second, "tea", TraitValue.of("white"));
        Map<String, TraitValue> overridden = shop.owner().traits().read(first);
        List<TraitOverride> read = overrides.read(second);

        overrides.remove(first, "tea");

        assertThat(overridden).isEqualTo(Map.of("tea", TraitValue.of("white")));
        assertThat(read).extracting(TraitOverride::name).contains("tea");
        assertThat(overrides.read(first)).isEmpty();
        assertThat(shop.owner().traits().read(second)).isEqualTo(Map.of("tea", TraitValue.of("green")));
    }

    @Test
    void aNumberOnTheBlocklistHidesWhoCarriesItButNobodyIfTooManyNamesShareIt() {
        PersonaId first = take(record("1").phone(PHONE).fullName("Ann Lee")).persona();
        shop.owner().privacy().block(NUMBER, "asked to");
        boolean hidden = shop.owner().search().byId(first).isEmpty();
        take(record("2").phone(PHONE).fullName("Bob Day"));
        take(record("3").phone(PHONE).fullName("Cem Ode"));

        assertThat(hidden).isTrue();
        assertThat(shop.owner().search().byId(first)).isPresent();
        assertThat(size(first)).isEqualTo(1);
    }

    @Test
    void nothingIsTakenInOfNoRecords() {
        assertThat(shop.owner().intake().takePrepared(List.of())).isEmpty();
        assertThat(shop.owner().intake().takeAll(List.of())).isEmpty();
    }

    @Test
    void whoWasSeparatedStaysApartWhoeverArrivesBetweenThem() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        IntakeOutcome.Accepted second = take(record("2").phone(PHONE));
        merges.separate(second.profile(), "another");

        IntakeOutcome.Accepted third = take(record("3").phone(PHONE));

        PersonaId apart = PersonaId.of(second.profile().value());
        assertThat(third.kind()).isEqualTo(IntakeOutcome.Kind.ATTACHED);
        assertThat(size(first) + size(apart)).isEqualTo(3);
        assertThat(merges.quarantine()).extracting(QuarantinedPersona::persona).containsExactlyInAnyOrder(first, apart);
        assertThat(shop.owner().search().byId(first).orElseThrow().id()).isEqualTo(first);
        assertThat(shop.owner().search().byId(apart).orElseThrow().id()).isEqualTo(apart);
    }

    @Test
    void anEditIsInTheAuditOnceAndOneThatChangesNothingIsNot() {
        PersonaId ada = take(record("1").phone(PHONE)).persona();
        Map<String, TraitValue> green = Map.of("tea", TraitValue.of("green"));

        shop.owner().traits().add(ada, green);
        shop.owner().traits().add(ada, green);
        shop.owner().overrides().set(ada, "tea", TraitValue.of("black"));
        shop.owner().overrides().remove(ada, "tea");
        shop.owner().overrides().remove(ada, "tea");

        assertThat(shop.owner().audit().byPersona(ada, null, 10).items())
                .extracting(AuditEntry::what)
                .containsExactlyInAnyOrder("intake.take", "traits.add", "overrides.set", "overrides.remove");
    }

    @Test
    void whoMayMergeMayNotSayThatValuesAreShared() {
        PersonaId first = take(record("1").phone(PHONE)).persona();
        PersonaId second = take(record("2").email(EMAIL)).persona();
        Merges analyst = shop.as(Role.ANALYST).merges();

        DecisionId decision =
                done(analyst.link(first, second, "the same")).decision().orElseThrow();

        assertThat(done(analyst.withdraw(decision, "a mistake")).splits()).hasSize(1);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> analyst.declareShared(NUMBER, "a shop's phone"));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> analyst.withdrawDeclaration(NUMBER, "a mistake"));
        assertThat(merges.shared()).isEmpty();
    }
}

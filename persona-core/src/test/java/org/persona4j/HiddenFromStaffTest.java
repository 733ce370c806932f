package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.Shop.profile;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.SourceRecord;

/** Ada is on the blocklist; for the staff she is as somebody who never was. */
class HiddenFromStaffTest {
    private static final String PHONE = "+16035551201";
    private static final Identifier NUMBER = Identifier.of(IdentifierType.PHONE, PHONE);
    private static final Identifier ADDRESS = Identifier.of(IdentifierType.EMAIL, "ada@mail.net");
    private static final Identifier FORMER = Identifier.of(IdentifierType.PHONE, "+16035551204");

    private final Shop shop = new Shop();
    private final Personas staff = shop.owner();
    private final Privacy support = shop.as(Role.SUPPORT).privacy();
    private PersonaId ada;
    private PersonaId bob;
    private PersonaId cem;
    private DecisionId aboutAda;
    private DecisionId aboutOthers;

    @BeforeEach
    void adaIsHidden() {
        take("1", FORMER, ADDRESS);
        shop.passDays(1);
        ada = PersonaId.of(take("1", NUMBER, ADDRESS).profile().value());
        bob = take("2", Identifier.of(IdentifierType.PHONE, "+16035551202")).persona();
        cem = take("3", Identifier.of(IdentifierType.PHONE, "+16035551203")).persona();
        aboutAda = linkAndLetGo(bob, ada);
        aboutOthers = linkAndLetGo(bob, cem);
        staff.privacy().block(NUMBER, "asked to");
    }

    private IntakeOutcome.Accepted take(String id, Identifier... identifiers) {
        SourceRecord.Builder record = SourceRecord.builder(Shop.TILL, id).fullName("Ann Lee " + id);
        for (Identifier one : identifiers) {
            if (one.type() == IdentifierType.PHONE) {
                record.phone(one.value());
            } else {
                record.email(one.value());
            }
        }
        return (IntakeOutcome.Accepted) staff.intake().take(record.build());
    }

    private DecisionId linkAndLetGo(PersonaId one, PersonaId other) {
        staff.merges().link(one, other, "the same");
        MergeOutcome.Done apart = (MergeOutcome.Done) staff.merges().separate(profile(other), "another");
        return apart.decision().orElseThrow();
    }

    @Test
    void nothingLeadsToHer() {
        assertThat(staff.search().byId(ada)).isEmpty();
        assertThat(staff.search().byIdentifier(NUMBER)).isEmpty();
        assertThat(staff.search().byIdentifier(ADDRESS)).isEmpty();
        assertThat(staff.search().merged(FORMER.value())).isEmpty();
        assertThat(staff.search().bySource(Shop.TILL, "1")).isEmpty();
        assertThat(staff.search().find("Ann Lee 1", null, 10).hits()).isEmpty();
        assertThat(staff.search().find("", null, 10).hits()).hasSize(2);
        assertThat(staff.search().personaIds(List.of(profile(ada), profile(bob))))
                .containsOnlyKeys(profile(bob));
    }

    @Test
    void nothingIsDecidedAboutHer() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> staff.merges().link(bob, ada, "the same"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> staff.merges().separate(profile(ada), "another"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> staff.archive().put(ada, ArchiveReason.MANUAL, "moved"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> staff.merges().decisions(profile(ada)));
    }

    @Test
    void decisionsAreToldAsFarAsTheyAreAboutOthers() {
        assertThat(staff.merges().decision(aboutAda)).isEmpty();
        assertThat(staff.merges().decision(aboutOthers)).isPresent();
        assertThat(staff.merges().decisions(profile(cem)))
                .extracting(Decision::id)
                .contains(aboutOthers);
        assertThat(staff.merges().decisions(profile(bob)))
                .extracting(Decision::profiles)
                .containsExactly(List.of(profile(bob), profile(cem)));
        assertThat(staff.merges().history(bob).orElseThrow().profiles()).hasSize(1);
    }

    @Test
    void whoArrivesWithHerAddressIsNewToThem() {
        IntakeOutcome.Accepted arrived = take("4", ADDRESS);

        assertThat(arrived.kind()).isEqualTo(IntakeOutcome.Kind.CREATED);
        assertThat(arrived.merges()).isEmpty();
        assertThat(staff.merges().shared()).isEmpty();
    }

    @Test
    void sheComesBackWholeWithWhatArrivedMeanwhile() {
        take("4", ADDRESS);
        staff.privacy().block(ADDRESS, "asked to");
        staff.privacy().block(ADDRESS, "asked again");

        Privacy.Recovery recovery = support.recover(NUMBER, "letter 1");

        assertThat(recovery).isEqualTo(new Privacy.Recovery(2, 0));
        assertThat(staff.search().byId(ada).orElseThrow().profiles()).hasSize(2);
        assertThat(staff.merges().decision(aboutAda)).isPresent();
        assertThat(staff.merges().decisions(profile(ada))).isNotEmpty();
        assertThat(staff.search().merged(FORMER.value())).hasSize(1);
        assertThat(support.recover(NUMBER, "letter 1")).isEqualTo(new Privacy.Recovery(0, 0));
    }

    @Test
    void whoIsHiddenByTwoNumbersIsHiddenUntilBothAreLifted() {
        staff.privacy().block(ADDRESS, "asked to");
        take("5", ADDRESS);

        boolean hidden = staff.search().byIdentifier(ADDRESS).isEmpty();
        support.recover(ADDRESS, "letter 2");

        assertThat(hidden).isTrue();
        assertThat(staff.search().byId(ada)).isPresent();
    }

    @Test
    void aPlaceholderStandsForNobodyAndHidesNobody() {
        Identifier placeholder = Identifier.of(IdentifierType.PHONE, "+18888888888");

        assertThatIllegalArgumentException().isThrownBy(() -> staff.privacy().block(placeholder, "asked to"));
        assertThat(staff.search().byId(cem)).isPresent();
    }
}

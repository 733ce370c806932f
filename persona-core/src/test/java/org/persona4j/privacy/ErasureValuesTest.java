package org.persona4j.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.JsonCodec;
import org.persona4j.privacy.ErasurePlan.Taken;
import org.persona4j.privacy.ErasureReceipt.Removed;
import org.persona4j.profile.Source;

/** Whom an erasure is of, what it would take and what it took. */
class ErasureValuesTest {
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551212");
    private static final Identifier OTHER_PHONE = Identifier.of(IdentifierType.PHONE, "+16035551313");
    private static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "rosalind@mail.test");
    private static final ProfileId A = ProfileId.of("a");
    private static final ProfileId B = ProfileId.of("b");
    private static final Instant DAY = Instant.parse("2024-05-01T10:00:00Z");

    @Test
    void anErasureIsOfAllProfilesUnlessSomeAreNamed() {
        ErasureRequest request = ErasureRequest.by(PHONE);

        assertThat(request.profiles()).isEmpty();
        assertThat(request.onlyProfiles(List.of(A, B))).isEqualTo(new ErasureRequest(List.of(PHONE), Set.of(A, B)));
    }

    @Test
    void anErasureIsTheSameInWhateverOrderItsIdentifiersAreTold() {
        ErasureRequest request = ErasureRequest.by(EMAIL, PHONE);

        assertThat(request).isEqualTo(ErasureRequest.by(PHONE, EMAIL));
        assertThat(request.identifiers()).containsExactly(PHONE, EMAIL);
    }

    @Test
    void anErasureIsOfSomebody() {
        assertThatIllegalArgumentException().isThrownBy(ErasureRequest::by);
    }

    @Test
    void anErasureIsByNothingButPhoneAndEmail() {
        for (IdentifierType type : List.of(IdentifierType.GOVERNMENT_ID, IdentifierType.MEDICAL_ID)) {
            Identifier id = Identifier.of(type, "A1234567");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ErasureRequest.by(PHONE, id))
                    .withMessageContaining(type.toString());
        }
    }

    @Test
    void anErasureIsNotByTwoPhones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErasureRequest.by(PHONE, EMAIL, OTHER_PHONE))
                .withMessageContaining("PHONE");
    }

    @Test
    void anErasureShowsHowManyItIsOfAndNotWho() {
        ErasureRequest request = ErasureRequest.by(PHONE, EMAIL);

        assertThat(request).hasToString("ErasureRequest[2 identifiers, all profiles]");
        assertThat(request.onlyProfiles(List.of(A))).hasToString("ErasureRequest[2 identifiers, 1 profiles]");
    }

    @Test
    void aPlanStaysAsItWasTold() {
        List<Taken> taken = new ArrayList<>();
        taken.add(new Taken(A, PersonaId.of("p"), Source.of(Source.Kind.MANUAL)));

        ErasurePlan plan = new ErasurePlan(taken);
        taken.clear();

        assertThat(plan.profiles()).extracting(Taken::profile).containsExactly(A);
    }

    @Test
    void whatTwoStepsRemovedIsTheSumOfBoth() {
        Removed one = new Removed(1, 20, 300, 4000, 50000);
        Removed other = new Removed(2, 30, 400, 5000, 60000);

        assertThat(one.plus(other)).isEqualTo(new Removed(3, 50, 700, 9000, 110000));
        assertThat(one.plus(Removed.NOTHING)).isEqualTo(one);
    }

    @Test
    void aReceiptTellsWhenTheLastWasRemovedOnceItIs() {
        ErasureReceipt begun = new ErasureReceipt("e1", DAY, null, Removed.NOTHING);
        ErasureReceipt done = new ErasureReceipt("e1", DAY, DAY.plusSeconds(1), Removed.NOTHING);

        assertThat(begun.doneAt()).isEmpty();
        assertThat(done.doneAt()).contains(DAY.plusSeconds(1));
    }

    @Test
    void aReceiptReadsBack() {
        ErasureReceipt receipt = new ErasureReceipt("e1", DAY, DAY.plusSeconds(1), new Removed(1, 2, 3, 4, 5));

        assertThat(JsonCodec.read(JsonCodec.write(receipt), ErasureReceipt.class))
                .isEqualTo(receipt);
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.MergeCommand;
import org.persona4j.profile.TraitValue;

/** One operation id stands for one request, so two requests never read alike. */
class RequestsTest {
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    private static final Identifier LIKE_PHONE = Identifier.of(IdentifierType.PHONE, "+16045551201");
    private static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "ann@mail.net");
    private static final PersonaId ONE = PersonaId.of("one");
    private static final PersonaId TWO = PersonaId.of("two");
    private static final ProfileId PROFILE = ProfileId.of("one");

    @Test
    void commandsThatDifferInAnythingAreOtherRequests() {
        List<MergeCommand> commands = List.of(
                new MergeCommand.Link(ONE, TWO),
                new MergeCommand.Separate(PROFILE),
                new MergeCommand.Separate(ProfileId.of("two")),
                new MergeCommand.Withdraw(DecisionId.of("d-1")),
                new MergeCommand.Withdraw(DecisionId.of("d-2")),
                new MergeCommand.Correct(PROFILE, List.of(PHONE), List.of()),
                new MergeCommand.Correct(PROFILE, List.of(), List.of(PHONE)),
                new MergeCommand.Correct(PROFILE, List.of(PHONE), List.of(EMAIL)),
                new MergeCommand.Correct(PROFILE, List.of(PHONE, EMAIL), List.of()),
                new MergeCommand.Correct(ProfileId.of("two"), List.of(PHONE), List.of()),
                new MergeCommand.WithdrawCorrection(PROFILE, PHONE),
                new MergeCommand.WithdrawCorrection(PROFILE, EMAIL),
                new MergeCommand.WithdrawCorrection(ProfileId.of("two"), EMAIL),
                new MergeCommand.Correct(PROFILE, List.of(LIKE_PHONE), List.of()),
                new MergeCommand.WithdrawCorrection(PROFILE, LIKE_PHONE),
                new MergeCommand.Declare(LIKE_PHONE, true),
                new MergeCommand.WithdrawDeclaration(LIKE_PHONE),
                new MergeCommand.Declare(PHONE, true),
                new MergeCommand.Declare(PHONE, false),
                new MergeCommand.Declare(EMAIL, true),
                new MergeCommand.WithdrawDeclaration(PHONE),
                new MergeCommand.WithdrawDeclaration(EMAIL));

        assertThat(commands.stream().map(Requests::describe)).doesNotHaveDuplicates();
        assertThat(Requests.describe(new MergeCommand.Declare(PHONE, true)))
                .isEqualTo(Requests.describe(new MergeCommand.Declare(PHONE, true)));
    }

    @Test
    void traitsThatDifferInAnythingAreOtherRequests() {
        List<Map<String, TraitValue>> requests = List.of(
                Map.of(),
                Map.of("tea", TraitValue.of("1")),
                Map.of("cup", TraitValue.of("1")),
                Map.of("tea", TraitValue.of("2")),
                Map.of("tea", TraitValue.of(1)),
                Map.of("tea", TraitValue.of(new BigDecimal("1.5"))),
                Map.of("tea", TraitValue.of(true)),
                Map.of("tea", TraitValue.of("true")),
                Map.of("tea", TraitValue.of(LocalDate.EPOCH)),
                Map.of("tea", TraitValue.of("1970-01-01")),
                Map.of("tea", TraitValue.of(List.of("1"))),
                Map.of("tea", TraitValue.of("1"), "cup", TraitValue.of("1")));

        assertThat(requests.stream().map(Requests::describe)).doesNotHaveDuplicates();
    }
}

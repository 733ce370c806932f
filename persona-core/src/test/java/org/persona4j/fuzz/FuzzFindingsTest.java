package org.persona4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.persona4j.HashKey;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.BirthDates;
import org.persona4j.internal.JsonCodec;
import org.persona4j.internal.UnreadableContentException;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.order.Money;
import org.persona4j.persona.SourcePriority;
import org.persona4j.profile.Absence;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.WalletPolicy;

/** What the fuzzing found: each text here once came to an end that nobody had written down. */
class FuzzFindingsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aNumberOfABillionDigitsIsNoMoneyAndIsNeverWrittenOut() {
        BigDecimal huge = new BigDecimal("1e999999999");

        Assertions.assertTimeoutPreemptively(
                SOON,
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Money.of(huge))
                        .withMessageContaining("15 digits")
                        .withNoCause());
    }

    @Test
    void nothingIsNoMoneyHoweverItIsWritten() {
        Money money = Assertions.assertTimeoutPreemptively(SOON, () -> Money.of(new BigDecimal("0e999999999")));

        assertThat(money).isEqualTo(Money.ZERO);
    }

    @Test
    void aFormOfDatesThatIsNoneIsNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BirthDates.withPattern("'smith"))
                .withMessage("pattern is not one of DateTimeFormatter")
                .withNoCause();
    }

    @Test
    void aYearOfVeryManyLettersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BirthDates.withPattern("d.M." + "y".repeat(11)));
    }

    @Test
    void aPaddedYearBeforeAnotherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BirthDates.withPattern("puudu"))
                .withNoCause();
    }

    @Test
    void aCodeThatIsNoneIsNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArchiveReason.ofCode("smith"))
                .withMessage("code is not one of manual, duplicate, privacy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Absence.ofCode("smith"))
                .withMessage("code is neither archived nor erasing");
    }

    @Test
    void aCodeIsReadInTheCaseItIsWrittenIn() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArchiveReason.ofCode("MANUAL"));
        assertThatIllegalArgumentException().isThrownBy(() -> Absence.ofCode("era\u017Fing"));
    }

    @Test
    void aSourceThatIsListedTwiceIsToldByItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourcePriority.parse(List.of("OCR", "INTEGRATION:smith", "INTEGRATION:smith")))
                .withMessage("order, entry 2: named before");
    }

    @Test
    void noCharacterOfAHashKeyIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HashKey.parse("secret*secret"))
                .withMessage("a hash key must be written in base 64")
                .withNoCause();
    }

    @Test
    void anEntryOfTheAuditOfVeryManyWordsNeedsNoDeepStack() {
        String words = "a.".repeat(100_000) + "a";

        AuditEntry entry = new AuditEntry("1", Instant.EPOCH, Actor.system("s"), words, List.of(), "done", null);

        assertThat(JsonCodec.read(JsonCodec.write(entry), AuditEntry.class)).isEqualTo(entry);
    }

    @Test
    void anEntryOfTheAuditThatDoesNotEndInAWordIsUnreadable() {
        byte[] json = JsonTargets.bytes("{\"format\":1,\"id\":\"1\",\"at\":\"1970-01-01T00:00:00Z\","
                + "\"actor\":{\"role\":\"system\",\"id\":\"s\"},\"what\":\"" + "a.".repeat(100_000)
                + "\",\"outcome\":\"done\"}");

        assertThatThrownBy(() -> JsonCodec.read(json, AuditEntry.class)).isInstanceOf(UnreadableContentException.class);
    }

    @Test
    void aWalletPolicyUnderWhichNothingExpiresStaysOne() {
        WalletPolicy policy = WalletPolicy.builder().lives(Map.of()).build();

        WalletPolicy read = JsonCodec.read(JsonCodec.write(policy), WalletPolicy.class);

        assertThat(read).isEqualTo(policy);
        assertThat(read.lives()).isEmpty();
    }

    @Test
    void brokenTextDoesNotFindWhatAQuestionMarkNames() {
        World world = new World();
        world.owner()
                .intake()
                .take(SourceRecord.builder(World.TILL, "7?")
                        .phone("603-555-1299")
                        .build());
        world.owner().orders().record(CustomerRef.of(world.persona()), World.order("9?"));

        assertThat(world.owner().search().bySource(World.TILL, "7\uD800")).isEmpty();
        assertThat(world.owner().orders().byReceipt("9\uDFFF")).isEmpty();
        assertThat(world.owner().search().bySource(World.TILL, "7?")).isPresent();
    }

    @Test
    void brokenIdsOfOperationsStayApart() {
        World world = new World();
        OrderOutcome first = world.owner()
                .withOperationId("\uD800")
                .orders()
                .record(CustomerRef.of(world.persona()), World.order("new"));

        assertThat(first).isInstanceOf(OrderOutcome.Recorded.class);
    }

    @Test
    void aSearchForAVeryLongTextDoesNotMakeItLonger() {
        World world = new World();
        Target target =
                Target.named("diagnose").calling(text -> world.owner().privacy().diagnose(text));

        Trial trial = Trial.of(target, "\uFDFA".repeat(1 << 20));

        assertThat(trial.problem()).isEmpty();
        assertThat(trial.bytes()).isLessThan(1 << 20);
    }
}

package org.persona4j.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.profile.Source;

class SourcePriorityTest {
    private static final Source TILL = Source.integration("till");
    private static final Source WEB = Source.integration("web");
    private static final Source STAFF = Source.of(Source.Kind.MANUAL);

    @Test
    void theStandardOrderHasEveryKind() {
        List<String> kinds =
                Arrays.stream(Source.Kind.values()).map(Source.Kind::name).toList();

        assertThat(SourcePriority.standard().order()).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void staffComesBeforeASystem() {
        assertThat(SourcePriority.standard().compare(STAFF, TILL)).isNegative();
    }

    @Test
    void sourcesOfOneKindShareItsPlace() {
        assertThat(SourcePriority.standard().compare(TILL, WEB)).isZero();
    }

    @Test
    void aListedSourceTakesItsOwnPlace() {
        SourcePriority priority = SourcePriority.parse(List.of("INTEGRATION:web", "MANUAL"));

        assertThat(priority.compare(WEB, STAFF)).isNegative();
        assertThat(priority.compare(STAFF, TILL)).isNegative();
    }

    @Test
    void kindsThatAreNotListedFollowInTheStandardOrder() {
        SourcePriority priority = SourcePriority.of(Source.Kind.PIXEL);

        assertThat(priority.order()).startsWith("PIXEL", "MANUAL", "WALLET_APP");
    }

    @Test
    void anUnknownKindIsRefusedWithItsPosition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourcePriority.parse(List.of("MANUAL", "TELEPATHY")))
                .withMessageContaining("entry 1");
    }

    @Test
    void aKindGivenTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourcePriority.of(Source.Kind.OCR, Source.Kind.OCR))
                .withMessageContaining("entry 1");
    }

    @Test
    void ordersAreEqualIfTheyAreWrittenAlike() {
        SourcePriority priority = SourcePriority.of(Source.Kind.OCR);

        assertThat(priority).isEqualTo(SourcePriority.parse(List.of("OCR"))).isNotEqualTo(SourcePriority.standard());
        assertThat(priority)
                .hasSameHashCodeAs(SourcePriority.parse(List.of("OCR")))
                .doesNotHaveSameHashCodeAs(SourcePriority.standard());
    }

    @Test
    void anOrderShowsWhatIsTrustedMostFirst() {
        assertThat(SourcePriority.parse(List.of("INTEGRATION:web", "OCR")).toString())
                .startsWith("SourcePriority[INTEGRATION:web, OCR, MANUAL, ");
    }

    @Test
    void anOrderReadsBackFromItsWrittenForm() {
        SourcePriority priority = SourcePriority.parse(List.of("INTEGRATION:web", "OCR"));

        assertThat(SourcePriority.parse(priority.order())).isEqualTo(priority);
    }
}

package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a policy of opt-in may say, and what it says of which nothing is said. */
class OptInPolicyTest {
    @Test
    void theStandardPolicyIsThatOfTheRules() {
        OptInPolicy policy = OptInPolicy.standard();

        assertThat(policy.maxBusinessRequests()).isEqualTo(2);
        assertThat(policy.requestLapsesAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(policy.optOutScope(PushChannel.MOBILE_PUSH)).isEqualTo(OptOutScope.PERSON);
        assertThat(policy.optOutScope(MessageChannel.TEXT)).isEqualTo(OptOutScope.PERSON);
        assertThat(policy.textOptOutCoversVoice()).isTrue();
        assertThat(policy.confirmOptOutWithin()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aPolicyMayTreatPushAsAThingOfTheDevice() {
        OptInPolicy policy =
                OptInPolicy.builder().pushOptOutScope(OptOutScope.ADDRESS).build();

        assertThat(policy.optOutScope(PushChannel.MOBILE_PUSH)).isEqualTo(OptOutScope.ADDRESS);
        assertThat(policy.optOutScope(MessageChannel.TEXT)).isEqualTo(OptOutScope.PERSON);
    }

    @Test
    void aPolicyKeepsItsBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInPolicy.builder().maxBusinessRequests(101).build())
                .withMessage("maxBusinessRequests must be 0 to 100, not 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OptInPolicy.builder().requestLapsesAfter(Duration.ZERO).build())
                .withMessageContaining("lapsesAfter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInPolicy.builder()
                        .confirmOptOutWithin(Duration.ofHours(2))
                        .build())
                .withMessageContaining("confirmOptOutWithin");
    }

    @Test
    void aPolicyOfWhichNothingIsSaidIsTheStandardOne() {
        OptInPolicy policy = OptInPolicy.builder().build();

        assertThat(policy.maxBusinessRequests()).isEqualTo(2);
        assertThat(policy.textOptOutCoversVoice()).isTrue();
        assertThat(policy).isEqualTo(OptInPolicy.standard());
    }

    @Test
    void boundsArePartOfWhatAPolicyMaySay() {
        OptInPolicy least = OptInPolicy.builder()
                .maxBusinessRequests(0)
                .requestLapsesAfter(Duration.ofMinutes(1))
                .build();
        OptInPolicy most = OptInPolicy.builder()
                .maxBusinessRequests(100)
                .requestLapsesAfter(Duration.ofDays(366))
                .confirmOptOutWithin(Duration.ofHours(1))
                .build();

        assertThat(least.requestTerms()).isEqualTo(new RequestTerms(0, Duration.ofMinutes(1)));
        assertThat(most.requestTerms()).isEqualTo(new RequestTerms(100, Duration.ofDays(366)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestTerms(-1, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestTerms(101, Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestTerms(1, Duration.ofMinutes(1).minusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestTerms(1, Duration.ofDays(366).plusNanos(1)));
    }
}

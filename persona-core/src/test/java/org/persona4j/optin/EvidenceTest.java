package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What evidence may hold, and how much of it. */
class EvidenceTest {
    @Test
    void evidenceHasABoundedLength() {
        Evidence.Builder evidence = Evidence.builder().wording("a".repeat(2_001));

        assertThatIllegalArgumentException()
                .isThrownBy(evidence::build)
                .withMessage("wording must have at most 2000 chars, not 2001");
    }

    @Test
    void anExcerptCanAlwaysBeKept() {
        assertThat(Evidence.excerpt("stop")).isEqualTo("stop");
        assertThat(Evidence.excerpt("a".repeat(2_000))).isEqualTo("a".repeat(2_000));
        assertThat(Evidence.excerpt("a".repeat(2_001))).isEqualTo("a".repeat(1_999) + "…");
        assertThat(Evidence.excerpt("\uD83D\uDED1".repeat(2_000))).isEqualTo("\uD83D\uDED1".repeat(999) + "…");
        assertThat(Evidence.excerpt("a\uD83D")).isEqualTo("a\uFFFD");
    }

    @Test
    void everyTextOfAPieceOfEvidenceHasABoundedLength() {
        String name = "a".repeat(200);
        String text = "a".repeat(2_000);
        Evidence.Builder longest = Evidence.builder()
                .how(name)
                .source(name)
                .formName(name)
                .wording(text)
                .proof(text);

        assertThat(longest.build().proof()).contains(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().how(name + "a").build())
                .withMessageContaining("how");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().source(name + "a").build())
                .withMessageContaining("source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().formName(name + "a").build())
                .withMessageContaining("formName");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().proof(text + "a").build())
                .withMessageContaining("proof");
    }

    @Test
    void evidenceIsWellFormed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().wording("ok \uD83D").build())
                .withMessage("wording has an unpaired surrogate at position 3");
        assertThat(Evidence.wording("ok \uD83D\uDED1").wording()).contains("ok \uD83D\uDED1");
    }
}

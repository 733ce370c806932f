package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentWordTest {
    private static void assertRead(List<String> words, ConsentWord optIn, ConsentWord optOut) {
        assertThat(words).allSatisfy(word -> {
            assertThat(ConsentWord.ofOptInCell(word)).contains(optIn);
            assertThat(ConsentWord.ofOptOutCell(word)).contains(optOut);
        });
    }

    @Test
    void aYesIsThatOfItsColumn() {
        assertRead(
                List.of("yes", "Y", "TRUE", "t", "1", "on", " x ", "\uFF39\uFF25\uFF33"),
                ConsentWord.IN,
                ConsentWord.OUT);
    }

    @Test
    void aPlainNoIsNoOptOut() {
        assertRead(
                List.of(
                        "no",
                        "N",
                        "false",
                        "f",
                        "0",
                        "off",
                        "never",
                        "none",
                        "Not asked",
                        "not-subscribed",
                        "not opted in",
                        "pending",
                        "unconfirmed",
                        "Requested"),
                ConsentWord.NO,
                ConsentWord.NOTHING);
    }

    @Test
    void agreementIsNoOptOut() {
        assertRead(
                List.of("opted_in", "OPT-IN", "in", "Subscribed", "subscribe", "consented", "granted", "start"),
                ConsentWord.IN,
                ConsentWord.NOTHING);
    }

    @Test
    void aRefusalIsOneInAnyColumn() {
        assertRead(
                List.of(
                        "Opted Out",
                        "opt-out",
                        "out",
                        "unsubscribed",
                        "unsubscribe",
                        "STOP",
                        "stopped",
                        "revoked",
                        "withdrawn",
                        "Do not contact!"),
                ConsentWord.OUT,
                ConsentWord.OUT);
    }

    @Test
    void blanksAroundAWordDoNotMatterUpToABound() {
        assertThat(ConsentWord.ofOptInCell("yes" + " ".repeat(997))).contains(ConsentWord.IN);
        assertThat(ConsentWord.ofOptInCell("yes" + " ".repeat(998))).isEmpty();
    }

    @Test
    void anythingElseIsNotKnown() {
        assertThat(List.of("perhaps", "", "?", "yes please", "2", "yes".repeat(400), "n/a"))
                .allSatisfy(word -> {
                    assertThat(ConsentWord.ofOptInCell(word)).isEmpty();
                    assertThat(ConsentWord.ofOptOutCell(word)).isEmpty();
                });
    }
}

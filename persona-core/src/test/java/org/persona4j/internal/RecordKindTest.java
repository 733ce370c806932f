package org.persona4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** Every kind of record says what it is and what an erasure does with it, here and to people. */
class RecordKindTest {
    @Test
    void everyKindHasAnErasureRuleAndASentence() {
        assertThat(RecordKind.values()).allSatisfy(kind -> {
            assertThat(kind.erasure()).isNotNull();
            assertThat(kind.sentence()).isNotBlank();
            assertThat(kind.id()).isNotBlank();
        });
    }

    @Test
    void noKindThatMayHoldSomethingReadableStaysAsItIs() {
        assertThat(RecordKind.values())
                .filteredOn(RecordKind::mayHoldReadable)
                .isNotEmpty()
                .extracting(RecordKind::erasure)
                .doesNotContain(ErasureRule.OF_TENANT, ErasureRule.OF_IDS_ONLY);
    }

    @Test
    void everyRuleSaysWhatItDoes() {
        assertThat(ErasureRule.values()).extracting(ErasureRule::label).doesNotHaveDuplicates();
    }

    @Test
    void aKindIsFoundByItsName() {
        assertThat(RecordKind.values())
                .allSatisfy(
                        kind -> assertThat(RecordKind.named(kind.storedName())).contains(kind));
    }

    @Test
    void noTwoKindsHaveOneName() {
        assertThat(Arrays.stream(RecordKind.values()).map(RecordKind::storedName))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void everyKindThatHoldsSomethingHasAGoldenFile() {
        Collection<Object> golden = Examples.all().values();

        assertThat(RecordKind.values())
                .filteredOn(kind -> kind.content() != Nothing.class)
                .allMatch(kind -> golden.stream().anyMatch(kind.content()::isInstance));
    }

    @Test
    void theReadmeShowsTheKinds() throws IOException {
        String text = Files.readString(Path.of("README.md"));
        String begin = "<!-- kinds -->";
        int from = text.indexOf(begin) + begin.length();

        String shown = text.substring(from, text.indexOf("<!-- /kinds -->")).strip();

        assertThat(shown).isEqualTo(RecordKind.toMarkdown().strip());
    }
}

package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the story of consent that the README tells. */
class OptInStoryTest {
    private static final ReadmeStory STORY = ReadmeStory.number(1);

    @TempDir
    private Path folder;

    @Test
    void theStoryOfTheReadmeIsTrue() {
        String typed = STORY.typed(folder);

        assertThat(typed).isEqualTo(STORY.told());
    }

    @Test
    void theStoryEndsOutThoughTheImportSaysYes() {
        assertThat(STORY.told()).endsWith("text: OPTED_OUT since 2026-03-01T12:03:00Z: reply with an opt-out word");
    }
}

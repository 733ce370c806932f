package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the story of orders and points that the README tells. */
class ShopStoryTest {
    private static final ReadmeStory STORY = ReadmeStory.number(2);

    @TempDir
    private Path folder;

    @Test
    void theStoryOfTheReadmeIsTrue() {
        String typed = STORY.typed(folder);

        assertThat(typed).isEqualTo(STORY.told());
    }

    @Test
    void ordersOfAllRecordsOfACustomerAreInOneWallet() {
        assertThat(STORY.told()).contains("R-2013", "R-2022", "R-2035").contains("earned         145.02   points");
    }
}

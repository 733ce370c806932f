package org.persona4j.example.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.recommend.Basket;

class RecommendationQualityTest {
    private static final int MEMBERS = 300;

    private static Purchases read(Path directory, String text) throws IOException {
        return Purchases.read(Files.writeString(directory.resolve("purchases.csv"), text));
    }

    @Test
    void onTheSampleItIsClearlyAbovePopularity() {
        RecommendationQuality quality =
                new RecommendationQuality(SampleShop.purchases(MEMBERS).baskets(), System.out);

        assertThat(quality.unseen().hitRate())
                .isGreaterThan(1.5 * quality.unseenByPopularity().hitRate());
    }

    @Test
    void theSampleIsTheSameEveryTime() {
        assertThat(SampleShop.purchases(MEMBERS).baskets())
                .isEqualTo(SampleShop.purchases(MEMBERS).baskets());
    }

    @Test
    void theTableHasARowForEachRecommenderAndHalf() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        new RecommendationQuality(SampleShop.purchases(MEMBERS).baskets(), new PrintStream(written, true, UTF_8))
                .print();

        assertThat(written.toString(UTF_8).lines().filter(line -> line.endsWith("% |")))
                .hasSize(6);
    }

    @Test
    void aFileHasTheBasketsOfEachMemberInTheirOrder(@TempDir Path directory) throws IOException {
        Purchases purchases = read(directory, """
                member,time,product
                ann,2024-01-02T00:00:00Z,tea
                ann,2024-01-01T00:00:00Z,soap
                bob,2024-01-01T00:00:00Z,cup
                ann,2024-01-02T00:00:00Z,cup
                """);

        List<Basket> ann = purchases.baskets().getOrDefault("ann", List.of());

        assertThat(ann)
                .extracting(basket -> String.join(" ", basket.products()))
                .containsExactly("soap", "cup tea");
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheLine(@TempDir Path directory) {
        String header = "member,time,product\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(directory, "a,b,c\n"))
                .withMessageContaining("first line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(directory, header + "ann,2024-01-01T00:00:00Z\n"))
                .withMessageStartingWith("line 2: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(directory, header + "ann,2024-01-01T00:00:00Z,tea\nann,today,tea\n"))
                .withMessageStartingWith("line 3: ");
    }
}

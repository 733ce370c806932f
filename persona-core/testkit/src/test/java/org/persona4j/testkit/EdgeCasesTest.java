package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;

/** What the edge cases of arbitraries are, in which order, and that those of parts make no products. */
class EdgeCasesTest {
    @Test
    void everyWrittenOutValueIsAnEdgeCaseAndTheFirstIsTheLeast() {
        EdgeCases<String> edgeCases = Choices.of("a", "b", "c").edgeCases();

        assertThat(edgeCases).extracting(Shrinkable::value).containsExactly("a", "b", "c");
    }

    @Test
    void theEdgeCasesOfOthersComeAfterTheWrittenOutOnes() {
        EdgeCases<String> edgeCases =
                Choices.of(List.of("a", "b"), Choices.of("x", "y")).edgeCases();

        assertThat(edgeCases).extracting(Shrinkable::value).containsExactly("a", "b", "x", "y");
    }

    @Test
    void whatIsPutTogetherHasNoProductsOfEdgeCases() {
        assertThat(Orders.lines().edgeCases()).isEmpty();
        assertThat(SourceRecords.any().edgeCases()).isEmpty();
        assertThat(Histories.any().edgeCases()).isEmpty();
    }
}

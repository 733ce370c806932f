package org.persona4j.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.persona4j.search.FoundBy;

/** The benchmark finds who it looks for. */
class SearchBenchmarkTest {
    private final SearchBenchmark benchmark = new SearchBenchmark();
    private final Town town = new Town();

    @BeforeEach
    void fill() {
        town.personas = 1_000;
        town.fill();
    }

    @Test
    void whatIsOnePersonsFindsOne() {
        assertThat(benchmark.phone(town).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.foundBy()).containsExactly(FoundBy.PHONE));
        assertThat(benchmark.email(town).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.foundBy()).containsExactly(FoundBy.EMAIL));
        assertThat(benchmark.sourceId(town).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.foundBy()).containsExactly(FoundBy.SOURCE_ID));
        assertThat(benchmark.nameAndPhone(town).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.foundBy()).containsExactly(FoundBy.PHONE, FoundBy.NAME));
    }

    @Test
    void whatManyHaveFindsAPageOfThem() {
        assertThat(benchmark.name(town).hits()).hasSize(SearchBenchmark.PAGE);
        assertThat(benchmark.filter(town).hits()).hasSize(SearchBenchmark.PAGE);
        assertThat(benchmark.firstSeen(town).hits()).hasSize(SearchBenchmark.PAGE);
    }
}

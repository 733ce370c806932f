package org.persona4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonaStoresTest {

    private record Named(String name) implements PersonaStoreProvider {
        @Override
        public PersonaStore open(Map<String, String> settings) {
            throw new StoreUnavailableException("cannot be reached", null);
        }
    }

    private final PersonaStoreProvider memory = new Named("memory");
    private final PersonaStoreProvider file = new Named("file");

    @Test
    void withoutAnyProviderTheErrorSaysSo() {
        assertThatThrownBy(() -> PersonaStores.open(Map.of()))
                .isInstanceOf(StoreLookupException.NoneInstalled.class)
                .hasMessageContaining("no store provider");
        assertThatThrownBy(() -> PersonaStores.open("memory", Map.of()))
                .isInstanceOf(StoreLookupException.NoneInstalled.class);
    }

    @Test
    void withoutAMatchTheErrorNamesWhatIsInstalled() {
        assertThatThrownBy(() -> PersonaStores.named("etcd", List.of(memory, file)))
                .isInstanceOf(StoreLookupException.NoMatch.class)
                .hasMessageContainingAll("etcd", "file", "memory", Named.class.getName());
    }

    @Test
    void withSeveralOfOneNameTheErrorNamesThem() {
        assertThatThrownBy(() -> PersonaStores.named("memory", List.of(memory, new Named("memory"))))
                .isInstanceOf(StoreLookupException.Several.class)
                .hasMessageContaining("are named memory");
    }

    @Test
    void withSeveralAndNoNameTheErrorAsksForOne() {
        assertThatThrownBy(() -> PersonaStores.only(List.of(memory, file)))
                .isInstanceOf(StoreLookupException.Several.class)
                .hasMessageContainingAll("choose one", "file", "memory");
    }

    @Test
    void theOneOfTheNameIsFound() {
        assertThat(PersonaStores.named("file", List.of(memory, file))).isSameAs(file);
    }

    @Test
    void theOnlyOneIsFound() {
        assertThat(PersonaStores.only(List.of(memory))).isSameAs(memory);
    }

    @Test
    void allErrorsOfAStoreHaveOneRoot() {
        assertThat(new UnknownOutcomeException("lost", null)).isInstanceOf(PersonaStoreException.class);
        assertThat(new StoreUnavailableException("away", null)).isInstanceOf(PersonaStoreException.class);
        assertThat(new StoreClosedException()).isInstanceOf(PersonaStoreException.class);
        assertThat(StoreLimitException.of("keysPerCommit", 1, 2)).isInstanceOf(PersonaStoreException.class);
    }
}

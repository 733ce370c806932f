package org.persona4j.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The look-up of installed stores.
 *
 * <pre>{@code
 * try (PersonaStore store = PersonaStores.open("memory", Map.of())) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Looks through the context class loader of the calling thread, each time anew.
 */
public final class PersonaStores {

    private PersonaStores() {}

    /**
     * Opens the store of the only provider installed.
     *
     * @param settings the settings for the provider
     * @return a new open store, which the caller closes
     * @throws StoreLookupException.NoneInstalled if no provider is installed
     * @throws StoreLookupException.Several if more than one is installed
     */
    public static PersonaStore open(Map<String, String> settings) {
        requireNonNull(settings, "settings");
        return only(installed()).open(settings);
    }

    /**
     * Opens the store of the provider with a name.
     *
     * @param name the name of the provider, exactly
     * @param settings the settings for the provider
     * @return a new open store, which the caller closes
     * @throws StoreLookupException.NoneInstalled if no provider is installed
     * @throws StoreLookupException.NoMatch if none has the name
     * @throws StoreLookupException.Several if more than one has the name
     */
    public static PersonaStore open(String name, Map<String, String> settings) {
        requireNonNull(name, "name");
        requireNonNull(settings, "settings");
        return named(name, installed()).open(settings);
    }

    private static List<PersonaStoreProvider> installed() {
        return ServiceLoader.load(PersonaStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    static PersonaStoreProvider only(List<PersonaStoreProvider> installed) {
        if (installed.isEmpty()) {
            throw new StoreLookupException.NoneInstalled();
        }
        if (installed.size() > 1) {
            throw new StoreLookupException.Several("are installed, so choose one by its name", describe(installed));
        }
        return installed.get(0);
    }

    static PersonaStoreProvider named(String name, List<PersonaStoreProvider> installed) {
        if (installed.isEmpty()) {
            throw new StoreLookupException.NoneInstalled();
        }
        List<PersonaStoreProvider> matching =
                installed.stream().filter(p -> p.name().equals(name)).toList();
        if (matching.isEmpty()) {
            throw new StoreLookupException.NoMatch(name, describe(installed));
        }
        if (matching.size() > 1) {
            throw new StoreLookupException.Several("are named " + name, describe(matching));
        }
        return matching.get(0);
    }

    private static String describe(List<PersonaStoreProvider> providers) {
        return providers.stream()
                .map(p -> p.name() + " (" + p.getClass().getName() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

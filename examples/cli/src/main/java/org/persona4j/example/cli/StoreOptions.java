package org.persona4j.example.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Normalizers;
import picocli.CommandLine.Option;

/** The options that say which store a command works on. */
final class StoreOptions {
    @Option(names = "--store", paramLabel = "DIR", required = true, description = "The directory of the store.")
    private Path store = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The file of the store's key, outside the directory. Default: DIR.key, beside it.")
    private @Nullable Path key;

    @Option(
            names = "--region",
            paramLabel = "CODE",
            defaultValue = "US",
            description = "Region of phone numbers without a country code. Default: ${DEFAULT-VALUE}.")
    private String region = "US";

    StoreOptions() {}

    /** The region of phone numbers without a country code. */
    String region() {
        return region.toUpperCase(Locale.ROOT);
    }

    /** Where the store is. */
    StoreDirectory directory() {
        return StoreDirectory.of(store, key);
    }

    /**
     * What reads phone numbers and e-mail addresses.
     *
     * @throws InputException if there is no such region
     */
    Normalizers normalizers() {
        try {
            return Normalizers.standard(region());
        } catch (IllegalArgumentException e) {
            throw new InputException("--region: " + e.getMessage(), e);
        }
    }

    /**
     * Opens the store, which the caller closes.
     *
     * @param create whether a store that is not there may be made
     */
    OpenStore open(Clock clock, boolean create) {
        return OpenStore.open(directory(), create, normalizers(), clock);
    }
}

package org.persona4j.example.storefile;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreProvider;

/** Opens a {@link FilePersonaStore} under the name {@value #NAME}. The setting {@value #DIRECTORY} says where. */
public final class FilePersonaStoreProvider implements PersonaStoreProvider {

    /** The name to open the store by. */
    public static final String NAME = "file";

    /** The setting that holds the path of the directory; there is no other. */
    public static final String DIRECTORY = "directory";

    /** Makes the provider; for {@link java.util.ServiceLoader}. */
    public FilePersonaStoreProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PersonaStore open(Map<String, String> settings) {
        String directory = settings.get(DIRECTORY);
        if (directory == null || settings.size() > 1) {
            throw new IllegalArgumentException(
                    "the file store takes one setting, " + DIRECTORY + ", not " + new TreeSet<>(settings.keySet()));
        }
        return FilePersonaStore.open(Path.of(directory));
    }
}

package org.persona4j.example.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.HashKey;

/**
 * The place of a durable store: a directory, and the file of its key, which lies beside it. Whoever has both can find out whose
 * phone numbers are in the store; so a copy of the directory alone, such as a backup, must not have the key in it.
 *
 * @param directory the directory
 * @param keyFile the file of the key
 */
record StoreDirectory(Path directory, Path keyFile) {
    private static final String LOG = "records.log";
    private static final Set<String> LEFTOVERS = Set.of("lock", "records.log.new", LoyaltyFile.NAME);

    /**
     * The store in a directory.
     *
     * @param keyFileOrNull the file of its key; if none, the name of the directory with {@code .key}, beside it
     * @throws InputException if the file of the key would be inside the directory
     */
    static StoreDirectory of(Path directory, @Nullable Path keyFileOrNull) {
        Path plain = directory.toAbsolutePath().normalize();
        Path name = plain.getFileName();
        if (keyFileOrNull == null && name == null) {
            throw new InputException("--store is the root of the file system; choose a directory below it");
        }
        Path key = keyFileOrNull == null
                ? plain.resolveSibling(name + ".key")
                : keyFileOrNull.toAbsolutePath().normalize();
        if (key.startsWith(plain)) {
            throw new InputException("--key is inside the directory of the store, where no copy should have it");
        }
        return new StoreDirectory(plain, key);
    }

    /**
     * The key of the store. If there is no store yet its key is made.
     *
     * @param create whether a store that is not there may be made
     * @throws InputException if there is no store and none may be made, something else is in its place, or its key is missing
     */
    HashKey key(boolean create) {
        try {
            boolean exists = Files.exists(directory.resolve(LOG));
            if (!exists) {
                requireRoom(create);
            }
            if (Files.exists(keyFile)) {
                return read();
            }
            if (exists) {
                throw new InputException("the key of the store, " + keyFile
                        + ", is missing; without it nothing in the store can be found (--key names another file)");
            }
            return make();
        } catch (IOException e) {
            throw new InputException(
                    "the store " + directory + " or its key " + keyFile + " cannot be read or written: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private void requireRoom(boolean create) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new InputException("--store: " + directory + " is no directory");
        }
        if (Files.exists(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                if (entries.anyMatch(entry -> !LEFTOVERS.contains(String.valueOf(entry.getFileName())))) {
                    throw new InputException("--store: " + directory + " is not a store, and not empty");
                }
            }
        }
        if (!create) {
            throw new InputException("there is no store in " + directory + "; 'persona import' makes one");
        }
    }

    private HashKey read() throws IOException {
        String text = Files.readString(keyFile, StandardCharsets.US_ASCII).strip();
        try {
            return HashKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException(keyFile + " is not the key of a store");
        }
    }

    private HashKey make() throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.exists(directory)) {
            Files.createDirectory(directory, ownersOnly("rwx------"));
        }
        HashKey key = HashKey.random();
        try {
            Files.createFile(keyFile, ownersOnly("rw-------"));
        } catch (FileAlreadyExistsException e) {
            throw new InputException("another process makes the key of the store just now; try again", e);
        }
        Files.writeString(keyFile, key.toBase64() + "\n", StandardCharsets.US_ASCII);
        return key;
    }

    private FileAttribute<?>[] ownersOnly(String permissions) {
        return keyFile.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

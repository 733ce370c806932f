package org.persona4j.example.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Short names for contents: the same content has the same name, another has another. */
final class ContentHash {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int NAME_BYTES = 8;

    private ContentHash() {}

    /**
     * The name of what is in a file: 16 hexadecimal digits.
     *
     * @throws InputException if it cannot be read
     */
    static String of(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a directory");
        }
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file, e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
        return name(digest);
    }

    /** The name of some texts: 16 hexadecimal digits. */
    static String of(List<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return name(digest);
    }

    private static String name(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.persona4j.identity;

import java.util.Objects;

/** What an id made by the engine looks like. */
final class IdSyntax {
    private static final int MAX_LENGTH = 64;

    private IdSyntax() {}

    static void check(String value, String what) {
        Objects.requireNonNull(value, what);
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " must have 1 to " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed =
                    (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
            if (!allowed) {
                throw new IllegalArgumentException(
                        what + " may hold only letters a-z, digits, '-' and '_', not the character at " + i);
            }
        }
    }
}

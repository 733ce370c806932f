package org.persona4j.internal;

import org.persona4j.store.PersonaStoreException;

/**
 * The error that stored content does not read as the value it should be: it is damaged, of another kind, or was written by
 * a later release.
 *
 * <p>The message names the expected value and where reading stopped; it never holds content, and there is no cause, for the
 * causes of such errors quote what they stumbled over.
 */
public final class UnreadableContentException extends PersonaStoreException {
    private static final long serialVersionUID = 1L;

    UnreadableContentException(String message) {
        super(message);
    }
}

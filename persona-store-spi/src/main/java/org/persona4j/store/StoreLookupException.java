package org.persona4j.store;

/** Says that no store could be opened because the installed providers do not settle which one. */
public abstract sealed class StoreLookupException extends PersonaStoreException {

    private static final long serialVersionUID = 1L;

    private StoreLookupException(String message) {
        super(message);
    }

    /** Says that no provider is installed at all. */
    public static final class NoneInstalled extends StoreLookupException {

        private static final long serialVersionUID = 1L;

        NoneInstalled() {
            super("no store provider is on the class path or module path; add a store, such as persona-store-memory");
        }
    }

    /** Says that providers are installed, but none of the name. */
    public static final class NoMatch extends StoreLookupException {

        private static final long serialVersionUID = 1L;

        NoMatch(String name, String installed) {
            super("no store provider is named " + name + "; installed are: " + installed);
        }
    }

    /** Says that more than one provider answers. */
    public static final class Several extends StoreLookupException {

        private static final long serialVersionUID = 1L;

        Several(String wanted, String matching) {
            super("several store providers " + wanted + ": " + matching);
        }
    }
}

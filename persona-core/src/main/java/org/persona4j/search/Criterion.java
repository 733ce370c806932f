package org.persona4j.search;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.profile.Source;

/** One thing that is asked of a persona. Immutable, a value; {@code toString} leaves out what may be personal data. */
public sealed interface Criterion
        permits Criterion.Text, Criterion.Receipt, Criterion.MergedFrom, Criterion.FromSource, Criterion.Filter {
    /** How it is written in a query, so that it reads as nothing else. */
    String written();

    /**
     * Somebody is known by this text: a phone number in any format, an e-mail address, the id of a persona, the id of a source's
     * record, or the full name exactly.
     *
     * @param text the text, not blank
     */
    record Text(String text) implements Criterion {
        /** Checks that there is a text. */
        public Text {
            requireText(text);
        }

        @Override
        public String written() {
            return quoted(text);
        }

        /** Without the text. */
        @Override
        public String toString() {
            return "Text";
        }
    }

    /**
     * Somebody placed this order.
     *
     * @param orderId the id of the order, which stands on the receipt
     */
    record Receipt(String orderId) implements Criterion {
        /** Checks that there is an id. */
        public Receipt {
            requireText(orderId);
        }

        @Override
        public String written() {
            return "receipt:" + quoted(orderId);
        }

        /** Without the id. */
        @Override
        public String toString() {
            return "Receipt";
        }
    }

    /**
     * Somebody has this phone number or e-mail address, or had it once.
     *
     * @param phoneOrEmail either, in any format
     */
    record MergedFrom(String phoneOrEmail) implements Criterion {
        /** Checks that there is a text. */
        public MergedFrom {
            requireText(phoneOrEmail);
        }

        @Override
        public String written() {
            return "merge:" + quoted(phoneOrEmail);
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "MergedFrom";
        }
    }

    /**
     * Somebody is known to a source.
     *
     * @param source the source
     */
    record FromSource(Source source) implements Criterion {
        /** Checks that there is one. */
        public FromSource {
            Objects.requireNonNull(source, "source");
        }

        @Override
        public String written() {
            return "source:" + quoted(source.toString());
        }
    }

    /** What somebody has or is. */
    enum Filter implements Criterion {
        /** A phone number. */
        HAS_PHONE("has:phone"),
        /** An e-mail address. */
        HAS_EMAIL("has:email"),
        /** A name. */
        HAS_NAME("has:name"),
        /** Points to spend. */
        HAS_POINTS("has:points"),
        /** In the loyalty program. */
        IS_MEMBER("is:member"),
        /** Not in the loyalty program. */
        NOT_MEMBER("not:member");

        private final String written;

        Filter(String written) {
            this.written = written;
        }

        @Override
        public String written() {
            return written;
        }

        /** The filter that is written so, in any case. */
        static Optional<Filter> of(String written) {
            for (Filter filter : values()) {
                if (filter.written.equals(written.toLowerCase(Locale.ROOT))) {
                    return Optional.of(filter);
                }
            }
            return Optional.empty();
        }
    }

    private static void requireText(String text) {
        if (text.isBlank() || text.length() > Query.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "text must not be blank and have at most " + Query.MAX_LENGTH + " characters");
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}

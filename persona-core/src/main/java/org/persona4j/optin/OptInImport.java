package org.persona4j.optin;

import java.util.Objects;
import java.util.Optional;

/**
 * How an import treats the consent in its rows. Immutable; holds no personal data.
 *
 * @param id the id of the import, unique in the tenant, 1 to 64 characters; the same rows of the same import count once
 * @param optInAll whether rows without a status opt in
 * @param doubleOptIn whether whoever would be opted in is asked first
 */
public record OptInImport(String id, boolean optInAll, boolean doubleOptIn) {
    /** The greatest length of the id of an import and of a row, in {@code char}s. */
    public static final int MAX_ID_LENGTH = 64;

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is empty, too long, ill-formed or has a control character
     */
    public OptInImport {
        PlainText.name(id, "id", MAX_ID_LENGTH);
    }

    /** An import that takes rows as they are, and says nothing where they say nothing. */
    public static OptInImport of(String id) {
        return new OptInImport(id, false, false);
    }

    /**
     * What a row says about one address on one channel. Immutable; {@code toString} shows no personal data.
     *
     * @param id what the row is known by in its import, such as its line, 1 to {@value #MAX_ID_LENGTH} characters; no personal
     *     data
     * @param channel the channel
     * @param address the address
     * @param status the status in the row; {@link Consent#NOT_ASKED} if it has none
     * @param optOut whether the row's column of explicit opt-outs says so
     */
    public record Row(String id, MessageChannel channel, Address address, Consent status, boolean optOut) {
        /**
         * Checks the id and the address.
         *
         * @throws IllegalArgumentException if the id is not one, or the address is none of the channel
         */
        public Row {
            PlainText.name(id, "id", MAX_ID_LENGTH);
            Objects.requireNonNull(status, "status");
            Channel.check(channel, address);
        }
    }

    /** What a row reports, if it says anything. */
    public Optional<OptInReport> report(Row row) {
        return MessageEvent.Kind.ofImportRow(row.status(), row.optOut(), optInAll, doubleOptIn)
                .map(kind -> OptInReport.of(kind)
                        .withId("import:" + id + ":" + row.id())
                        .withEvidence(Evidence.builder().source(id).build()));
    }
}

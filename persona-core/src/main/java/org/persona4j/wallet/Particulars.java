package org.persona4j.wallet;

/**
 * What all entries of one booking tell alike.
 *
 * @param details what the caller told
 * @param writtenOff what was not there and is not owed
 * @param expired what had expired already
 */
record Particulars(EntryDetails details, Points writtenOff, Points expired) implements Draft.EntryTeller {
    @Override
    public void tell(LedgerEntry.Builder entry, Account account, boolean isFirst) {
        entry.id(details.id())
                .by(details.by())
                .orderId(details.orderId())
                .refersTo(details.refersTo())
                .occurredAt(details.occurredAt());
        if (isFirst) {
            entry.note(details.note());
        }
        if (!writtenOff.isZero()) {
            entry.writtenOff(writtenOff);
        }
        if (!expired.isZero()) {
            entry.alreadyExpired(expired);
        }
    }
}

package org.persona4j.wallet;

import java.time.Instant;

/**
 * Points that came together, and what is left of them.
 *
 * @param sequence the number of the entry that opened it
 * @param lotClass what it is told apart by
 * @param at when it was opened
 * @param entryId the id of the entry that opened it
 * @param openedWith how many points were in it at first
 * @param left how many are left
 * @param from the number after that of the lot before it, as far as both are in one row of untouched ones
 */
record Lot(long sequence, LotClass lotClass, Instant at, String entryId, Points openedWith, Points left, long from) {}

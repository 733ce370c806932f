package org.persona4j.example.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.loyalty.Purchase;

/**
 * The rows of one order, read: a purchase, or the reason why they make none. An order with a row that cannot be read is none, as
 * half an order would earn half its points. Immutable.
 *
 * @param line the line of the file on which the first row begins
 * @param rows how many rows there are
 * @param purchaseOrNull the purchase, if the rows make one
 * @param flaw why they make none
 */
record OrderRows(long line, int rows, @Nullable Purchase purchaseOrNull, Optional<Flaw> flaw) {
    /**
     * Why rows make no purchase.
     *
     * @param line the line of the row with the mistake
     * @param reason the kind of mistake, in a few words
     * @param words the end of a sentence that begins with the row, without the content of a cell that may be personal
     */
    record Flaw(long line, String reason, String words) {}
}

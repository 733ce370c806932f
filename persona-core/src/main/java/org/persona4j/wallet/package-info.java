/**
 * What customers have earned: points, the lots they lie in, the ledger that tells of every one of them, and the rules by which
 * they are spent, taken back and expire. Pure: no store, no clock. Points are money to the people who hold them, so all of it is
 * exact to the hundredth and nothing is rounded in silence.
 */
@NullMarked
package org.persona4j.wallet;

import org.jspecify.annotations.NullMarked;

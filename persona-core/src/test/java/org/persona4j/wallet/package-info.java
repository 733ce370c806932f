/** The laws and examples of points: histories against a plain ledger, and one case for every rule. */
@NullMarked
package org.persona4j.wallet;

import org.jspecify.annotations.NullMarked;

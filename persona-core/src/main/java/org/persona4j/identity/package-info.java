/**
 * What a customer can be recognized by: identifiers in one canonical form each, the rules that bring outside text into
 * that form, and the values that stand for nobody.
 *
 * <p>The room is pure and sees nothing else of this library: every rule is a function of its arguments alone. Text from
 * outside may be anything at all. It is refused by a return value, never by an exception; only a null or a caller's own
 * mistake throws. No value here shows personal data in {@code toString} or in a message.
 */
@NullMarked
package org.persona4j.identity;

import org.jspecify.annotations.NullMarked;

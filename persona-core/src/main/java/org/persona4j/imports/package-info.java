/**
 * Files of customers, read into rows: which column means what, what each row says of a customer, of consent and of points, and why
 * a row makes no record. Taking the rows in is the way in's business; here nothing is known of stores. Rows of a caller's own
 * objects are built with {@code ImportRow.builder}. Values are immutable; only {@code CsvRows} reads bytes, of what it is given.
 */
@NullMarked
package org.persona4j.imports;

import org.jspecify.annotations.NullMarked;

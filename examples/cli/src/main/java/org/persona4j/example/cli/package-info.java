/**
 * The command line: customer records from a CSV file in, personas out, with every merge explained.
 *
 * <p>A program, not a library: it embeds the engine over the in-memory store, so nothing outlives a run. One thread reads rows
 * and prepares them, another takes them in, in the order of the file; the same file always gives the same personas.
 */
@NullMarked
package org.persona4j.example.cli;

import org.jspecify.annotations.NullMarked;

/**
 * How fast the stores are, measured: the in-memory store beside a plain map and beside a database that does the same work.
 *
 * <p>{@link org.persona4j.example.benchmarks.Benchmarks} runs them and prints the table of the README.
 */
@NullMarked
package org.persona4j.example.benchmarks;

import org.jspecify.annotations.NullMarked;

/** Each benchmark once with few records, so that none rots. */
@NullMarked
package org.persona4j.example.benchmarks;

import org.jspecify.annotations.NullMarked;

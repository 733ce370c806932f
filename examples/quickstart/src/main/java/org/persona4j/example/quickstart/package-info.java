/** The README's embedding example, as a program. */
@NullMarked
package org.persona4j.example.quickstart;

import org.jspecify.annotations.NullMarked;

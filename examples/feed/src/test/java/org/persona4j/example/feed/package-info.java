/** Tests that the other system knows all that is so, whatever happens. */
@NullMarked
package org.persona4j.example.feed;

import org.jspecify.annotations.NullMarked;

/** The favorite store: words about it and which of them counts. Pure. */
@NullMarked
package org.persona4j.favorite;

import org.jspecify.annotations.NullMarked;

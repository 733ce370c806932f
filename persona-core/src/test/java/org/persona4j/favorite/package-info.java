/** Tests of which word about a favorite store counts. */
@NullMarked
package org.persona4j.favorite;

import org.jspecify.annotations.NullMarked;

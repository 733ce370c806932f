/** Tests of the kit itself: what it says about stores is proved with broken stores elsewhere. */
@NullMarked
package org.persona4j.store.tck;

import org.jspecify.annotations.NullMarked;

/** Tests of the checker of histories: by hand, and against every order tried. */
@NullMarked
package org.persona4j.store.tck.history;

import org.jspecify.annotations.NullMarked;

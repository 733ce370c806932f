/**
 * The checker of histories: takes what several threads asked of a store and were told, and says whether one order of it all
 * explains the answers. Pure: it knows no store and no thread, and is tested alone.
 */
@NullMarked
package org.persona4j.store.tck.history;

import org.jspecify.annotations.NullMarked;

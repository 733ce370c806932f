/**
 * What staff type to find somebody: a small grammar, read into values that say what is looked for. Finding it is the way in's
 * business; here nothing is known of stores. Values are immutable.
 */
@NullMarked
package org.persona4j.search;

import org.jspecify.annotations.NullMarked;

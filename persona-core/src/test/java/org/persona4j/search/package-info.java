/** What is typed to find somebody. */
@NullMarked
package org.persona4j.search;

import org.jspecify.annotations.NullMarked;

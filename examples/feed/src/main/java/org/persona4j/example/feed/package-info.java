/** Another system that follows the changes of a tenant into a store of its own. */
@NullMarked
package org.persona4j.example.feed;

import org.jspecify.annotations.NullMarked;

/**
 * What is put into the archive and taken out of it: reasons, entries and outcomes.
 *
 * <p>The room is pure. What the archive does to who is who is a matter of the rules of merging: those in it are left out of the
 * graph, and their names still count for whether a value is shared.
 */
@NullMarked
package org.persona4j.archive;

import org.jspecify.annotations.NullMarked;

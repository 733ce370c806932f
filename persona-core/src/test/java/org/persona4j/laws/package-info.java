/** How long the property tests look: the factor on their tries. */
@NullMarked
package org.persona4j.laws;

import org.jspecify.annotations.NullMarked;

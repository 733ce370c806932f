/** Tests of identifiers and of the rules that make them. */
@NullMarked
package org.persona4j.identity;

import org.jspecify.annotations.NullMarked;

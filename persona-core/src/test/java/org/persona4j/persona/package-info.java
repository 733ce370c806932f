/** Tests of personas: survivorship, its rules and their laws, and what is shown of it. */
@NullMarked
package org.persona4j.persona;

import org.jspecify.annotations.NullMarked;

/** How the generated values look; nothing here exists at run time. */
@NullMarked
package org.persona4j.style;

import org.jspecify.annotations.NullMarked;

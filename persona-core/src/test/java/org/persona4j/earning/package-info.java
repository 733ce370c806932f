/** Examples and laws of what orders earn. */
@NullMarked
package org.persona4j.earning;

import org.jspecify.annotations.NullMarked;

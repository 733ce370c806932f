/** Examples and laws of recommendations. */
@NullMarked
package org.persona4j.recommend;

import org.jspecify.annotations.NullMarked;

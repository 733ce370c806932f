@NullMarked
package org.persona4j.privacy;

import org.jspecify.annotations.NullMarked;

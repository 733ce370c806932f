/** Tests of the stored form of values. */
@NullMarked
package org.persona4j.internal;

import org.jspecify.annotations.NullMarked;

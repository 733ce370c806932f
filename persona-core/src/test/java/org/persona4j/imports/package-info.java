/** Tests of files of customers as rows. */
@NullMarked
package org.persona4j.imports;

import org.jspecify.annotations.NullMarked;

/** Tests of the entries of the audit. */
@NullMarked
package org.persona4j.audit;

import org.jspecify.annotations.NullMarked;

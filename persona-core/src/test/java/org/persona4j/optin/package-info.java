/** The cells, laws and examples of opt-in. */
@NullMarked
package org.persona4j.optin;

import org.jspecify.annotations.NullMarked;

/** The laws held to rules that keep them and to rules that break each. */
@NullMarked
package org.persona4j.testkit;

import org.jspecify.annotations.NullMarked;

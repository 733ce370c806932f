/** Tests that the README's example does what the README says. */
@NullMarked
package org.persona4j.example.quickstart;

import org.jspecify.annotations.NullMarked;

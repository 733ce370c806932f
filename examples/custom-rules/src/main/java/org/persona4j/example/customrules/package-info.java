/** A retailer's own merge rules. The wrong ones, with which it began, are among the tests. */
@NullMarked
package org.persona4j.example.customrules;

import org.jspecify.annotations.NullMarked;

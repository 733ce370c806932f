/** Rules that keep the laws of merging, and rules that break them. */
@NullMarked
package org.persona4j.example.customrules;

import org.jspecify.annotations.NullMarked;

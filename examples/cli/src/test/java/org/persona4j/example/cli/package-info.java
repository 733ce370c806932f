/** Tests of the command line: each runs the command in this process on a small file of its own. */
@NullMarked
package org.persona4j.example.cli;

import org.jspecify.annotations.NullMarked;

/**
 * The memory store before Lincheck, which runs small programs of several threads in all their interleavings and looks for
 * an order of one thread that explains each outcome. In a module of its own because Lincheck needs the class path.
 */
@NullMarked
package org.persona4j.store.memory.lincheck;

import org.jspecify.annotations.NullMarked;

/**
 * A durable store in one directory, and all of it: {@code FilePersonaStore} orders commits and answers, {@code Records} is
 * what they left, {@code Log} keeps them, {@code Change} is how they are written down, {@code Disk} is what makes them last,
 * {@code DirectoryLock} keeps others out.
 */
@NullMarked
package org.persona4j.example.storefile;

import org.jspecify.annotations.NullMarked;

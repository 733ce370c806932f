/**
 * A durable store in one directory, and all of it: {@code FilePersonaStore} orders commits and answers, {@code
 * WrittenCommit} is how they are written down, {@code Log} keeps them, {@code Disk} makes them last, {@code DirectoryLock}
 * keeps others out, and {@code FilePersonaStoreProvider} gives the store its name.
 */
@NullMarked
package org.persona4j.example.storefile;

import org.jspecify.annotations.NullMarked;

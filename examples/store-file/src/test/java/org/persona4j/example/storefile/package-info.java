/** Tests of the file store: the contract, crashes at every byte and every step, a killed process, failing disks. */
@NullMarked
package org.persona4j.example.storefile;

import org.jspecify.annotations.NullMarked;

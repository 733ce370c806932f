package org.persona4j.store.memory;

import org.persona4j.store.Content;

/** How a store in memory keeps what records hold. A choice between the time of a read and the room of a record. */
public enum KeptContents {

    /** As the objects they were put as: never encoded, and a read gives back the very object. */
    OBJECTS {
        @Override
        Content kept(Content content) {
            return content;
        }
    },

    /**
     * As encoded bytes: each put encodes, outside of any lock, and lets go of the object; each time that a value is asked
     * for it is decoded anew. For many records that are rarely read.
     */
    BYTES {
        @Override
        Content kept(Content content) {
            return Content.ofBytes(content.bytes());
        }
    };

    /** Returns a content as it is kept. */
    abstract Content kept(Content content);
}

package org.persona4j.internal;

import java.util.List;

/**
 * The keyed hashes of a keyring, oldest first, each but the first taken over what the one before gives.
 *
 * <p>So what was hashed under one key is hashed under the next from its hash alone: nobody needs to know any more what was
 * hashed, and all records move to a new key alike. Keys are numbered from 1. Immutable and thread-safe.
 */
public final class HashChain {
    private static final String ADVANCE = "next key";

    private final List<KeyedHash> hashes;

    /** The chain of these hashes, at least one. */
    public HashChain(List<KeyedHash> hashes) {
        this.hashes = List.copyOf(hashes);
        if (this.hashes.isEmpty()) {
            throw new IllegalArgumentException("hashes must not be empty");
        }
    }

    /** How many keys there are. */
    int length() {
        return hashes.size();
    }

    /** The hash under the first key: what everything begins with, and what no rotation changes. */
    KeyedHash first() {
        return hashes.get(0);
    }

    /** What has this hash under one key has the answer under the other, which is the same key or a later one. */
    String advance(String hash, int from, int to) {
        String advanced = hash;
        for (KeyedHash next : hashes.subList(from, to)) {
            advanced = next.text(ADVANCE, advanced);
        }
        return advanced;
    }
}

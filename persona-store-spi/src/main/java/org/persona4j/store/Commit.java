package org.persona4j.store;

import static java.util.Collections.unmodifiableMap;
import static java.util.Collections.unmodifiableSet;
import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An atomic conditional batch: what one tenant's records must be, and what is written if they are.
 *
 * <p>An expectation says that a key is at a version or absent. A put or delete of a key without an expectation is
 * unconditional. Deleting an absent key does nothing. Expectations alone are legal: they ask whether all of them hold at
 * one moment. A commit that says nothing at all is a mistake of its maker and is refused.
 *
 * <pre>{@code
 * Commit commit = Commit.builder("green-leaf")
 *         .expect(record.key(), record.version())
 *         .put(record.key(), changed)
 *         .expectAbsent(operation)
 *         .put(operation, digest)
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe. Keeps the order in which keys were named.
 */
public final class Commit {

    private final String tenant;
    private final Map<RecordKey, Optional<Version>> expectations;
    private final Map<RecordKey, Content> puts;
    private final Set<RecordKey> deletes;

    private Commit(Builder builder) {
        this.tenant = builder.tenant;
        this.expectations = unmodifiableMap(builder.expectations);
        this.puts = unmodifiableMap(builder.puts);
        this.deletes = unmodifiableSet(builder.deletes);
    }

    /**
     * Returns a builder of a commit.
     *
     * @param tenant the tenant all its keys belong to, 1 to {@value RecordKey#MAX_TENANT_BYTES} bytes of UTF-8
     * @return a new builder
     * @throws IllegalArgumentException if no key can have this tenant
     */
    public static Builder builder(String tenant) {
        return new Builder(RecordKey.requireTenant(tenant));
    }

    /**
     * Returns the tenant all keys belong to.
     *
     * @return the tenant
     */
    public String tenant() {
        return tenant;
    }

    /**
     * Returns what must hold: each key with the version it must be at, or with nothing if it must be absent.
     *
     * @return an unmodifiable map in the order the expectations were added
     */
    public Map<RecordKey, Optional<Version>> expectations() {
        return expectations;
    }

    /**
     * Returns what is written.
     *
     * @return an unmodifiable map in the order the puts were added
     */
    public Map<RecordKey, Content> puts() {
        return puts;
    }

    /**
     * Returns what is removed, none of which is also put.
     *
     * @return an unmodifiable set in the order the deletes were added
     */
    public Set<RecordKey> deletes() {
        return deletes;
    }

    /**
     * Returns every key named in the commit, once: those expected, then those only put, then those only deleted.
     *
     * @return a new unmodifiable set
     */
    public Set<RecordKey> keys() {
        Set<RecordKey> keys = new LinkedHashSet<>(expectations.keySet());
        keys.addAll(puts.keySet());
        keys.addAll(deletes);
        return unmodifiableSet(keys);
    }

    /** Returns the tenant and how many there are of each part; no content. */
    @Override
    public String toString() {
        return "Commit[tenant=" + tenant + ", expectations=" + expectations.size() + ", puts=" + puts.size()
                + ", deletes=" + deletes.size() + "]";
    }

    /** Collects the parts of one commit and refuses those that contradict each other. For one thread, for one commit. */
    public static final class Builder {

        private final String tenant;
        private final Map<RecordKey, Optional<Version>> expectations = new LinkedHashMap<>();
        private final Map<RecordKey, Content> puts = new LinkedHashMap<>();
        private final Set<RecordKey> deletes = new LinkedHashSet<>();
        private boolean built;

        private Builder(String tenant) {
            this.tenant = tenant;
        }

        /**
         * Expects that a record is at a version.
         *
         * @param key the key of the record
         * @param version the version it must be at
         * @return this builder
         * @throws IllegalArgumentException if the key is another tenant's or has an expectation already
         */
        public Builder expect(RecordKey key, Version version) {
            return expect(key, Optional.of(requireNonNull(version, "version")));
        }

        /**
         * Expects that no record has a key.
         *
         * @param key the key
         * @return this builder
         * @throws IllegalArgumentException if the key is another tenant's or has an expectation already
         */
        public Builder expectAbsent(RecordKey key) {
            return expect(key, Optional.empty());
        }

        private Builder expect(RecordKey key, Optional<Version> version) {
            requireOwn(key);
            if (expectations.putIfAbsent(key, version) != null) {
                throw new IllegalArgumentException("key has an expectation already: " + key);
            }
            return this;
        }

        /**
         * Writes a record, whether there is one or not.
         *
         * @param key the key of the record
         * @param content its new content
         * @return this builder
         * @throws IllegalArgumentException if the key is another tenant's, or is put or deleted already
         */
        public Builder put(RecordKey key, Content content) {
            requireOwn(key);
            requireNonNull(content, "content");
            if (deletes.contains(key) || puts.putIfAbsent(key, content) != null) {
                throw new IllegalArgumentException("key is put or deleted already: " + key);
            }
            return this;
        }

        /**
         * Removes a record, if there is one.
         *
         * @param key the key of the record
         * @return this builder
         * @throws IllegalArgumentException if the key is another tenant's, or is put or deleted already
         */
        public Builder delete(RecordKey key) {
            requireOwn(key);
            if (puts.containsKey(key) || !deletes.add(key)) {
                throw new IllegalArgumentException("key is put or deleted already: " + key);
            }
            return this;
        }

        private void requireOwn(RecordKey key) {
            if (built) {
                throw new IllegalStateException("this builder has made its commit");
            }
            if (!key.tenant().equals(tenant)) {
                throw new IllegalArgumentException("key must be of tenant " + tenant + ": " + key);
            }
        }

        /**
         * Returns the commit. The builder cannot be used again.
         *
         * @return the commit
         * @throws IllegalStateException if nothing is expected, put or deleted, or the commit was made already
         */
        public Commit build() {
            if (built) {
                throw new IllegalStateException("this builder has made its commit");
            }
            if (expectations.isEmpty() && puts.isEmpty() && deletes.isEmpty()) {
                throw new IllegalStateException("a commit needs at least one expectation, put or delete");
            }
            built = true;
            return new Commit(this);
        }
    }
}

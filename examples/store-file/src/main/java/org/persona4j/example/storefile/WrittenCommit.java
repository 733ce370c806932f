package org.persona4j.example.storefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/**
 * The form in which the log keeps what a commit puts and deletes, and in which the memory store is given it.
 *
 * <p>Versions have to outlive the process, but the memory store gives its own. So what it is given as the content of a
 * record is the whole record as this store answers it, version and all.
 */
final class WrittenCommit {

    private WrittenCommit() {}

    /** Returns the bytes for the log. The README has the format. */
    static byte[] encode(Commit commit, Version version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream to = new DataOutputStream(bytes);
        to.writeUTF(commit.tenant());
        to.write(version.bytes());
        to.writeInt(commit.puts().size());
        for (RecordKey key : commit.puts().keySet()) {
            byte[] content = commit.puts().get(key).bytes();
            to.writeUTF(key.kind());
            to.writeUTF(key.id());
            to.writeInt(content.length);
            to.write(content);
        }
        for (RecordKey key : commit.deletes()) {
            to.writeUTF(key.kind());
            to.writeUTF(key.id());
        }
        return bytes.toByteArray();
    }

    /** Returns the bytes of a commit that would put a record at the version it has. */
    static byte[] encode(StoredRecord record) throws IOException {
        Commit.Builder commit = Commit.builder(record.key().tenant());
        return encode(commit.put(record.key(), record.content()).build(), record.version());
    }

    /** Returns the commit for the memory store: no expectations, and records for contents. */
    static Commit decode(byte[] bytes) throws IOException {
        DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes));
        String tenant = from.readUTF();
        Version version = Version.of(from.readNBytes(Version.MAX_BYTES));
        Commit.Builder commit = Commit.builder(tenant);
        for (int puts = from.readInt(); puts > 0; puts--) {
            RecordKey key = RecordKey.of(tenant, from.readUTF(), from.readUTF());
            StoredRecord record = new StoredRecord(key, version, Content.ofBytes(from.readNBytes(from.readInt())));
            commit.put(key, Content.of(record, put -> put.content().bytes()));
        }
        while (from.available() > 0) {
            commit.delete(RecordKey.of(tenant, from.readUTF(), from.readUTF()));
        }
        return commit.build();
    }

    /** Returns the record that was put, from the one that the memory store keeps. */
    static StoredRecord recordIn(StoredRecord kept) {
        return kept.content().as(StoredRecord.class, bytes -> {
            throw new IllegalStateException("the memory store gave back another object than it was given");
        });
    }
}

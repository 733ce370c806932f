package org.persona4j.store.tck.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that change contents, lose empty ones, tell what is in them or stumble over encoders. */
final class BrokenContents {

    private BrokenContents() {}

    @Breaks(value = "K3", like = "contents in a text column")
    static final class KeepsContentsAsText extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            return new String(bytes, UTF_8).getBytes(UTF_8);
        }
    }

    @Breaks(value = "K3", like = "a driver that speaks the platform's charset")
    static final class KeepsContentsAsAscii extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            return new String(bytes, US_ASCII).getBytes(US_ASCII);
        }
    }

    @Breaks(
            value = {"K3", "L1"},
            like = "MySQL's BLOB, which ends one byte before 64 KiB")
    static final class CutsContentsAtBlobSize extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            return Arrays.copyOf(bytes, Math.min(65_535, bytes.length));
        }
    }

    @Breaks(value = "K3", like = "a BINARY column, whose padding is trimmed")
    static final class TrimsTrailingZeros extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            int length = bytes.length;
            while (length > 0 && bytes[length - 1] == 0) {
                length--;
            }
            return Arrays.copyOf(bytes, length);
        }
    }

    @Breaks(value = "K3", like = "a C string, which ends at its first zero")
    static final class EndsAtTheFirstZero extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            int length = 0;
            while (length < bytes.length && bytes[length] != 0) {
                length++;
            }
            return Arrays.copyOf(bytes, length);
        }
    }

    @Breaks(value = "K3", like = "a JSON column, which writes what it parsed")
    static final class ReformatsJson extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            if (bytes.length == 0 || bytes[0] != '{') {
                return bytes;
            }
            return new String(bytes, UTF_8).replace(" ", "").getBytes(UTF_8);
        }
    }

    @Breaks(value = "K3", like = "a file opened in text mode")
    static final class RewritesLineEnds extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            // a charset that gives every byte back
            String text = new String(bytes, ISO_8859_1);
            return text.replace("\r\n", "\n").getBytes(ISO_8859_1);
        }
    }

    @Breaks(value = "K5", like = "the driver's message, passed on: key (...) already exists with value ...")
    static final class QuotesContentsInConflicts extends StepwiseStore {
        @Override
        CommitConflictException conflict(Commit commit, Set<RecordKey> losers) {
            return new QuotingConflict(losers, textOf(commit));
        }
    }

    @Breaks(value = "K5", like = "PostgreSQL's cause: DETAIL: Failing row contains (...)")
    static final class QuotesTheFailingRow extends StepwiseStore {
        @Override
        CommitConflictException conflict(Commit commit, Set<RecordKey> losers) {
            CommitConflictException conflict = super.conflict(commit, losers);
            conflict.initCause(new IllegalStateException("failing row contains " + textOf(commit)));
            return conflict;
        }
    }

    private static String textOf(Commit commit) {
        StringBuilder text = new StringBuilder();
        commit.puts().values().forEach(content -> text.append(new String(content.bytes(), UTF_8)));
        return text.toString();
    }

    /** A conflict that says too much. */
    private static final class QuotingConflict extends CommitConflictException {

        private static final long serialVersionUID = 1L;

        private final String quoted;

        QuotingConflict(Set<RecordKey> losers, String quoted) {
            super(losers);
            this.quoted = quoted;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + ": " + quoted;
        }
    }

    @Breaks(value = "K6", like = "Oracle, where the empty value is null")
    static final class TakesEmptyForAbsent extends StepwiseStore {
        @Override
        void put(RecordKey key, Version version, Content content) {
            if (content.size() == 0) {
                remove(key);
            } else {
                super.put(key, version, content);
            }
        }
    }

    @Breaks(value = "K6", like = "a column that may be null, asked for with IS NOT NULL by the scan alone")
    static final class ScansWithoutEmptyContents extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return super.inPart(scan).stream()
                    .filter(record -> record.content().size() > 0)
                    .toList();
        }
    }

    @Breaks(value = "K6", like = "absence told by the value: WHERE content IS NULL")
    static final class ExpectsEmptyToBeAbsent extends StepwiseStore {
        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            StoredRecord found = find(key);
            if (found != null && found.content().size() == 0) {
                return expected.isEmpty();
            }
            return super.holds(key, expected);
        }
    }

    @Breaks(value = "K6", like = "a column that must not be empty")
    static final class RefusesEmptyContents extends StepwiseStore {
        @Override
        byte[] kept(byte[] bytes) {
            if (bytes.length == 0) {
                throw new StoreUnavailableException("content must not be empty", null);
            }
            return bytes;
        }
    }

    @Breaks(value = "C9", like = "encoding row by row while writing, without rolling back")
    static final class EncodesWhileItWrites extends StepwiseStore {
        @Override
        public Version commit(Commit commit) {
            synchronized (shelf) {
                requireOpen();
                requireExpected(commit);
                Version version = nextVersion(commit);
                commit.deletes().forEach(this::remove);
                commit.puts().forEach((key, content) -> put(key, version, Content.ofBytes(content.bytes())));
                return version;
            }
        }
    }

    @Breaks(value = "C9", like = "an error between lock and unlock: lock wait timeout for everybody else")
    static final class StaysLockedWhenEncodingFails extends StepwiseStore {

        private volatile boolean locked;

        @Override
        Map<RecordKey, Content> encoded(Commit commit) {
            if (locked) {
                throw new StoreUnavailableException("lock wait timeout", null);
            }
            try {
                return super.encoded(commit);
            } catch (RuntimeException e) {
                locked = true;
                throw e;
            }
        }
    }

    @Breaks(value = "C9", like = "a catch that logs the bad row and goes on with the next")
    static final class SkipsWhatCannotBeEncoded extends StepwiseStore {
        @Override
        Map<RecordKey, Content> encoded(Commit commit) {
            Map<RecordKey, Content> puts = new LinkedHashMap<>();
            commit.puts().forEach((key, content) -> {
                try {
                    puts.put(key, Content.ofBytes(content.bytes()));
                } catch (RuntimeException skipped) {
                    // the caller never learns of it
                }
            });
            return puts;
        }
    }

    @Breaks(value = "C9", like = "a catch that takes every error for the network's and drops the cause")
    static final class TakesEncodersForNetworks extends StepwiseStore {
        @Override
        Map<RecordKey, Content> encoded(Commit commit) {
            try {
                return super.encoded(commit);
            } catch (RuntimeException e) {
                throw new StoreUnavailableException("connection lost", null);
            }
        }
    }
}

package org.persona4j.store.tck.proof;

import java.util.Map;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.Version;

/** A store that checks every expectation at one moment and writes at another: what comes between the two goes unseen. */
abstract class ChecksEarlierStore extends StepwiseStore {

    private final boolean wide;

    /** A store whose moments are far apart if it is wide, and else as near as they come. */
    ChecksEarlierStore(boolean wide) {
        this.wide = wide;
    }

    /** A store over the records of a shelf, whose moments are far apart. */
    ChecksEarlierStore(Shelf shelf) {
        super(shelf);
        this.wide = true;
    }

    @Override
    public Version commit(Commit commit) {
        Map<RecordKey, Content> puts = encoded(commit);
        synchronized (shelf) {
            requireOpen();
            requireExpected(commit);
        }
        if (wide) {
            Window.open();
        }
        synchronized (shelf) {
            requireOpen();
            requireStillExpected(commit);
            Version version = nextVersion(commit);
            write(commit, puts, version);
            return version;
        }
    }

    /** Checks what is checked again at the moment of writing: nothing. */
    void requireStillExpected(Commit commit) {}
}

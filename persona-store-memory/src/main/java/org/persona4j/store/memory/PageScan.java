package org.persona4j.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;

/** The walk of one scan over the tree of its kind. The tree is a snapshot, so the page is one too. For one thread. */
final class PageScan {

    private final RecordScan scan;
    private final int limit;
    private final Versions versions;

    /** The least id that may be on the page, or the greatest that may not if {@link #lowExclusive}; null if any may. */
    private final byte @Nullable [] low;

    private final boolean lowExclusive;

    /** The least id that is too great for the page; null if none is. */
    private final byte @Nullable [] high;

    private final List<StoredRecord> records;
    private final byte[] room = IdRun.newRoom();
    private @Nullable RecordKey lastKey;
    private boolean more;

    private PageScan(RecordScan scan, int limit, Versions versions) {
        this.versions = versions;
        this.scan = scan;
        this.limit = limit;
        this.records = new ArrayList<>(Math.min(limit, RecordScan.DEFAULT_LIMIT));
        byte[] from = scan.fromInclusive().map(IdRun::encode).orElse(null);
        byte[] to = scan.toExclusive().map(IdRun::encode).orElse(null);
        byte[] last = scan.cursor().map(cursor -> IdRun.encode(cursor.lastId())).orElse(null);
        boolean ascending = scan.direction() == RecordScan.Direction.ASCENDING;
        this.lowExclusive = ascending && last != null && (from == null || Arrays.compareUnsigned(last, from) >= 0);
        this.low = lowExclusive ? last : from;
        this.high = !ascending && last != null && (to == null || Arrays.compareUnsigned(last, to) < 0) ? last : to;
    }

    /**
     * Returns the page of a scan.
     *
     * @param root the tree of the kind
     * @param scan the scan
     * @param most the most records that a page may have, whatever the scan says
     * @param versions the versions of the store
     */
    static RecordPage page(Node root, RecordScan scan, int most, Versions versions) {
        PageScan walk = new PageScan(scan, Math.min(scan.limit(), most), versions);
        if (scan.direction() == RecordScan.Direction.ASCENDING) {
            walk.ascend(root, walk.low);
        } else {
            walk.descend(root, walk.high);
        }
        return walk.more && walk.lastKey != null
                ? RecordPage.of(walk.records, ScanCursor.of(walk.lastKey.id()))
                : RecordPage.last(walk.records);
    }

    /**
     * Adds the records of a node, least id first.
     *
     * @param start the lower bound if it may fall into the node, else null
     * @return whether to go on with the next node
     */
    private boolean ascend(Node node, byte @Nullable [] start) {
        if (node instanceof Branch branch) {
            int first = start == null ? 0 : branch.childFor(start);
            for (int i = first; i < branch.children.length; i++) {
                if (!ascend(branch.children[i], i == first ? start : null)) {
                    return false;
                }
            }
            return true;
        }
        Leaf leaf = (Leaf) node;
        int end = high == null ? leaf.size() : insertionPoint(leaf, high);
        for (int i = start == null ? 0 : firstIn(leaf, start); i < end; i++) {
            if (!add(leaf, i)) {
                return false;
            }
        }
        return end == leaf.size();
    }

    /**
     * Adds the records of a node, greatest id first.
     *
     * @param end the upper bound if it may fall into the node, else null
     * @return whether to go on with the node before
     */
    private boolean descend(Node node, byte @Nullable [] end) {
        if (node instanceof Branch branch) {
            int last = end == null ? branch.children.length - 1 : branch.childFor(end);
            for (int i = last; i >= 0; i--) {
                if (!descend(branch.children[i], i == last ? end : null)) {
                    return false;
                }
            }
            return true;
        }
        Leaf leaf = (Leaf) node;
        int start = low == null ? 0 : firstIn(leaf, low);
        for (int i = (end == null ? leaf.size() : insertionPoint(leaf, end)) - 1; i >= start; i--) {
            if (!add(leaf, i)) {
                return false;
            }
        }
        return start == 0;
    }

    private int firstIn(Leaf leaf, byte[] bound) {
        int found = leaf.search(bound);
        return found < 0 ? -1 - found : lowExclusive ? found + 1 : found;
    }

    private static int insertionPoint(Leaf leaf, byte[] bound) {
        int found = leaf.search(bound);
        return found < 0 ? -1 - found : found;
    }

    private boolean add(Leaf leaf, int index) {
        if (records.size() == limit) {
            more = true;
            return false;
        }
        String id = leaf.text(index, room);
        RecordKey key = lastKey == null ? RecordKey.of(scan.tenant(), scan.kind(), id) : lastKey.withId(id);
        lastKey = key;
        records.add(new StoredRecord(key, versions.of(leaf.commits[index]), leaf.contents[index]));
        return true;
    }
}

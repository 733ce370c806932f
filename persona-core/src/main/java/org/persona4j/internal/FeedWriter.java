package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.FeedRecord.Told;
import org.persona4j.merge.IdentityRules;
import org.persona4j.store.RecordKey;

/**
 * Adds to what an attempt writes what it tells others, just before it is committed. The changes of a persona are all in one shard; the
 * head of each shard in which something is told is written too, so of two commits that tell something there the second knows of the
 * first. Not thread-safe; dies with the attempt.
 */
final class FeedWriter {
    /** What is expected besides: the personas that are told of, and the records of what they are reached by. */
    private static final int BESIDES_MEMBERS = 64;

    /** The records that are begun because one is full. */
    private static final int FURTHER_RECORDS = 16;

    private final Attempt attempt;
    private final FeedState state;

    FeedWriter(Attempt attempt, FeedState state) {
        this.attempt = attempt;
        this.state = state;
    }

    /** How many records more a commit may name. */
    static int keysNeeded(IdentityRules rules, int shards) {
        return 2 * shards + rules.sizeCap() + BESIDES_MEMBERS;
    }

    /** The shard of a persona, for ever. */
    static int shardOf(PersonaId persona, int shards) {
        int hash = persona.value().hashCode() * 0x9E3779B9;
        return Math.floorMod(hash ^ (hash >>> 16), shards);
    }

    /** Writes what the attempt tells. */
    void write() {
        int shards = state.shardsOf(state.number());
        Map<Integer, List<Told>> byShard = new TreeMap<>();
        for (Told one : new FeedDifference(attempt, 2 * shards + FURTHER_RECORDS).told()) {
            byShard.computeIfAbsent(shardOf(one.persona(), shards), shard -> new ArrayList<>())
                    .add(one);
        }
        Workspace workspace = attempt.workspace();
        workspace.load(byShard.keySet().stream().map(this::head).toList());
        byShard.forEach(this::write);
    }

    private RecordKey head(int shard) {
        return attempt.layout().feedHead(state.number(), shard);
    }

    private void write(int shard, List<Told> told) {
        Workspace workspace = attempt.workspace();
        FeedHead stored = workspace.get(head(shard), FeedHead.class);
        FeedHead head = stored == null ? FeedHead.NONE : stored;
        int records = 0;
        for (int from = 0; from < told.size(); from += FeedRecord.MOST) {
            List<Told> some = told.subList(from, Math.min(from + FeedRecord.MOST, told.size()));
            RecordKey key = attempt.layout().feed(state.number(), shard, head.next() + records);
            workspace.takeAsAbsent(List.of(key));
            workspace.put(key, new FeedRecord(attempt.now(), some));
            records++;
        }
        workspace.put(head(shard), head.withMore(records));
    }
}

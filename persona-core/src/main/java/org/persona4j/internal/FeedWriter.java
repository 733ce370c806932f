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
 * first. Heads are read last, and expected also where nothing is told of those whom the attempt changes: so nobody shows or hides them
 * at the same moment. Not thread-safe; dies with the attempt.
 */
final class FeedWriter {
    /** The records for each of which one is locked, to know whom it is about. */
    static final RecordKind LOCKS_WHOSE = RecordKind.OPT_IN;

    /** The records, beyond one for each shard, in which much is told; a value that many carry and have carried fills some. */
    private static final int FURTHER_RECORDS = 64;

    private final Attempt attempt;
    private final FeedState state;

    FeedWriter(Attempt attempt, FeedState state) {
        this.attempt = attempt;
        this.state = state;
    }

    /** How many records more a commit may name, besides those it locks to know whom it is about. */
    static int keysNeeded(IdentityRules rules, int shards) {
        return 2 * shards + rules.sizeCap() + FURTHER_RECORDS;
    }

    /** The shard of a persona, for ever. */
    static int shardOf(PersonaId persona, int shards) {
        int hash = persona.value().hashCode() * 0x9E3779B9;
        return Math.floorMod(hash ^ (hash >>> 16), shards);
    }

    /** Writes what the attempt tells. */
    void write() {
        int shards = state.shardsOf(state.number());
        FeedDifference difference = new FeedDifference(attempt);
        Map<Integer, List<Told>> byShard = new TreeMap<>();
        for (Told one : difference.told()) {
            byShard.computeIfAbsent(shardOf(one.persona(), shards), shard -> new ArrayList<>())
                    .add(one);
        }
        for (PersonaId concerned : difference.concerned()) {
            byShard.computeIfAbsent(shardOf(concerned, shards), shard -> List.of());
        }
        Workspace workspace = attempt.workspace();
        workspace.load(byShard.keySet().stream().map(this::head).toList());
        byShard.forEach((shard, told) -> {
            if (told.isEmpty()) {
                workspace.lock(head(shard));
            } else {
                write(shard, told);
            }
        });
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

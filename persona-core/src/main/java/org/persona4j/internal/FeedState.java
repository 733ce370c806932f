package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.change.FeedPolicy;

/**
 * Where the changes of a tenant are told. As it is in the record that every commit expects, all engines tell them alike, and when it says
 * that a feed is over nobody adds to it any more.
 *
 * @param shards the number of shards of every feed there ever was, the first feed first; the last is the current one
 * @param on whether changes are told
 * @param since the number of the first feed from which a reader can go on to the current one: between them nothing was left untold
 * @param retentionSeconds how long changes are kept at least
 */
public record FeedState(
        @JsonProperty("shards") List<Integer> shards,
        @JsonProperty("on") boolean on,
        @JsonProperty("since") int since,
        @JsonProperty("retention") long retentionSeconds) {
    /** Makes the list unmodifiable. */
    public FeedState {
        shards = List.copyOf(shards);
    }

    /** The number of the current feed, or of the last one. */
    @JsonIgnore
    int number() {
        return shards.size();
    }

    /** The number of shards of a feed. */
    int shardsOf(int feed) {
        return shards.get(feed - 1);
    }

    /** The state when changes are told by a policy, whatever it was before. */
    static FeedState begun(@Nullable FeedState before, FeedPolicy policy) {
        long retention = policy.retention().toSeconds();
        if (before == null) {
            return new FeedState(List.of(policy.shards()), true, 1, retention);
        }
        if (before.on() && before.shardsOf(before.number()) == policy.shards()) {
            return new FeedState(before.shards(), true, before.since(), retention);
        }
        List<Integer> all = new ArrayList<>(before.shards());
        all.add(policy.shards());
        return new FeedState(all, true, before.on() ? before.since() : all.size(), retention);
    }

    /** The state when changes are told no more. */
    FeedState ended() {
        return new FeedState(shards, false, since, retentionSeconds);
    }
}

package org.persona4j.change;

import java.time.Duration;

/**
 * How the changes of a tenant are told.
 *
 * <p>Changes are told in as many rows as there are <em>shards</em>, those of one persona always in the same. Two commits that tell
 * something in the same shard cannot be made at once: one of them is tried again. So more shards let more of them go side by side, and
 * make a commit that touches many personas write more. An immutable, thread-safe value.
 *
 * @param shards how many rows, 1 to 64
 * @param retention how long changes are kept at least, a minute to a hundred years of 365 days, in whole seconds
 */
public record FeedPolicy(int shards, Duration retention) {
    /** The most shards there can be. */
    public static final int MAX_SHARDS = 64;

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final FeedPolicy STANDARD = new FeedPolicy(8, Duration.ofDays(30));

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is not kept
     */
    public FeedPolicy {
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException("shards must be 1 to " + MAX_SHARDS + ", not " + shards);
        }
        if (retention.compareTo(SHORTEST) < 0 || retention.compareTo(LONGEST) > 0 || retention.toNanosPart() != 0) {
            throw new IllegalArgumentException(
                    "retention must be whole seconds, from a minute to 36,500 days, not " + retention);
        }
    }

    /** Eight shards, and thirty days. */
    public static FeedPolicy standard() {
        return STANDARD;
    }

    /** This policy with so many shards. */
    public FeedPolicy withShards(int number) {
        return new FeedPolicy(number, retention);
    }

    /** This policy by which changes are kept so long. */
    public FeedPolicy withRetention(Duration time) {
        return new FeedPolicy(shards, time);
    }
}

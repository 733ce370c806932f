package org.persona4j.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a reader stands among the changes of a tenant: in each shard, before which change. The reader keeps it, as {@link #text()} or as
 * it is; it holds nothing of anybody. An immutable, thread-safe value.
 *
 * @param feed the number of the feed, at least 1: one begins when changes are told at first, or with another number of shards
 * @param positions the places in its shards, in their order
 */
public record ChangeCursor(int feed, List<Position> positions) {
    private static final char AFTER_FEED = ':';
    private static final char BETWEEN_POSITIONS = ',';
    private static final char BEFORE_PLACE = '.';
    private static final int MAX_PLACE = 1_000_000;

    /** A feed, and of each shard a number and a place, with what stands between. */
    private static final int MAX_CHARS = 11 + FeedPolicy.MAX_SHARDS * 28;

    /**
     * A place in a shard.
     *
     * @param record how many records of changes are before it, at least 0
     * @param place how many changes of the next one are, 0 to a million
     */
    public record Position(long record, int place) {
        /** Before the first change of a shard. */
        public static final Position START = new Position(0, 0);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if one is not kept
         */
        public Position {
            if (record < 0 || place < 0 || place > MAX_PLACE) {
                throw new IllegalArgumentException("record must be at least 0 and place 0 to " + MAX_PLACE);
            }
        }

        private String text() {
            return place == 0 ? Long.toString(record) : Long.toString(record) + BEFORE_PLACE + place;
        }
    }

    /**
     * Makes the list unmodifiable.
     *
     * @throws IllegalArgumentException if the feed is below 1, or there are no positions, or more than a feed can have shards
     */
    public ChangeCursor {
        positions = List.copyOf(positions);
        if (feed < 1) {
            throw new IllegalArgumentException("feed must be at least 1, not " + feed);
        }
        if (positions.isEmpty() || positions.size() > FeedPolicy.MAX_SHARDS) {
            throw new IllegalArgumentException(
                    "positions must be 1 to " + FeedPolicy.MAX_SHARDS + ", not " + positions.size());
        }
    }

    /** Before the first change of a feed of so many shards. */
    public static ChangeCursor startOf(int feed, int shards) {
        List<Position> positions = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            positions.add(Position.START);
        }
        return new ChangeCursor(feed, positions);
    }

    /**
     * The cursor that a text tells.
     *
     * @throws IllegalArgumentException if it is not one that {@link #text()} made
     */
    public static ChangeCursor parse(String text) {
        Objects.requireNonNull(text, "text");
        int colon = text.length() > MAX_CHARS ? -1 : text.indexOf(AFTER_FEED);
        if (colon < 0) {
            throw notOne();
        }
        List<Position> positions = new ArrayList<>();
        int from = colon + 1;
        while (from <= text.length()) {
            int comma = text.indexOf(BETWEEN_POSITIONS, from);
            int end = comma < 0 ? text.length() : comma;
            positions.add(position(text.substring(from, end)));
            from = end + 1;
        }
        long feed = number(text.substring(0, colon));
        if (feed < 1 || feed > Integer.MAX_VALUE || positions.size() > FeedPolicy.MAX_SHARDS) {
            throw notOne();
        }
        return new ChangeCursor((int) feed, positions);
    }

    private static Position position(String text) {
        int dot = text.indexOf(BEFORE_PLACE);
        long record = number(dot < 0 ? text : text.substring(0, dot));
        long place = dot < 0 ? 0 : number(text.substring(dot + 1));
        if (place > MAX_PLACE || (dot >= 0 && place == 0)) {
            throw notOne();
        }
        return new Position(record, (int) place);
    }

    /** A number as it is written and no other way: no sign, no zero before others, no digit but those of ASCII. */
    private static long number(String digits) {
        boolean plain = !digits.isEmpty()
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!plain) {
            throw notOne();
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw notOne();
        }
    }

    private static IllegalArgumentException notOne() {
        return new IllegalArgumentException(
                "text is not the cursor of a change feed: a number, a colon, and positions with commas between");
    }

    /** The text that {@link #parse} reads: at most 1,803 characters, digits, colons, commas and dots. */
    public String text() {
        return feed
                + String.valueOf(AFTER_FEED)
                + positions.stream().map(Position::text).collect(Collectors.joining(String.valueOf(BETWEEN_POSITIONS)));
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}

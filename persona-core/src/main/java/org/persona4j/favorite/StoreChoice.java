package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One word about a favorite store: which shop, how strong, and when it was said. Immutable.
 *
 * @param level how strong the word is
 * @param storeId the shop, by the retailer's id of it: 1 to 128 characters
 * @param at when it was said
 */
public record StoreChoice(
        @JsonProperty("level") ChoiceLevel level,
        @JsonProperty("storeId") String storeId,
        @JsonProperty("at") Instant at) {
    private static final int MAX_ID = 128;

    /** Strongest first: by level, then the newest, then the smaller store id. */
    public static final Comparator<StoreChoice> STRONGEST_FIRST = Comparator.comparing(StoreChoice::level)
            .thenComparing(StoreChoice::at, Comparator.reverseOrder())
            .thenComparing(StoreChoice::storeId);

    /**
     * Checks the store id.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    public StoreChoice {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(at, "at");
        if (!isStoreId(storeId)) {
            throw new IllegalArgumentException("a store id must have 1 to " + MAX_ID + " characters and not be blank");
        }
    }

    /** Whether the text can be a shop's id: 1 to 128 characters, not all of them blank. */
    public static boolean isStoreId(String text) {
        return !text.isBlank() && text.length() <= MAX_ID;
    }

    /** The stronger of two words. */
    public static StoreChoice stronger(StoreChoice a, StoreChoice b) {
        return STRONGEST_FIRST.compare(a, b) <= 0 ? a : b;
    }
}

package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The visits of a profile in a year that earned points.
 *
 * @param days how many, by the number of the day in the year, 1 to 366; days without any are left out
 */
public record VisitsRecord(@JsonProperty("days") SortedMap<Integer, Integer> days) {
    private static final int LAST_DAY = 366;

    /** No visits. */
    static final VisitsRecord NONE = new VisitsRecord(new TreeMap<>());

    /**
     * Makes the map unmodifiable.
     *
     * @throws IllegalArgumentException if there is no such day in a year, or a day has no visits
     */
    public VisitsRecord {
        days.forEach((day, visits) -> {
            if (day < 1 || day > LAST_DAY || visits == null || visits < 1) {
                throw new IllegalArgumentException("days must name days 1 to " + LAST_DAY + " that have visits");
            }
        });
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** How many visits of the day count. */
    int on(LocalDate day) {
        return days.getOrDefault(day.getDayOfYear(), 0);
    }

    /** These and one on the day. */
    VisitsRecord withOneOn(LocalDate day) {
        SortedMap<Integer, Integer> more = new TreeMap<>(days);
        more.merge(day.getDayOfYear(), 1, Integer::sum);
        return new VisitsRecord(more);
    }
}

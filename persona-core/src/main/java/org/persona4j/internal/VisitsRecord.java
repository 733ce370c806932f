package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.wallet.Touch;

/**
 * On which days of a year a profile came. Days are told by their number in the year, 1 to 366.
 *
 * @param days how many visits of a day earned points; days without any are left out
 * @param touched the days that prolonged points, each with the moment at which that was noted, which rise with the days
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VisitsRecord(
        @JsonProperty("days") SortedMap<Integer, Integer> days,
        @JsonProperty("touched") SortedMap<Integer, Instant> touched) {
    private static final int LAST_DAY = 366;

    /** No visits. */
    static final VisitsRecord NONE = new VisitsRecord(new TreeMap<>(), new TreeMap<>());

    /**
     * Makes the maps unmodifiable; of one that is left out nothing is known.
     *
     * @throws IllegalArgumentException if one names what is no day of a year, or says nothing of a day, or a day has no visits
     */
    public VisitsRecord {
        days = whole("days", days);
        touched = whole("touched", touched);
        if (days.values().stream().anyMatch(visits -> visits < 1)) {
            throw new IllegalArgumentException("days names a day without visits");
        }
    }

    private static <T> SortedMap<Integer, T> whole(String what, @Nullable SortedMap<Integer, T> mapOrNull) {
        SortedMap<Integer, T> map = mapOrNull == null ? new TreeMap<>() : new TreeMap<>(mapOrNull);
        if (map.containsValue(null) || (!map.isEmpty() && (map.firstKey() < 1 || map.lastKey() > LAST_DAY))) {
            throw new IllegalArgumentException(what + " must say something of days 1 to " + LAST_DAY + " alone");
        }
        return Collections.unmodifiableSortedMap(map);
    }

    /** How many visits of the day count. */
    int on(LocalDate day) {
        return days.getOrDefault(day.getDayOfYear(), 0);
    }

    /** These and one on the day. */
    VisitsRecord withOneOn(LocalDate day) {
        SortedMap<Integer, Integer> more = new TreeMap<>(days);
        more.merge(day.getDayOfYear(), 1, Integer::sum);
        return new VisitsRecord(more, touched);
    }

    /** These, and that one prolonged points. */
    VisitsRecord with(Touch touch) {
        SortedMap<Integer, Instant> more = new TreeMap<>(touched);
        more.put(touch.day().getDayOfYear(), touch.at());
        return new VisitsRecord(days, more);
    }

    /** The latest day of the year, told by its number, that had prolonged points by a moment. */
    Optional<Integer> touchedBy(Instant moment) {
        return touched.entrySet().stream()
                .filter(touch -> !touch.getValue().isAfter(moment))
                .map(Map.Entry::getKey)
                .reduce((earlier, later) -> later);
    }
}

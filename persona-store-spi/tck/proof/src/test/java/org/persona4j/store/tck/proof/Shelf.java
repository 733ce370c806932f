package org.persona4j.store.tck.proof;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.StoredRecord;

/**
 * The records of a {@link StepwiseStore}: they outlive it, as a disk does. Whoever uses a shelf holds its monitor.
 *
 * <p>A drawer holds what is scanned together: the records of one tenant and kind.
 */
final class Shelf {

    /** The place of a record: a drawer, and a label in it. */
    record Place(String drawer, String label) {}

    private final Comparator<String> order;
    private final Map<String, NavigableMap<String, StoredRecord>> drawers = new HashMap<>();

    Shelf(Comparator<String> order) {
        this.order = order;
    }

    /** Returns the records of a drawer by their labels. A view. */
    NavigableMap<String, StoredRecord> drawer(String name) {
        return drawers.computeIfAbsent(name, absent -> new TreeMap<>(order));
    }

    /** Returns all drawers by their names. A view. */
    Map<String, NavigableMap<String, StoredRecord>> drawers() {
        return drawers;
    }

    @Nullable StoredRecord find(Place place) {
        return drawer(place.drawer()).get(place.label());
    }

    void put(Place place, StoredRecord record) {
        drawer(place.drawer()).put(place.label(), record);
    }

    void remove(Place place) {
        drawer(place.drawer()).remove(place.label());
    }

    Comparator<String> order() {
        return order;
    }

    /** Returns another shelf with the same records. */
    Shelf copy() {
        Shelf copy = new Shelf(order);
        copy.become(this);
        return copy;
    }

    /** Replaces the records with those of another shelf. */
    void become(Shelf other) {
        drawers.clear();
        other.drawers.forEach((name, records) -> drawer(name).putAll(records));
    }
}

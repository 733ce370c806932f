package org.persona4j.example.storefile;

import static org.persona4j.example.storefile.Notes.content;
import static org.persona4j.example.storefile.Notes.key;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;

/**
 * A history of commits of which each writes several records that belong together, and after which the number of the last
 * one says what every record must be.
 *
 * <p>Commit n puts two pages of n, deletes both pages of n - {@value #PAGES_KEPT}, and puts n as the last number.
 */
final class Ledger {

    static final int PAGES_KEPT = 50;

    private static final RecordKey LAST = key("last");

    private Ledger() {}

    /** Makes the commit after those that are there, and returns its number. */
    static int commitNext(PersonaStore store) {
        int number = last(store) + 1;
        store.commit(Commit.builder(LAST.tenant())
                .put(page("left", number), text("left", number))
                .put(page("right", number), text("right", number))
                .put(LAST, content("" + number))
                .delete(page("left", number - PAGES_KEPT))
                .delete(page("right", number - PAGES_KEPT))
                .build());
        return number;
    }

    /** Returns the number of the last commit, 0 if there is none. */
    static int last(PersonaStore store) {
        return Integer.parseInt(contents(store).getOrDefault(LAST, content("0")).as(String.class, String::new));
    }

    /** Returns what all records must be after a commit. */
    static Map<RecordKey, Content> contentsAfter(int last) {
        Map<RecordKey, Content> contents = new TreeMap<>();
        if (last > 0) {
            contents.put(LAST, content("" + last));
        }
        IntStream.rangeClosed(Math.max(1, last - PAGES_KEPT + 1), last).forEach(number -> {
            contents.put(page("left", number), text("left", number));
            contents.put(page("right", number), text("right", number));
        });
        return contents;
    }

    /** Returns what all records are. */
    static Map<RecordKey, Content> contents(PersonaStore store) {
        Map<RecordKey, Content> contents = new TreeMap<>();
        Notes.all(store).forEach((key, record) -> contents.put(key, record.content()));
        return contents;
    }

    private static RecordKey page(String side, int number) {
        return key(side + "/" + number);
    }

    /** Long enough for some entries to cross blocks of the disk. */
    private static Content text(String side, int number) {
        return content((side + " page of commit " + number + ". ").repeat(1 + number % 100));
    }
}

package org.persona4j.example.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.Personas;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangePage;
import org.persona4j.error.ChangesGoneException;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.persona.Persona;
import org.persona4j.search.Hit;
import org.persona4j.search.SearchPage;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;

/**
 * Who has a phone number and how many points, for a till that must know it at once: a store of its own that follows the changes of a
 * tenant. What it reads of a page of changes and the cursor after the page are one commit, so it can die at any point. Not thread-safe;
 * several may follow into one store, then one of them is a step ahead and the others try again.
 */
public final class PhoneBook {
    private static final String BOOK = "phone-book";
    private static final RecordKey CURSOR = RecordKey.of(BOOK, "cursor", "current");
    private static final String FILLING = "filling ";
    private static final int AT_ONCE = 20;

    private final Personas source;
    private final PersonaStore store;

    /**
     * A phone book.
     *
     * @param source the tenant that is followed, whose changes are told
     * @param store where the book is kept
     */
    public PhoneBook(Personas source, PersonaStore store) {
        this.source = source;
        this.store = store;
    }

    /** The points of everybody who has a phone number, in any order. */
    public Map<String, String> lookUp(String phone) {
        Map<String, String> found = new TreeMap<>();
        for (String id : read(phone(phone))) {
            found.put(id, read(customer(PersonaId.of(id))).get(0));
        }
        return found;
    }

    /** Takes a step: fills the book if it is new, or follows some changes. Answers whether there is more to do. */
    public boolean step() {
        StoredRecord cursor = store.read(Set.of(CURSOR)).get(CURSOR);
        if (cursor == null) {
            beginAt(Commit.builder(BOOK).expectAbsent(CURSOR));
            return true;
        }
        Commit.Builder commit = Commit.builder(BOOK).expect(CURSOR, cursor.version());
        String text = lines(cursor).get(0);
        if (text.startsWith(FILLING)) {
            fill(cursor);
            store.commit(commit.put(CURSOR, content(List.of(text.substring(FILLING.length()))))
                    .build());
            return true;
        }
        try {
            ChangePage page = source.changes().read(ChangeCursor.parse(text), AT_ONCE);
            if (!page.changes().isEmpty()) {
                write(page.changes().stream().map(Change::persona).toList(), commit);
            }
            store.commit(
                    commit.put(CURSOR, content(List.of(page.next().text()))).build());
            return page.more();
        } catch (ChangesGoneException tooLate) {
            beginAt(commit);
            return true;
        }
    }

    /** Notes from where changes are to be followed once everybody was read. */
    private void beginAt(Commit.Builder commit) {
        String now = source.changes().now().text();
        store.commit(commit.put(CURSOR, content(List.of(FILLING + now))).build());
    }

    /** Throws away what is there, and reads everybody. What changes meanwhile is told after the cursor. */
    private void fill(StoredRecord cursor) {
        clear("customer", cursor);
        clear("phone", cursor);
        String next = null;
        do {
            SearchPage page = source.search().find("", next, AT_ONCE);
            Commit.Builder commit = Commit.builder(BOOK).expect(CURSOR, cursor.version());
            write(page.hits().stream().map(Hit::persona).map(Persona::id).toList(), commit);
            store.commit(commit.build());
            next = page.nextOrNull();
        } while (next != null);
    }

    private void clear(String kind, StoredRecord cursor) {
        Optional<RecordScan> rest = Optional.of(RecordScan.of(BOOK, kind).withLimit(AT_ONCE));
        while (rest.isPresent()) {
            RecordScan scan = rest.get();
            RecordPage page = store.scan(scan);
            Commit.Builder commit = Commit.builder(BOOK).expect(CURSOR, cursor.version());
            page.records().forEach(record -> commit.delete(record.key()));
            store.commit(commit.build());
            rest = page.next().map(scan::after);
        }
    }

    /** Writes what is so of some personas, whatever was told of them. */
    private void write(Collection<PersonaId> ids, Commit.Builder commit) {
        Map<RecordKey, Set<String>> phones = new HashMap<>();
        for (PersonaId id : new TreeSet<>(ids)) {
            List<String> before = read(customer(id));
            List<String> after =
                    customer(source.search().byId(id).filter(found -> found.id().equals(id)));
            before.stream().skip(1).forEach(phone -> holders(phone, phones).remove(id.value()));
            after.stream().skip(1).forEach(phone -> holders(phone, phones).add(id.value()));
            put(customer(id), after, commit);
        }
        phones.forEach((phone, holders) -> put(phone, holders, commit));
    }

    private Set<String> holders(String phone, Map<RecordKey, Set<String>> phones) {
        return phones.computeIfAbsent(phone(phone), key -> new TreeSet<>(read(key)));
    }

    /** The points and the phone numbers of a persona; nothing if it is gone, or goes while it is read. */
    private List<String> customer(Optional<Persona> found) {
        List<String> lines = new ArrayList<>();
        try {
            found.ifPresent(persona -> {
                lines.add(source.wallets().of(persona.id()).balance().toString());
                persona.identifiers().stream()
                        .filter(held -> held.identifier().type() == IdentifierType.PHONE)
                        .forEach(held -> lines.add(held.identifier().value()));
            });
            return lines;
        } catch (NotFoundException gone) {
            return List.of();
        }
    }

    private static RecordKey customer(PersonaId id) {
        return RecordKey.of(BOOK, "customer", id.value());
    }

    private static RecordKey phone(String number) {
        return RecordKey.of(BOOK, "phone", number);
    }

    private List<String> read(RecordKey key) {
        StoredRecord record = store.read(Set.of(key)).get(key);
        return record == null ? List.of() : lines(record);
    }

    private static List<String> lines(StoredRecord record) {
        return List.of(new String(record.content().bytes(), StandardCharsets.UTF_8).split("\n", -1));
    }

    private static Content content(Collection<String> lines) {
        return Content.ofBytes(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static void put(RecordKey key, Collection<String> lines, Commit.Builder commit) {
        if (lines.isEmpty()) {
            commit.delete(key);
        } else {
            commit.put(key, content(lines));
        }
    }
}

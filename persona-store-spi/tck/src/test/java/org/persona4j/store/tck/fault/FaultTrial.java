package org.persona4j.store.tck.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;

/** A plain store, and stores around it with which something goes wrong. Not thread-safe. */
final class FaultTrial {
    static final String TENANT = "green-leaf";
    static final String KIND = "note";

    final PlainStore inside = new PlainStore();

    FaultInjectingStore store(Faults faults) {
        return new FaultInjectingStore(inside, faults);
    }

    /** A store whose first such call goes wrong; what is late arrives after two calls. */
    FaultInjectingStore storeWhoseFirst(StoreCall call, Fault fault) {
        return store(Faults.none().at(call, 1, fault).arrivingAfter(2, 2));
    }

    static RecordKey key(String id) {
        return RecordKey.of(TENANT, KIND, id);
    }

    static Commit commit(Consumer<Commit.Builder> parts) {
        Commit.Builder commit = Commit.builder(TENANT);
        parts.accept(commit);
        return commit.build();
    }

    static Commit inserting(String id) {
        return commit(to -> to.expectAbsent(key(id)).put(key(id), Content.ofBytes(id.getBytes(UTF_8))));
    }

    /** What the plain store has, whatever the stores around it say. */
    Optional<StoredRecord> inside(String id) {
        return Optional.ofNullable(inside.read(Set.of(key(id))).get(key(id)));
    }
}

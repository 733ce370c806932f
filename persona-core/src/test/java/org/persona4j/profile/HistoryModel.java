package org.persona4j.profile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;

/** What a profile should say, looked up in the list of all its dated records each time anew. */
record HistoryModel(List<NormalizedRecord> records) {
    private static Observed observed(NormalizedRecord record) {
        return new Observed(record.observedAt().orElseThrow(), record.sequence());
    }

    /** Of each type those in the latest records that name one, unless a record after them says there are none. */
    Set<Identifier> identifiers() {
        Set<Identifier> current = new TreeSet<>();
        for (IdentifierType type : IdentifierType.values()) {
            Optional<Observed> named = records.stream()
                    .filter(record -> !ofType(record, type).isEmpty())
                    .map(HistoryModel::observed)
                    .max(Comparator.naturalOrder());
            boolean clearedLater = records.stream()
                    .filter(record -> record.cleared().contains(type))
                    .anyMatch(record -> named.isPresent() && observed(record).compareTo(named.get()) > 0);
            records.stream()
                    .filter(record -> !clearedLater && named.equals(Optional.of(observed(record))))
                    .forEach(record -> current.addAll(ofType(record, type)));
        }
        return current;
    }

    private static List<Identifier> ofType(NormalizedRecord record, IdentifierType type) {
        return record.identifiers().stream()
                .filter(identifier -> identifier.type() == type)
                .toList();
    }

    /** All that were ever named and are not current. */
    Set<Identifier> earlierIdentifiers() {
        Set<Identifier> earlier = new TreeSet<>();
        records.forEach(record -> earlier.addAll(record.identifiers()));
        earlier.removeAll(identifiers());
        return earlier;
    }

    /** Of each name the value observed last; of several at that time the greatest. */
    Map<String, TraitValue> traits() {
        Map<String, TraitValue> traits = new TreeMap<>();
        records.stream()
                .flatMap(record -> record.traits().keySet().stream())
                .distinct()
                .forEach(name -> {
                    Comparator<NormalizedRecord> latest = Comparator.comparing(HistoryModel::observed);
                    traits.put(
                            name,
                            records.stream()
                                    .filter(record -> record.traits().containsKey(name))
                                    .max(latest.thenComparing(record -> value(record, name)))
                                    .map(record -> value(record, name))
                                    .orElseThrow());
                });
        return traits;
    }

    private static TraitValue value(NormalizedRecord record, String name) {
        return Optional.ofNullable(record.traits().get(name)).orElseThrow();
    }

    /** The newest, then the one with the smaller id; all records are of one level. */
    Optional<StoreChoice> storeChoice() {
        return records.stream()
                .filter(record -> record.favoriteStore().isPresent())
                .map(record -> new StoreChoice(
                        record.choiceLevel(),
                        record.favoriteStore().get(),
                        record.observedAt().orElseThrow()))
                .min(Comparator.comparing(StoreChoice::at).reversed().thenComparing(StoreChoice::storeId));
    }

    Instant firstSeen() {
        return records.stream()
                .map(record -> record.observedAt().orElseThrow())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant lastSeen() {
        return records.stream()
                .map(record -> record.observedAt().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.ReviewPage;
import org.persona4j.profile.Profile;
import org.persona4j.recommend.Basket;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;

/** Finds orders. Not thread-safe; dies with the attempt. */
public final class OrderReads {
    private final Attempt attempt;
    private final PersonaStore store;

    /** The orders as one attempt at reading finds them. */
    public OrderReads(Attempt attempt, PersonaStore store) {
        this.attempt = attempt;
        this.store = store;
    }

    /** An order found, and where. */
    private record Found(ProfileId profile, String place) {
        static final Comparator<Found> NEWEST_FIRST =
                Comparator.comparing(Found::place).reversed().thenComparing(Found::profile);
    }

    /** The order with an id, if its customer is within reach. */
    public Optional<RecordedOrder> byId(String orderId, Reach reach) {
        ReceiptRef places = attempt.workspace().get(attempt.layout().receipt(orderId), ReceiptRef.class);
        if (places == null) {
            Lookups.lookForNobody(attempt);
            return Optional.empty();
        }
        attempt.workspace()
                .load(places.all().stream()
                        .map(place -> attempt.layout().profile(place.profile()))
                        .toList());
        for (ReceiptRef.Place place : places.all()) {
            Profile profile = attempt.profile(place.profile());
            if (profile != null && reach.sees(attempt, profile.personaId())) {
                return Optional.of(order(profile.personaId(), new Found(profile.id(), place.order())));
            }
        }
        return Optional.empty();
    }

    /** The order with an id, if it is one of a persona, by the id it has now. */
    Optional<RecordedOrder> ofPersona(String orderId, PersonaId persona) {
        ReceiptRef places = attempt.workspace().get(attempt.layout().receipt(orderId), ReceiptRef.class);
        List<ProfileId> members = attempt.requirePersona(persona).members();
        return places == null
                ? Optional.empty()
                : places.all().stream()
                        .filter(place -> members.contains(place.profile()))
                        .findFirst()
                        .map(place -> order(persona, new Found(place.profile(), place.order())));
    }

    /** The orders of a persona, by the id it has now, that were placed in a time, in any order. */
    List<RecordedOrder> placed(PersonaId persona, Instant from, Instant until) {
        List<RecordedOrder> placed = new ArrayList<>();
        for (ProfileId member : attempt.requirePersona(persona).members()) {
            String prefix = attempt.layout().prefixOf(member);
            RecordScan scan = RecordKind.ORDER
                    .scan(attempt.layout().tenant())
                    .withRange(prefix + AuditEntry.idsFrom(from), prefix + AuditEntry.idsFrom(until));
            all(scan, Integer.MAX_VALUE).stream()
                    .map(id -> order(persona, new Found(member, id.substring(prefix.length()))))
                    .forEach(placed::add);
        }
        return placed;
    }

    /** The ids that a scan finds, so many at least if there are. */
    private List<String> all(RecordScan all, int most) {
        RecordScan scan = all;
        List<String> ids = new ArrayList<>();
        while (true) {
            RecordPage page = store.scan(scan);
            page.records().forEach(record -> ids.add(record.key().id()));
            if (page.next().isEmpty() || ids.size() >= most) {
                return ids;
            }
            scan = scan.after(page.next().get());
        }
    }

    private RecordedOrder order(PersonaId persona, Found found) {
        OrderRecord record =
                attempt.workspace().get(attempt.layout().order(found.profile(), found.place()), OrderRecord.class);
        if (record == null) {
            throw new StaleReadException();
        }
        return record.recorded(persona, found.profile());
    }

    /**
     * The orders of a persona, the one placed last first.
     *
     * @param persona the id it has now
     * @param cursorOrNull where the page before ended; null for the first
     * @param limit the most orders of a page, at least 1
     */
    public ReviewPage<RecordedOrder> of(PersonaId persona, @Nullable String cursorOrNull, int limit) {
        List<Found> found = new ArrayList<>();
        for (ProfileId member : attempt.requirePersona(persona).members()) {
            found.addAll(newest(member, cursorOrNull, limit + 1));
        }
        found.sort(Found.NEWEST_FIRST);
        List<Found> page = found.subList(0, Math.min(limit, found.size()));
        attempt.workspace()
                .load(page.stream()
                        .map(one -> attempt.layout().order(one.profile(), one.place()))
                        .toList());
        String next = found.size() > limit ? page.get(page.size() - 1).place() : null;
        return new ReviewPage<>(page.stream().map(one -> order(persona, one)).toList(), next);
    }

    /**
     * What was bought together, of all orders of customers who are seen that were not refunded wholly, in no order that tells anything.
     *
     * @param limit the most orders to look at
     */
    public ReviewPage<Basket> baskets(@Nullable String cursorOrNull, int limit) {
        RecordScan scan = RecordKind.ORDER.scan(attempt.layout().tenant()).withLimit(limit);
        RecordPage page = store.scan(cursorOrNull == null ? scan : scan.after(ScanCursor.of(cursorOrNull)));
        List<Basket> baskets = new ArrayList<>();
        for (StoredRecord found : page.records()) {
            OrderRecord record = Records.decode(found.content(), OrderRecord.class);
            if (attempt.profile(RecordLayout.profileOfOrder(found.key())) != null
                    && !record.refunded().isWhole()) {
                baskets.add(Basket.of(record.order()));
            }
        }
        return new ReviewPage<>(baskets, page.next().map(ScanCursor::lastId).orElse(null));
    }

    /** The last orders of a profile that were placed before one. */
    private List<Found> newest(ProfileId profile, @Nullable String beforeOrNull, int most) {
        String prefix = attempt.layout().prefixOf(profile);
        RecordScan scan = RecordKind.ORDER
                .scan(attempt.layout().tenant())
                .withPrefix(prefix)
                .descending()
                .withLimit(most);
        if (beforeOrNull != null) {
            scan = scan.after(ScanCursor.of(prefix + beforeOrNull));
        }
        return all(scan, most).stream()
                .map(id -> new Found(profile, id.substring(prefix.length())))
                .toList();
    }
}

package org.persona4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Attempt;
import org.persona4j.internal.Finder;
import org.persona4j.internal.Reach;
import org.persona4j.search.Criterion;
import org.persona4j.search.Hit;
import org.persona4j.search.Query;

/**
 * One page of who answers a query. Looks at some places at a time, each look at one moment, so that neither what it holds nor what
 * must not change meanwhile grows with the tenant. Used once.
 *
 * <p>What is made of each who answers is made in the same look.
 *
 * <p>A cursor is a letter for the way that is gone, and the last place that was looked at where somebody is who is seen: nobody learns
 * from it of anybody else.
 */
final class SearchPages<T> {
    private static final char EVERYBODY = 'e';
    private static final char FIRST_SEEN = 's';
    private static final char LED = 'l';
    private static final char LISTED = 'n';
    private static final String BEGIN_OF_LISTED = String.valueOf(LISTED);

    /** How many records are looked at, at one moment. */
    private static final int AT_ONCE = 100;

    /** How many people are looked at for a page. */
    private static final int MOST = 5_000;

    private final Session session;
    private final Reach reach;
    private final Query query;
    private final Maker<T> maker;

    /** What is made of somebody who answers, in the look that found them. */
    @FunctionalInterface
    interface Maker<T> {
        T make(Attempt attempt, Hit hit);
    }

    /**
     * A page.
     *
     * @param items what was made of each who answers
     * @param nextOrNull the cursor of the next page, if there may be one
     */
    record Page<T>(List<T> items, @Nullable String nextOrNull) {}

    SearchPages(Session session, Reach reach, Query query, Maker<T> maker) {
        this.session = session;
        this.reach = reach;
        this.query = query;
        this.maker = maker;
    }

    /** Whether a criterion leads to those who answer it, so that not all have to be gone through. */
    static boolean leads(Criterion criterion) {
        return criterion instanceof Criterion.Text
                || criterion instanceof Criterion.Receipt
                || criterion instanceof Criterion.MergedFrom;
    }

    private <R> R read(BiFunction<Attempt, Finder, R> body) {
        Finder.Rules rules = new Finder.Rules(session.normalizers(), session.survivorship(), session.loyaltyPolicy());
        return session.transactions()
                .read(attempt -> body.apply(attempt, new Finder(attempt, session.store(), rules, reach)));
    }

    Page<T> find(@Nullable String cursor, int limit) {
        Optional<Criterion> leader = leader();
        if (leader.isEmpty()) {
            return go(EVERYBODY, cursor, limit, Finder::everybody);
        }
        if (leader.get() instanceof Criterion.Receipt) {
            return led(leader.get(), cursor, limit, null);
        }
        if (cursor != null && cursor.startsWith(BEGIN_OF_LISTED)) {
            return listed(leader.get(), cursor, limit);
        }
        Page<T> led = led(leader.get(), cursor, limit, BEGIN_OF_LISTED);
        if (led.items().size() == limit) {
            return led;
        }
        Page<T> listed = listed(leader.get(), null, limit - led.items().size());
        List<T> items = new ArrayList<>(led.items());
        items.addAll(listed.items());
        return new Page<>(items, listed.nextOrNull());
    }

    Page<T> byFirstSeen(@Nullable String cursor, int limit) {
        return go(FIRST_SEEN, cursor, limit, Finder::byFirstSeen);
    }

    /** What leads to the fewest: an order, then an address that was somebody's, then a text that is not but a name. */
    private Optional<Criterion> leader() {
        return query.criteria().stream().filter(SearchPages::leads).min(Comparator.comparing(SearchPages::width));
    }

    private static int width(Criterion criterion) {
        if (criterion instanceof Criterion.Text text) {
            boolean mayBeName = text.text().chars().noneMatch(c -> c == '@' || Character.isDigit(c));
            return mayBeName ? 3 : 2;
        }
        return criterion instanceof Criterion.Receipt ? 0 : 1;
    }

    private Page<T> led(Criterion leader, @Nullable String cursor, int limit, @Nullable String thenOrNull) {
        String after = place(LED, cursor);
        return read((attempt, finder) -> {
            List<T> items = new ArrayList<>();
            String last = "";
            for (PersonaId id : finder.led(leader)) {
                boolean isNew = after == null || id.value().compareTo(after) > 0;
                Optional<Hit> hit = isNew ? finder.answer(id, query) : Optional.empty();
                if (hit.isPresent()) {
                    if (items.size() == limit) {
                        return new Page<>(items, LED + last);
                    }
                    items.add(maker.make(attempt, hit.get()));
                    last = id.value();
                }
            }
            return new Page<>(items, thenOrNull);
        });
    }

    private Page<T> listed(Criterion leader, @Nullable String cursor, int limit) {
        return go(LISTED, cursor, limit, (finder, after, most, asked) -> finder.listed(leader, after, most, asked));
    }

    /** How some places are looked at. */
    @FunctionalInterface
    private interface Way {
        Finder.Looked look(Finder finder, @Nullable String afterOrNull, int most, Query query);
    }

    /** A place that was looked at, and what was made of who is there and answers. */
    private record Stop<T>(String at, Optional<T> made) {}

    /** What one look found, and where the next begins. */
    private record Look<T>(List<Stop<T>> stops, @Nullable String nextOrNull) {}

    private Look<T> look(Way way, @Nullable String from) {
        return read((attempt, finder) -> {
            Finder.Looked looked = way.look(finder, from, AT_ONCE, query);
            List<Stop<T>> stops = looked.places().stream()
                    .map(place -> new Stop<>(place.at(), place.answer().map(hit -> maker.make(attempt, hit))))
                    .toList();
            return new Look<>(stops, looked.nextOrNull());
        });
    }

    private Page<T> go(char letter, @Nullable String cursor, int limit, Way way) {
        List<T> items = new ArrayList<>();
        String after = place(letter, cursor);
        int looked = 0;
        while (true) {
            Look<T> some = look(way, after);
            for (Stop<T> stop : some.stops()) {
                stop.made().ifPresent(items::add);
                looked++;
                if (items.size() == limit || looked == MOST) {
                    return new Page<>(items, letter + stop.at());
                }
            }
            if (some.nextOrNull() == null) {
                return new Page<>(items, null);
            }
            after = some.nextOrNull();
        }
    }

    /** The place in a cursor of this way; null for the beginning. */
    private static @Nullable String place(char letter, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        if (cursor.isEmpty() || cursor.charAt(0) != letter) {
            throw new IllegalArgumentException("cursor is none of a page that this query has");
        }
        return cursor.length() == 1 ? null : cursor.substring(1);
    }
}

package org.persona4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Finder;
import org.persona4j.internal.Reach;
import org.persona4j.search.Criterion;
import org.persona4j.search.Hit;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;

/**
 * One page of who answers a query. Looks at some places at a time, each look at one moment, so that neither what it holds nor what
 * must not change meanwhile grows with the tenant. Used once.
 *
 * <p>A cursor is a letter for the way that is gone, and the last place that was looked at where somebody is who is seen: nobody learns
 * from it of anybody else.
 */
final class SearchPages {
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

    SearchPages(Session session, Reach reach, Query query) {
        this.session = session;
        this.reach = reach;
        this.query = query;
    }

    /** Whether a criterion leads to those who answer it, so that not all have to be gone through. */
    static boolean leads(Criterion criterion) {
        return criterion instanceof Criterion.Text
                || criterion instanceof Criterion.Receipt
                || criterion instanceof Criterion.MergedFrom;
    }

    private <T> T read(Function<Finder, T> body) {
        Finder.Rules rules = new Finder.Rules(session.normalizers(), session.survivorship(), session.loyaltyPolicy());
        return session.transactions().read(attempt -> body.apply(new Finder(attempt, session.store(), rules, reach)));
    }

    SearchPage find(@Nullable String cursor, int limit) {
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
        SearchPage led = led(leader.get(), cursor, limit, BEGIN_OF_LISTED);
        if (led.hits().size() == limit) {
            return led;
        }
        SearchPage listed = listed(leader.get(), null, limit - led.hits().size());
        List<Hit> hits = new ArrayList<>(led.hits());
        hits.addAll(listed.hits());
        return new SearchPage(hits, listed.nextOrNull());
    }

    SearchPage byFirstSeen(@Nullable String cursor, int limit) {
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

    private SearchPage led(Criterion leader, @Nullable String cursor, int limit, @Nullable String thenOrNull) {
        String after = place(LED, cursor);
        return read(finder -> {
            Set<PersonaId> ids = finder.led(leader);
            List<Hit> hits = new ArrayList<>();
            for (PersonaId id : ids) {
                boolean isNew = after == null || id.value().compareTo(after) > 0;
                Optional<Hit> hit = isNew ? finder.answer(id, query) : Optional.empty();
                if (hit.isPresent()) {
                    if (hits.size() == limit) {
                        return new SearchPage(hits, LED + last(hits));
                    }
                    hits.add(hit.get());
                }
            }
            return new SearchPage(hits, thenOrNull);
        });
    }

    private static String last(List<Hit> hits) {
        return hits.get(hits.size() - 1).persona().id().value();
    }

    private SearchPage listed(Criterion leader, @Nullable String cursor, int limit) {
        return go(LISTED, cursor, limit, (finder, after, most, asked) -> finder.listed(leader, after, most, asked));
    }

    /** How some places are looked at. */
    @FunctionalInterface
    private interface Way {
        Finder.Looked look(Finder finder, @Nullable String afterOrNull, int most, Query query);
    }

    private SearchPage go(char letter, @Nullable String cursor, int limit, Way way) {
        List<Hit> hits = new ArrayList<>();
        String after = place(letter, cursor);
        int looked = 0;
        while (true) {
            String from = after;
            Finder.Looked some = read(finder -> way.look(finder, from, AT_ONCE, query));
            for (Finder.Place place : some.places()) {
                place.answer().ifPresent(hits::add);
                looked++;
                if (hits.size() == limit || looked == MOST) {
                    return new SearchPage(hits, letter + place.at());
                }
            }
            if (some.nextOrNull() == null) {
                return new SearchPage(hits, null);
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

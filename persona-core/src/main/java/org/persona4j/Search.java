package org.persona4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.favorite.Purchases;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.Attempt;
import org.persona4j.internal.Exports;
import org.persona4j.internal.Lookups;
import org.persona4j.internal.PersonaRecord;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.search.Criterion;
import org.persona4j.search.ExportPage;
import org.persona4j.search.ExportedPersona;
import org.persona4j.search.Hit;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;

/**
 * Finds personas. Each answer is what was so at one moment. Immutable and thread-safe.
 *
 * <p>Needs {@link Permission#VIEW_PERSONAS}; {@link #merged} needs {@link Permission#SEE_MERGES}, {@link #personaIds}
 * {@link Permission#LIST_PERSONAS}.
 */
public final class Search {
    private static final int MAX_PAGE = 1_000;

    private final Caller caller;

    Search(Caller caller) {
        this.caller = caller;
    }

    /** The persona that has this id, or once had it: any id ever seen leads to where its profile is now. */
    public Optional<Persona> byId(PersonaId id) {
        Session session = viewing();
        return session.transactions()
                .read(attempt -> caller.reach().current(attempt, id).map(now -> persona(session, attempt, now)));
    }

    /** The persona that holds the profile of this record of a source. */
    public Optional<Persona> bySource(Source source, String sourceRecordId) {
        Session session = viewing();
        return session.transactions()
                .read(attempt -> Lookups.bySource(attempt, source, sourceRecordId)
                        .filter(profile -> caller.reach().sees(attempt, profile.personaId()))
                        .map(profile -> persona(session, attempt, profile.personaId())));
    }

    /** The personas that have this phone number, in any format, at present; empty if the text is none. */
    public List<Persona> byPhone(String phone) {
        return byText(IdentifierType.PHONE, phone);
    }

    /** The personas that have this e-mail address at present; empty if the text is none. */
    public List<Persona> byEmail(String email) {
        return byText(IdentifierType.EMAIL, email);
    }

    private List<Persona> byText(IdentifierType type, String text) {
        Session session = viewing();
        return session.normalizers().normalize(type, text) instanceof Normalized.Valid valid
                ? byIdentifier(valid.value())
                : List.of();
    }

    /**
     * The personas that have this identifier at present, in the order of their ids. Mostly one; several if the value is shared
     * or links were refused. Of a value on more profiles than a persona may have, the personas of the first of them.
     */
    public List<Persona> byIdentifier(Identifier identifier) {
        Session session = viewing();
        return session.transactions().read(attempt -> personas(session, attempt, Lookups.owners(attempt, identifier)));
    }

    /**
     * The personas into which whoever had this phone number or e-mail address was merged: those that have it, and those that
     * hold a profile which once had it and uses it no longer. In the order of their ids; empty if the text is neither.
     */
    public List<Persona> merged(String phoneOrEmail) {
        Session session = caller.require(Permission.SEE_MERGES);
        if (!(session.normalizers().parseAny(phoneOrEmail) instanceof Normalized.Valid valid)) {
            return List.of();
        }
        return session.transactions().read(attempt -> {
            Set<ProfileId> profiles = new LinkedHashSet<>(Lookups.owners(attempt, valid.value()));
            profiles.addAll(Lookups.formerOwners(attempt, session.store(), valid.value()));
            return personas(session, attempt, profiles);
        });
    }

    /**
     * Whoever answers what staff typed into one box, see {@link Query}; each hit says by what it was found.
     *
     * @param typed what was typed; of an empty text everybody is the answer, in the order of their ids
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most hits of a page, 1 to 1,000
     * @throws org.persona4j.search.QuerySyntaxException if it cannot be read
     */
    public SearchPage find(String typed, @Nullable String cursor, int limit) {
        return find(Query.parse(typed), cursor, limit);
    }

    /**
     * Whoever answers a query. What a phone number, an e-mail address, an id or an order leads to is found without going through
     * others, however many there are, and so is a name, but for those who share it. Where only is asked what somebody has or is, all
     * are gone through, some thousand for a page. Pages go on where they ended, whatever was written meanwhile: nobody who answers all
     * the time is left out, and nobody comes twice who was not merged or split.
     *
     * <p>Who asks for points or membership needs {@link Permission#VIEW_WALLETS} too, for an order {@link
     * Permission#LOOK_UP_RECEIPTS}, for who was merged {@link Permission#SEE_MERGES}, and without a text, an order or an address
     * {@link Permission#LIST_PERSONAS}.
     *
     * @param query what is asked
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most hits of a page, 1 to 1,000
     */
    public SearchPage find(Query query, @Nullable String cursor, int limit) {
        checkLimit(limit);
        return page(pages(finding(query), query, (attempt, hit) -> hit).find(cursor, limit));
    }

    /**
     * Whoever answers a query, in the order in which they were first seen by a source, the earliest first. All are gone through, some
     * thousand for a page.
     *
     * @param query what is asked; nothing that leads to single personas
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most hits of a page, 1 to 1,000
     * @throws IllegalArgumentException if a text, an order or an address is asked for: such are found by {@link #find}
     */
    public SearchPage byFirstSeen(Query query, @Nullable String cursor, int limit) {
        checkLimit(limit);
        if (query.criteria().stream().anyMatch(SearchPages::leads)) {
            throw new IllegalArgumentException(
                    "query must not ask for a text, an order or an address, but to be found by them");
        }
        return page(pages(finding(query), query, (attempt, hit) -> hit).byFirstSeen(cursor, limit));
    }

    /**
     * Whoever answers a query, with all that the actor's role may see of them besides: by what their profiles were joined
     * ({@link Permission#SEE_MERGES}), membership and points ({@link Permission#VIEW_WALLETS}) and opt-ins
     * ({@link Permission#VIEW_OPT_INS}). What it may not see is left out. In the order of {@link #find(Query, String, int)}, and as that
     * needs; besides {@link Permission#VIEW_PERSONAS} and {@link Permission#LIST_PERSONAS}. Each persona is as it was at one
     * moment, one of them perhaps later than another.
     *
     * <p>For a file of JSON lines write the {@linkplain org.persona4j.search.ExportPage#lines() lines} of each page, until there is none
     * more.
     *
     * @param query what is asked; nothing for everybody
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most personas of a page, 1 to 1,000
     */
    public ExportPage export(Query query, @Nullable String cursor, int limit) {
        checkLimit(limit);
        finding(query);
        Session session = caller.requireAll(EnumSet.of(Permission.VIEW_PERSONAS, Permission.LIST_PERSONAS));
        Exports exports =
                new Exports(granted(), session.survivorship(), session.loyaltyPolicy(), session.optInPolicy());
        SearchPages.Page<ExportedPersona> page = pages(
                        session, query, (attempt, hit) -> exports.of(attempt, hit.persona()))
                .find(cursor, limit);
        return new ExportPage(page.items(), page.nextOrNull());
    }

    private Set<Permission> granted() {
        return Arrays.stream(Permission.values()).filter(caller::may).collect(Collectors.toUnmodifiableSet());
    }

    private <T> SearchPages<T> pages(Session session, Query query, SearchPages.Maker<T> maker) {
        return new SearchPages<>(session, caller.reach(), query, maker);
    }

    private static SearchPage page(SearchPages.Page<Hit> page) {
        return new SearchPage(page.items(), page.nextOrNull());
    }

    private Session finding(Query query) {
        Session session = caller.require(
                query.criteria().stream().anyMatch(SearchPages::leads)
                        ? Permission.VIEW_PERSONAS
                        : Permission.LIST_PERSONAS);
        for (Criterion criterion : query.criteria()) {
            if (criterion instanceof Criterion.Receipt) {
                caller.require(Permission.LOOK_UP_RECEIPTS);
            } else if (criterion instanceof Criterion.MergedFrom) {
                caller.require(Permission.SEE_MERGES);
            } else if (criterion == Criterion.Filter.HAS_POINTS
                    || criterion == Criterion.Filter.IS_MEMBER
                    || criterion == Criterion.Filter.NOT_MEMBER) {
                caller.require(Permission.VIEW_WALLETS);
            }
        }
        return session;
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", not " + limit);
        }
    }

    /** The persona that has this id, or once had it, and must be there. */
    Persona require(PersonaId id) {
        return byId(id).orElseThrow(() -> new NotFoundException("persona " + id));
    }

    private Session viewing() {
        return caller.require(Permission.VIEW_PERSONAS);
    }

    private List<Persona> personas(Session session, Attempt attempt, Iterable<ProfileId> profiles) {
        Set<PersonaId> found = new TreeSet<>();
        for (Profile profile : Lookups.profiles(attempt, profiles)) {
            if (caller.reach().sees(attempt, profile.personaId())) {
                found.add(profile.personaId());
            }
        }
        List<Persona> personas = new ArrayList<>(found.size());
        found.forEach(id -> personas.add(persona(session, attempt, id)));
        return personas;
    }

    /**
     * The personas that hold these profiles at present, without assembling them: the light way to many ids. All are of one
     * moment, so ask for some thousand at a time, not for millions.
     *
     * @return the persona of each profile, in the order given; profiles that do not exist are left out
     */
    public Map<ProfileId, PersonaId> personaIds(Collection<ProfileId> profiles) {
        return caller.require(Permission.LIST_PERSONAS)
                .transactions()
                .read(attempt -> Lookups.personaIds(attempt, profiles));
    }

    private static Persona persona(Session session, Attempt attempt, PersonaId id) {
        PersonaRecord record = attempt.requirePersona(id);
        Purchases purchases = Lookups.purchases(attempt, record, session.loyaltyPolicy());
        return session.survivorship().assemble(id, attempt.members(record), purchases);
    }
}

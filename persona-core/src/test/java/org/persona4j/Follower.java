package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.access.Role;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.ChangePage;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.PersonaRecord;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.PersonaOptIn;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.wallet.Wallet;

/**
 * Somebody who follows the changes of a world and reads of a persona only what a change says to be otherwise; beside it, somebody who
 * reads nothing and knows of each id by the kinds of changes alone whether it is there. Not thread-safe.
 */
final class Follower {
    private static final int MOST = 1_000_000;

    private final FeedWorld world;
    private final Personas personas;
    private final int pageSize;
    private final Map<PersonaId, View> views = new TreeMap<>();
    private final Set<PersonaId> there = new TreeSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<Change> all = new ArrayList<>();
    private ChangeCursor cursor;

    /** A follower from the first change on. */
    Follower(FeedWorld world, int pageSize) {
        this.world = world;
        this.personas = world.as(Role.OWNER, "follower-");
        this.pageSize = pageSize;
        personas.changes().begin(FeedWorld.POLICY);
        this.cursor = personas.changes().now();
    }

    /** What is to be seen of a persona. */
    private static final class View {
        private String content = "";
        private String favorite = "";
        private boolean member;
        private String orders = "";
        private String wallet = "";
        private final Map<String, String> optIns = new TreeMap<>();

        private void contentOf(Persona persona, Personas from) {
            content = persona.identifiers() + " " + persona.traits() + " " + persona.firstSeen() + " "
                    + persona.entrySource()
                    + persona.profiles().stream().map(View::plain).toList();
            member = from.wallets().isMember(persona.id());
            orders = from.orders().of(persona.id(), null, 1_000).items().stream()
                    .map(order -> order.order().order().id() + order.order().refunds() + order.earning())
                    .toList()
                    .toString();
        }

        /** Without decisions, which follow from what happens to others too. */
        private static List<Object> plain(Profile profile) {
            return List.of(
                    profile.id(),
                    profile.personaId(),
                    profile.identifierClaims(),
                    profile.corrections(),
                    profile.traits(),
                    profile.overrides(),
                    profile.lastSeen());
        }

        private void favoriteOf(Persona persona) {
            favorite = persona.favoriteStore().toString();
        }

        private void pointsOf(Persona persona, Personas from) {
            Wallet now = from.wallets().of(persona.id());
            wallet = now.balance() + " " + now.debt() + " " + now.open() + " " + now.parts()
                    + from.wallets().timeline(persona.id(), null, 1_000).lines();
        }

        private void optInOf(Persona persona, Channel channel, Personas from) {
            PersonaOptIn now = from.optIns().status(persona.id(), channel);
            optIns.put(
                    channel.code(),
                    now.status() + " " + now.sendable() + " " + now.address().map(Address::value) + " "
                            + now.decidedAt().map(Address::value));
        }

        private View all(Persona persona, Personas from) {
            contentOf(persona, from);
            favoriteOf(persona);
            pointsOf(persona, from);
            Channel.ALL.forEach(channel -> optInOf(persona, channel, from));
            return this;
        }

        private Map<String, String> comparable() {
            Map<String, String> parts = new TreeMap<>(optIns);
            parts.put("content", content);
            parts.put("favorite", favorite);
            parts.put("member", Boolean.toString(member));
            parts.put("orders", orders);
            parts.put("wallet", wallet);
            return parts;
        }
    }

    List<Change> all() {
        return all;
    }

    ChangeCursor cursor() {
        return cursor;
    }

    /** Reads all there is to read by now. */
    List<Change> catchUp() {
        List<Change> read = new ArrayList<>();
        while (true) {
            ChangePage page = personas.changes().read(cursor, pageSize);
            assertThat(page.changes()).hasSizeLessThanOrEqualTo(pageSize);
            page.changes().forEach(this::take);
            read.addAll(page.changes());
            cursor = ChangeCursor.parse(page.next().text());
            if (!page.more()) {
                return read;
            }
        }
    }

    private void take(Change change) {
        assertThat(known.add(change.id()))
                .as("%s is told for the first time", change)
                .isTrue();
        all.add(change);
        takeByKind(change);
        refresh(change);
    }

    private void takeByKind(Change change) {
        switch (change.kind()) {
            case CREATED, SPLIT_FROM, VISIBLE, RESTORED ->
                assertThat(there.add(change.persona()))
                        .as("%s is new in %s", change, all)
                        .isTrue();
            case UPDATED, POINTS, OPT_IN, FAVORITE_STORE ->
                assertThat(there).as("%s is there in %s", change, all).contains(change.persona());
            case MERGED_INTO, HIDDEN, ARCHIVED, ERASED -> there.remove(change.persona());
        }
    }

    /** Reads what a change says to be otherwise. If the persona goes away meanwhile, a later change says so. */
    private void refresh(Change change) {
        try {
            read(change);
        } catch (NotFoundException gone) {
            views.remove(change.persona());
        }
    }

    private void read(Change change) {
        Optional<Persona> now = personas.search()
                .byId(change.persona())
                .filter(found -> found.id().equals(change.persona()));
        if (now.isEmpty()) {
            views.remove(change.persona());
            return;
        }
        Persona persona = now.get();
        View view = views.get(change.persona());
        if (view == null || isAnything(change.kind())) {
            views.put(change.persona(), new View().all(persona, personas));
        } else if (change.kind() == ChangeKind.POINTS) {
            view.pointsOf(persona, personas);
        } else if (change.kind() == ChangeKind.OPT_IN) {
            view.optInOf(persona, change.channel().orElseThrow(), personas);
        } else {
            view.favoriteOf(persona);
        }
    }

    private static boolean isAnything(ChangeKind kind) {
        return switch (kind) {
            case POINTS, OPT_IN, FAVORITE_STORE -> false;
            default -> true;
        };
    }

    /** The ids of all personas that are seen, by the records in the store. */
    Set<PersonaId> seen() {
        Set<PersonaId> seen = new TreeSet<>();
        world.store().all(FeedWorld.TENANT, "persona", PersonaRecord.class).forEach((id, record) -> {
            if (record.isPresent()) {
                seen.add(PersonaId.of(id));
            }
        });
        return seen;
    }

    /** Makes sure that both know what is so. */
    void knowsAll() {
        Set<PersonaId> seen = seen();
        assertThat(there).as("those who are there by %s", all).isEqualTo(seen);
        assertThat(views.keySet()).as("those who are read by %s", all).isEqualTo(seen);
        for (PersonaId id : seen) {
            View is = new View().all(personas.search().byId(id).orElseThrow(), personas);
            Map<String, String> parts = Objects.requireNonNull(views.get(id)).comparable();
            is.comparable()
                    .forEach((part, text) -> assertThat(parts.get(part))
                            .as("%s of %s after %s", part, id, all)
                            .isEqualTo(text));
        }
    }

    /** The last change of a persona. */
    Change last(PersonaId id) {
        return Objects.requireNonNull(all.stream()
                .filter(change -> change.persona().equals(id))
                .reduce((a, b) -> b)
                .orElse(null));
    }

    /** All changes there are from a cursor, in pages of the largest size. */
    static List<Change> from(ChangeCursor cursor, Personas personas) {
        List<Change> changes = new ArrayList<>();
        ChangeCursor next = cursor;
        for (int page = 0; page < MOST; page++) {
            ChangePage read = personas.changes().read(next, 1_000);
            changes.addAll(read.changes());
            next = read.next();
            if (!read.more()) {
                return changes;
            }
        }
        throw new AssertionError("no end after " + MOST + " pages");
    }
}

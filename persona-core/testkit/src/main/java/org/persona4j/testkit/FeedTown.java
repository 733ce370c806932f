package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.persona4j.change.ChangeKind;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Channel;

/**
 * A few customers to whom things happen, and what an engine tells of it: worked out by the engine's rules from how each persona appears
 * before and after. Profiles have numbers in the order in which they came; a persona has the number of the oldest of its own. Not
 * thread-safe.
 */
final class FeedTown {
    private final Map<Integer, Integer> homes = new TreeMap<>();
    private final Map<Integer, Integer> said = new TreeMap<>();
    private final Set<Integer> blocked = new TreeSet<>();
    private final Set<Integer> archived = new TreeSet<>();
    private int profiles;

    /** What can happen. */
    enum What {
        COME,
        MERGE,
        SAY,
        SPLIT,
        MOVE,
        HIDE,
        SHOW,
        ARCHIVE,
        RESTORE,
        ERASE,
        JOIN
    }

    /**
     * Something that happens.
     *
     * @param what what
     * @param one to whom: the number of a profile from 1, counted around if there are fewer
     * @param other who else, or what is said
     */
    record Event(What what, int one, int other) {
        String words() {
            String who = "profile " + one;
            return switch (what) {
                case COME -> other == 0 ? "somebody hidden comes" : "somebody comes";
                case JOIN -> "a profile is added to the persona of " + who;
                case MERGE -> "profiles " + one + " and " + other + " are one";
                case SAY -> "something is said of " + who;
                case SPLIT -> who + " is one of its own";
                case MOVE -> who + " belongs to profile " + other;
                case HIDE -> who + " is hidden";
                case SHOW -> who + " is hidden no more";
                case ARCHIVE -> who + " goes into the archive";
                case RESTORE -> who + " comes back from the archive";
                case ERASE -> who + " is erased";
            };
        }
    }

    /** How a persona appears. */
    enum Standing {
        NONE,
        SEEN,
        ARCHIVED,
        HIDDEN;

        boolean isKnown() {
            return this == SEEN || this == ARCHIVED;
        }
    }

    /** A change that has no number and no time yet. */
    record Told(
            int persona,
            ChangeKind kind,
            int other,
            @Nullable Channel channelOrNull) {
        private static Told of(int persona, ChangeKind kind) {
            return new Told(persona, kind, 0, null);
        }

        String words() {
            return id(persona) + " " + kind + (other == 0 ? "" : " " + id(other))
                    + (channelOrNull == null ? "" : " " + channelOrNull);
        }
    }

    /** How all personas appear, and who is in them. */
    record State(Map<Integer, Integer> homes, Map<Integer, Standing> standings) {
        Standing of(int persona) {
            return standings.getOrDefault(persona, Standing.NONE);
        }

        /** How the persona appears in which a profile is; none if there is no such profile. */
        Standing ofHome(int profile) {
            return homes.containsKey(profile) ? of(homeOf(profile)) : Standing.NONE;
        }

        int homeOf(int profile) {
            return Objects.requireNonNull(homes.get(profile));
        }

        Set<Integer> members(int persona) {
            return membersOf(homes, persona);
        }
    }

    static PersonaId id(int persona) {
        return PersonaId.of("p" + persona);
    }

    /** The persona that a profile is in, if it is seen. */
    Optional<Integer> seenHome(int profile) {
        State now = state();
        return now.ofHome(profile) == Standing.SEEN ? Optional.of(now.homeOf(profile)) : Optional.empty();
    }

    /** Everybody who is seen, with a text for all that can be read of them. */
    Map<PersonaId, String> people() {
        State now = state();
        Map<PersonaId, String> people = new TreeMap<>();
        now.standings().forEach((persona, standing) -> {
            if (standing == Standing.SEEN) {
                people.put(id(persona), text(now.members(persona)));
            }
        });
        return people;
    }

    private String text(Set<Integer> members) {
        return members.stream().map(member -> "p" + member).collect(Collectors.joining(" and ")) + ", "
                + members.stream().mapToInt(said::get).sum() + " said";
    }

    /** Has something happen, and answers what is told of it. */
    List<Told> live(Event event) {
        State before = state();
        Set<ChangeKind> more = EnumSet.noneOf(ChangeKind.class);
        List<Channel> heard = new ArrayList<>();
        int whose = happen(event, more, heard);
        State after = state();
        Map<PersonaId, List<Told>> told = new TreeMap<>();
        difference(before, after).forEach(one -> tell(told, one));
        if (before.of(whose) == Standing.SEEN && after.of(whose) == Standing.SEEN) {
            more.forEach(kind -> tell(told, Told.of(whose, kind)));
            heard.forEach(channel -> tell(told, new Told(whose, ChangeKind.OPT_IN, 0, channel)));
        }
        return told.values().stream().flatMap(List::stream).toList();
    }

    /** What is told of personas as wholes. */
    static List<Told> difference(State before, State after) {
        Set<Integer> personas = new TreeSet<>(before.standings().keySet());
        personas.addAll(after.standings().keySet());
        return personas.stream()
                .flatMap(persona -> standing(persona, before, after).stream())
                .toList();
    }

    private static void tell(Map<PersonaId, List<Told>> told, Told one) {
        List<Told> sofar = told.computeIfAbsent(id(one.persona()), persona -> new ArrayList<>());
        if (!sofar.contains(one)) {
            sofar.add(one);
        }
    }

    private State state() {
        Map<Integer, Standing> standings = new TreeMap<>();
        homes.values()
                .forEach(home -> standings.put(home, archived.contains(home) ? Standing.ARCHIVED : Standing.SEEN));
        blocked.stream().filter(homes::containsKey).forEach(one -> standings.put(home(one), Standing.HIDDEN));
        return new State(new TreeMap<>(homes), standings);
    }

    private static Set<Integer> membersOf(Map<Integer, Integer> homes, int persona) {
        return homes.keySet().stream()
                .filter(profile -> Objects.equals(homes.get(profile), persona))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Changes the facts, and answers of whom more was said. Where nobody is, nothing happens. */
    private int happen(Event event, Set<ChangeKind> more, List<Channel> heard) {
        if (event.what() == What.COME) {
            profiles++;
            homes.put(profiles, profiles);
            said.put(profiles, 0);
            if (event.other() == 0) {
                blocked.add(profiles);
            }
            return profiles;
        }
        if (homes.isEmpty()) {
            return 0;
        }
        int one = counted(event.one());
        int home = home(one);
        switch (event.what()) {
            case JOIN -> {
                profiles++;
                said.put(profiles, 0);
                homes.put(profiles, archived.contains(home) ? profiles : home);
            }
            case MERGE -> together(home, home(counted(event.other())));
            case SPLIT -> apart(one, 0);
            case MOVE -> apart(one, home(counted(event.other())));
            case SAY -> say(event.other(), one, more, heard);
            case HIDE -> blocked.add(one);
            case SHOW -> blocked.removeAll(membersOf(homes, home));
            case ARCHIVE -> archived.add(home);
            case RESTORE -> archived.remove(home);
            case ERASE -> {
                archived.remove(home);
                homes.keySet().removeAll(membersOf(homes, home));
            }
            case COME -> throw new IllegalArgumentException("somebody came");
        }
        return home;
    }

    private int home(int profile) {
        return Objects.requireNonNull(homes.get(profile));
    }

    private int counted(int number) {
        List<Integer> all = List.copyOf(homes.keySet());
        return all.get(Math.floorMod(number - 1, all.size()));
    }

    private void say(int what, int profile, Set<ChangeKind> more, List<Channel> heard) {
        said.merge(profile, 1, Integer::sum);
        switch (Math.floorMod(what, 5)) {
            case 1 -> more.add(ChangeKind.POINTS);
            case 2 -> more.add(ChangeKind.UPDATED);
            case 3 -> heard.addAll(Channel.ALL.subList(0, 2));
            case 4 -> more.add(ChangeKind.FAVORITE_STORE);
            default -> more.addAll(EnumSet.of(ChangeKind.UPDATED, ChangeKind.POINTS));
        }
    }

    /** Who is in the archive takes no part. */
    private void together(int one, int other) {
        if (!archived.contains(one) && !archived.contains(other)) {
            Set<Integer> all = membersOf(homes, one);
            all.addAll(membersOf(homes, other));
            settle(all);
        }
    }

    /** Takes a profile out of its persona, and puts it into another one; to be alone if that is 0. */
    private void apart(int profile, int to) {
        int from = home(profile);
        if (from == to || archived.contains(from) || archived.contains(to)) {
            return;
        }
        Set<Integer> rest = membersOf(homes, from);
        rest.remove(profile);
        settle(rest);
        Set<Integer> company = membersOf(homes, to);
        company.add(profile);
        settle(company);
    }

    /** Makes profiles one persona, which has the number of the oldest. */
    private void settle(Set<Integer> members) {
        members.forEach(member -> homes.put(member, members.iterator().next()));
    }

    /** What is told of a persona as a whole. */
    private static Optional<Told> standing(int persona, State before, State after) {
        Standing was = before.of(persona);
        Standing is = after.of(persona);
        return switch (is) {
            case NONE -> was == Standing.NONE ? Optional.empty() : gone(persona, was, after);
            case SEEN -> seen(persona, was, before, after);
            case ARCHIVED, HIDDEN -> {
                boolean known = (was == Standing.NONE ? before.ofHome(persona) : was).isKnown();
                if (was == is) {
                    yield Optional.empty();
                }
                if (is == Standing.ARCHIVED) {
                    yield Optional.of(Told.of(persona, ChangeKind.ARCHIVED));
                }
                yield known ? Optional.of(Told.of(persona, ChangeKind.HIDDEN)) : Optional.empty();
            }
        };
    }

    private static Optional<Told> gone(int persona, Standing was, State after) {
        Standing home = after.ofHome(persona);
        if (home == Standing.SEEN) {
            int other = after.homeOf(persona);
            return Optional.of(new Told(persona, ChangeKind.MERGED_INTO, other, null));
        }
        ChangeKind kind = home == Standing.NONE ? ChangeKind.ERASED : ChangeKind.HIDDEN;
        return was.isKnown() ? Optional.of(Told.of(persona, kind)) : Optional.empty();
    }

    private static Optional<Told> seen(int persona, Standing was, State before, State after) {
        return switch (was) {
            case SEEN ->
                before.members(persona).equals(after.members(persona))
                        ? Optional.empty()
                        : Optional.of(Told.of(persona, ChangeKind.UPDATED));
            case ARCHIVED -> Optional.of(Told.of(persona, ChangeKind.RESTORED));
            case HIDDEN -> Optional.of(Told.of(persona, ChangeKind.VISIBLE));
            case NONE -> {
                if (!before.homes().containsKey(persona)) {
                    yield Optional.of(Told.of(persona, ChangeKind.CREATED));
                }
                int from = before.homeOf(persona);
                yield Optional.of(
                        before.of(from).isKnown()
                                ? new Told(persona, ChangeKind.SPLIT_FROM, from, null)
                                : Told.of(persona, ChangeKind.VISIBLE));
            }
        };
    }
}

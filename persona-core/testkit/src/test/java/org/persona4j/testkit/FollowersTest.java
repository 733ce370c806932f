package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeKind;
import org.persona4j.identity.PersonaId;

/** A follower that is right follows every feed, and wrong ones do not. */
class FollowersTest {
    /** Knows who is seen, and how often points of theirs were told of, by the changes alone. */
    private static class Follower {
        final Set<PersonaId> seen = new HashSet<>();
        final Map<PersonaId, Integer> notices = new TreeMap<>();
        private final Set<String> had = new HashSet<>();

        void follow(Change change) {
            if (isNew(change)) {
                take(change);
            }
        }

        boolean isNew(Change change) {
            return had.add(change.id());
        }

        void take(Change change) {
            switch (change.kind()) {
                case CREATED, SPLIT_FROM, VISIBLE, RESTORED -> seen.add(change.persona());
                case MERGED_INTO, HIDDEN, ARCHIVED, ERASED -> seen.remove(change.persona());
                case POINTS -> notices.merge(change.persona(), 1, Integer::sum);
                case UPDATED, OPT_IN, FAVORITE_STORE -> {}
            }
        }
    }

    /** Takes what comes again for something new. */
    private static final class Forgetful extends Follower {
        @Override
        boolean isNew(Change change) {
            return true;
        }
    }

    /** Keeps whoever is part of another. */
    private static final class Loyal extends Follower {
        @Override
        void take(Change change) {
            if (change.kind() != ChangeKind.MERGED_INTO) {
                super.take(change);
            }
        }
    }

    private static Predicate<Feed> misleads(Supplier<Follower> followers) {
        return feed -> {
            Follower follower = followers.get();
            follower.seen.addAll(feed.peopleAtBeginning().keySet());
            feed.handed().forEach(follower::follow);
            return !follower.seen.equals(feed.people().keySet()) || !follower.notices.equals(notices(feed));
        };
    }

    private static Map<PersonaId, Integer> notices(Feed feed) {
        Map<PersonaId, Integer> notices = new TreeMap<>();
        feed.changes().stream()
                .filter(change -> change.kind() == ChangeKind.POINTS)
                .forEach(change -> notices.merge(change.persona(), 1, Integer::sum));
        return notices;
    }

    private static Feed leastThatMisleads(Supplier<Follower> followers) {
        return Falsified.minimum(Changes.feeds(), Feed.class, misleads(followers));
    }

    @Test
    void aRightFollowerFollowsEveryFeed() {
        assertThatThrownBy(() -> leastThatMisleads(Follower::new)).hasMessage("nothing failed");
    }

    @Test
    void whoDoesNotDropRepeatsIsFoundOutAsTheReadmeShows() throws IOException {
        Feed least = leastThatMisleads(Forgetful::new);

        assertThat(Files.readString(Path.of("README.md"))).contains("```\n" + least + "\n```");

        assertThat(least).hasToString("""
                        somebody follows from 1:0, and knows {}
                        somebody comes: p1 CREATED
                        something is said of profile 1: p1 POINTS
                        the follower is handed [1.0.0.0, 1.0.1.0] while there are {p1=p1, 1 said}
                        the follower goes on from 1:0 again
                        the follower is handed [1.0.0.0, 1.0.1.0] while there are {p1=p1, 1 said}""");
    }

    @Test
    void whoIgnoresMergesIsFoundOut() {
        Feed least = leastThatMisleads(Loyal::new);

        assertThat(least).hasToString("""
                        somebody comes: p1 CREATED
                        somebody comes: p2 CREATED
                        somebody follows from 1:2, and knows {p1=p1, 0 said, p2=p2, 0 said}
                        profiles 1 and 2 are one: p1 UPDATED, p2 MERGED_INTO p1
                        the follower is handed [1.0.2.0, 1.0.2.1] while there are {p1=p1 and p2, 0 said}""");
    }

    @Test
    void whoTakesAnOrderBetweenPersonasForGrantedIsFoundOut() {
        Feed least = Falsified.minimum(Changes.feeds(), Feed.class, feed -> {
            Set<PersonaId> known = new HashSet<>(feed.peopleAtBeginning().keySet());
            for (Change change : feed.changes()) {
                if (change.other().isPresent() && !known.contains(change.other().get())) {
                    return true;
                }
                known.add(change.persona());
            }
            return false;
        });

        assertThat(least.toString())
                .startsWith("somebody follows from 1:0,0, and knows {}\n")
                .contains(": p1 UPDATED, p2 MERGED_INTO p1\n");
    }
}

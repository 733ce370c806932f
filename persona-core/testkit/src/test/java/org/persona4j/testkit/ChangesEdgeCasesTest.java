package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.testkit.Samples.MANY;
import static org.persona4j.testkit.Samples.assertMakes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.FeedPolicy;

/** Of many changes, and of feeds that tell them, there is one of every odd kind. */
class ChangesEdgeCasesTest {
    @Test
    void feedsTellOfEverythingAndHandThingsOnAgain() {
        List<Feed> feeds = Samples.of(Changes.feeds(), MANY);

        Set<ChangeKind> told = feeds.stream()
                .flatMap(feed -> feed.changes().stream())
                .map(Change::kind)
                .collect(Collectors.toSet());

        assertThat(told).containsExactlyInAnyOrder(ChangeKind.values());
        assertThat(feeds.stream()
                        .filter(feed -> feed.handed().size() > feed.changes().size())
                        .count())
                .isGreaterThan(MANY / 3);
        assertThat(feeds).anyMatch(feed -> feed.handed().isEmpty());
        assertThat(feeds).anyMatch(feed -> !feed.peopleAtBeginning().isEmpty());
        assertThat(feeds)
                .anyMatch(feed -> feed.readings().stream()
                        .anyMatch(reading -> reading.page().more()));
    }

    @Test
    void whoIsPartOfAnotherIsToldToBePartOfYetAnotherWhenItComesAgain() {
        assertMakes(
                Changes.feeds(),
                feed -> feed.handed().stream().distinct().count()
                        > feed.changes().size(),
                feed -> feed.changes().stream()
                        .anyMatch(change -> change.kind() == ChangeKind.MERGED_INTO
                                && feed.people().containsKey(change.persona())));
    }

    @Test
    void changesCursorsAndPoliciesAreOfAllKindsAndAtTheBounds() {
        assertThat(Samples.of(Changes.any(), MANY)).extracting(Change::kind).contains(ChangeKind.values());
        assertMakes(
                Changes.any(),
                change -> change.id().length() == 1,
                change -> change.id().length() == 64,
                change -> change.channel().isPresent());
        assertMakes(
                Changes.cursors(),
                cursor -> cursor.equals(ChangeCursor.startOf(1, 1)),
                cursor -> cursor.text().length() > 1_800,
                cursor -> cursor.positions().get(0).place() > 0);
        assertMakes(
                Changes.policies(),
                FeedPolicy.standard()::equals,
                policy -> policy.shards() == 1,
                policy -> policy.shards() == FeedPolicy.MAX_SHARDS,
                policy -> policy.retention().toMinutes() == 1,
                policy -> policy.retention().toDays() == 36_500);
        assertMakes(
                Changes.pages(),
                page -> page.changes().isEmpty(),
                page -> page.more() && !page.changes().isEmpty(),
                page -> page.changes().size() == 5);
    }
}

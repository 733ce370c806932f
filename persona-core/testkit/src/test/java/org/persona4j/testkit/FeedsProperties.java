package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.ChangePage;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.PersonaId;

/** What is made up of the change feed is as an engine could tell it. */
@Domain(PersonaDomain.class)
class FeedsProperties {
    private static final int TRIES = 1_000;

    @Property(tries = TRIES)
    void whoReadsWhoeverIsToldOfKnowsEverybodyAtTheEnd(@ForAll Feed feed) {
        Map<PersonaId, String> known = new TreeMap<>(feed.peopleAtBeginning());

        for (Feed.Reading reading : feed.readings()) {
            for (Change change : reading.page().changes()) {
                known.remove(change.persona());
                String now = reading.people().get(change.persona());
                if (now != null) {
                    known.put(change.persona(), now);
                }
            }
        }

        assertThat(known).isEqualTo(feed.people());
    }

    @Property(tries = TRIES)
    void whatComesAgainIsTheSameButForWhoSomebodyIsPartOfByNow(@ForAll Feed feed) {
        Map<String, Change> first = new HashMap<>();
        feed.changes().forEach(change -> first.put(change.id(), change));

        assertThat(feed.handed()).allSatisfy(change -> {
            Change before = Objects.requireNonNull(first.get(change.id()));
            assertThat(List.of(change.persona(), change.kind(), change.at(), change.channel()))
                    .isEqualTo(List.of(before.persona(), before.kind(), before.at(), before.channel()));
            assertThat(change.kind() == ChangeKind.MERGED_INTO || change.equals(before))
                    .isTrue();
        });
    }

    @Property(tries = TRIES)
    void ofEachPersonaTheChangesComeInTheirOrder(@ForAll Feed feed) {
        Map<PersonaId, List<String>> ids = new HashMap<>();
        feed.changes()
                .forEach(change -> ids.computeIfAbsent(change.persona(), persona -> new ArrayList<>())
                        .add(change.id()));

        assertThat(ids.values())
                .allSatisfy(some -> assertThat(some).isSortedAccordingTo((one, other) -> {
                    String[] left = one.split("\\.", -1);
                    String[] right = other.split("\\.", -1);
                    int byRecord = Integer.compare(Integer.parseInt(left[2]), Integer.parseInt(right[2]));
                    return byRecord != 0
                            ? byRecord
                            : Integer.compare(Integer.parseInt(left[3]), Integer.parseInt(right[3]));
                }));
    }

    @Property(tries = TRIES)
    void whoIsSeenCameAndWhoIsNotSeenWent(@ForAll Feed feed) {
        Set<PersonaId> seen = new HashSet<>(feed.peopleAtBeginning().keySet());

        for (Change change : feed.changes()) {
            switch (change.kind()) {
                case CREATED, SPLIT_FROM, VISIBLE, RESTORED ->
                    assertThat(seen.add(change.persona())).isTrue();
                case UPDATED, OPT_IN, POINTS, FAVORITE_STORE -> assertThat(seen).contains(change.persona());
                case MERGED_INTO, HIDDEN, ARCHIVED, ERASED -> seen.remove(change.persona());
            }
        }

        assertThat(seen).isEqualTo(feed.people().keySet());
    }

    @Property(tries = TRIES)
    void pagesLeadFromOneToTheNextOrBack(@ForAll Feed feed) {
        Set<ChangeCursor> stood = new HashSet<>(Set.of(feed.beginning()));
        int last = feed.readings().size() - 1;

        feed.readings().forEach(reading -> stood.add(reading.page().next()));

        assertThat(feed.readings().get(last).page().more()).isFalse();
        assertThat(stood)
                .allSatisfy(
                        cursor -> assertThat(ChangeCursor.parse(cursor.text())).isEqualTo(cursor));
    }

    @Property(tries = TRIES / 3)
    void singleValuesAreGivenByType(
            @ForAll Change change,
            @ForAll ChangeCursor cursor,
            @ForAll ChangeCursor.Position position,
            @ForAll ChangePage page,
            @ForAll FeedPolicy policy) {
        assertThat(change.other()).isNotEqualTo(Optional.of(change.persona()));
        assertThat(change.id()).hasSizeBetween(1, 64);
        assertThat(ChangeCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(ChangeCursor.parse(new ChangeCursor(1, List.of(position)).text())
                        .positions())
                .containsExactly(position);
        assertThat(page.changes()).hasSizeLessThanOrEqualTo(5);
        assertThat(policy.withShards(1).retention()).isEqualTo(policy.retention());
    }
}

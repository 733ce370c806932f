package org.persona4j.store.tck.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.store.tck.history.Story.NEVER;
import static org.persona4j.store.tck.history.Story.deleted;
import static org.persona4j.store.tck.history.Story.put;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {

    private final Story story = new Story();

    @Test
    void nothingIsInOrder() {
        assertThat(story.violation()).isEmpty();
    }

    @Test
    void oneAfterTheOtherIsInOrder() {
        story.at(1, 2).saw("x", NEVER);
        story.at(3, 4).saw("x", NEVER).put("x", 1);
        story.at(5, 6).saw("x", put(1));
        story.at(7, 8).saw("x", put(1)).deleted("x", 2);
        story.at(9, 10).saw("x", deleted(2)).put("x", 3);
        story.at(11, 12).saw("x", put(3));

        assertThat(story.violation()).isEmpty();
    }

    @Test
    void readsBesideACommitMaySeeTheStateBeforeOrAfter() {
        story.at(1, 9).saw("x", NEVER).put("x", 1);
        story.at(2, 8).saw("x", NEVER);
        story.at(3, 7).saw("x", put(1));

        assertThat(story.violation()).isEmpty();
    }

    @Test
    void aReadThatMissesAnAcknowledgedCommitIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(3, 4).saw("x", NEVER);

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("these 2 transactions")
                        .contains("A returned before B began")
                        .contains("B saw the x that A replaced"));
    }

    @Test
    void aReadThatMissesAnAcknowledgedDeleteIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(3, 4).saw("x", put(1)).deleted("x", 2);
        story.at(5, 6).saw("x", put(1));

        assertThat(story.violation()).isPresent();
    }

    @Test
    void aReadThatGoesBackBehindAnotherIsFound() {
        story.at(1, 20).saw("x", NEVER).put("x", 1);
        story.at(2, 3).saw("x", put(1));
        story.at(4, 5).saw("x", NEVER);

        assertThat(story.violation()).isPresent();
    }

    @Test
    void aReadOfWhatWasCommittedOnlyLaterIsFound() {
        story.at(1, 2).saw("x", put(1));
        story.at(3, 4).saw("x", NEVER).put("x", 1);

        assertThat(story.violation()).isPresent();
    }

    @Test
    void writeSkewOverAbsencesIsFound() {
        story.at(1, 9).saw("x", NEVER).saw("y", NEVER).put("x", 1);
        story.at(2, 8).saw("x", NEVER).saw("y", NEVER).put("y", 2);

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("these 2 transactions")
                        .contains("A saw the y that B replaced")
                        .contains("B saw the x that A replaced"));
    }

    @Test
    void writeSkewOverVersionsIsFound() {
        story.at(1, 2).saw("x", NEVER).saw("y", NEVER).put("x", 1).put("y", 1);
        story.at(3, 9).saw("x", put(1)).saw("y", put(1)).deleted("x", 2);
        story.at(4, 8).saw("x", put(1)).saw("y", put(1)).deleted("y", 3);

        assertThat(story.violation()).isPresent();
    }

    @Test
    void aTornReadIsFound() {
        story.at(1, 9).saw("x", NEVER).saw("y", NEVER).put("x", 1).put("y", 1);
        story.at(2, 8).saw("x", put(1)).saw("y", NEVER);

        assertThat(story.violation())
                .hasValueSatisfying(words ->
                        assertThat(words).contains("A wrote the x that B saw").contains("B saw the y that A replaced"));
    }

    @Test
    void readersThatDisagreeOnTheOrderOfTwoCommitsAreFound() {
        story.at(1, 20).saw("x", NEVER).put("x", 1);
        story.at(2, 19).saw("y", NEVER).put("y", 2);
        story.at(3, 18).saw("x", put(1)).saw("y", NEVER);
        story.at(4, 17).saw("x", NEVER).saw("y", put(2));

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).contains("these 4 transactions"));
    }

    @Test
    void readersThatAgreeOnTheOrderOfTwoCommitsAreInOrder() {
        story.at(1, 20).saw("x", NEVER).put("x", 1);
        story.at(2, 19).saw("y", NEVER).put("y", 2);
        story.at(3, 18).saw("x", put(1)).saw("y", NEVER);
        story.at(4, 17).saw("x", put(1)).saw("y", put(2));

        assertThat(story.violation()).isEmpty();
    }

    @Test
    void aLostUpdateIsFound() {
        story.at(1, 9).saw("x", NEVER).put("x", 1);
        story.at(2, 8).saw("x", NEVER).put("x", 2);

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).startsWith("Two commits replaced one state of x:"));
    }

    @Test
    void aVersionGivenTwiceIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(3, 4).saw("x", put(1)).put("x", 1);

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).startsWith("Two commits were given one version of x:"));
    }

    @Test
    void aStateThatNobodyWroteIsFound() {
        story.at(1, 2).saw("x", put(1));

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).startsWith("A state of x was seen"));
    }

    @Test
    void aRecordSeenAtTheVersionOfItsDeleteIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(3, 4).saw("x", put(1)).deleted("x", 2);
        story.at(5, 6).saw("x", put(2));

        assertThat(story.violation()).isPresent();
    }

    @Test
    void theSmallestCycleIsShownAmongMany() {
        for (int i = 0; i < 200; i++) {
            story.at(2 * i + 1, 2 * i + 2).saw("x", i == 0 ? NEVER : put(i)).put("x", i + 1);
        }
        story.at(1_001, 1_002).saw("x", put(50));

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).contains("these 2 transactions"));
    }

    @Test
    void aSmallerCycleIsPreferredToTheFirst() {
        story.at(1, 20).saw("x", NEVER).put("x", 1);
        story.at(2, 19).saw("y", NEVER).put("y", 2);
        story.at(3, 18).saw("x", put(1)).saw("y", NEVER);
        story.at(4, 17).saw("x", NEVER).saw("y", put(2));
        story.at(5, 16).saw("p", NEVER).saw("q", NEVER).put("p", 3);
        story.at(6, 15).saw("p", NEVER).saw("q", NEVER).put("q", 4);

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).contains("these 2 transactions"));
    }

    @Test
    void aViolationIsToldInAFewLines() {
        story.at(1, 2).saw("x", NEVER).saw("y", NEVER).put("x", 7);
        story.at(3, 4).saw("x", NEVER);

        assertThat(story.violation()).contains("""
                        No one order explains these 2 transactions:
                          A: thread 0, ticks 1 to 2, saw x never written, y never written, wrote x at v1
                          B: thread 0, ticks 3 to 4, saw x never written
                          A came before B: A returned before B began
                          B came before A: B saw the x that A replaced""");
    }

    @Test
    void aConflictIsTrueIfItsLoserChangedBeforeOrMeanwhile() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(5, 9).saw("y", NEVER).put("y", 2);

        story.refused(3, 4, Map.of("x", NEVER), "x");
        story.refused(6, 7, Map.of("y", NEVER, "x", put(1)), "y");
        story.refused(6, 7, Map.of("y", put(2)), "y");

        assertThat(story.violation()).isEmpty();
    }

    @Test
    void aConflictThatNamesWhatHeldThroughoutIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);

        story.refused(3, 4, Map.of("x", put(1)), "x");

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).contains("was named, though it held throughout"));
    }

    @Test
    void aConflictThatNamesWhatWasReplacedOnlyAfterwardsIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(5, 6).saw("x", put(1)).put("x", 2);

        story.refused(3, 4, Map.of("x", put(1)), "x");

        assertThat(story.violation()).isPresent();
    }

    @Test
    void aConflictThatNamesAnAbsenceThatHeldThroughoutIsFound() {
        story.refused(3, 4, Map.of("x", NEVER), "x");

        assertThat(story.violation()).isPresent();
    }

    @Test
    void aConflictThatForgetsAVersionReplacedBeforeIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(3, 4).saw("x", put(1)).put("x", 2);

        story.refused(5, 6, Map.of("x", put(1), "y", put(9)), "y");

        assertThat(story.violation())
                .hasValueSatisfying(words -> assertThat(words).contains("was not named, though it never held"));
    }

    @Test
    void aConflictThatForgetsAnAbsenceEndedBeforeIsFound() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);

        story.refused(5, 6, Map.of("x", NEVER, "y", put(9)), "y");

        assertThat(story.violation()).isPresent();
    }

    @Test
    void anAbsenceThatCameBackNeedNotBeNamed() {
        story.at(1, 2).saw("x", NEVER).put("x", 1);
        story.at(3, 4).saw("x", put(1)).deleted("x", 2);

        story.refused(5, 6, Map.of("x", NEVER, "y", put(9)), "y");

        assertThat(story.violation()).isEmpty();
    }
}

package org.persona4j.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.persona4j.change.ChangeCursor.Position;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.MessageChannel;

class ChangeValuesTest {
    private static final PersonaId ONE = PersonaId.of("p1");
    private static final PersonaId OTHER = PersonaId.of("p2");

    @Property(tries = 200)
    void aCursorReadsAsItWasWritten(
            @ForAll @IntRange(min = 1) int feed,
            @ForAll @Size(min = 1, max = 64) List<@LongRange(min = 0) Long> records,
            @ForAll @IntRange(max = 1_000_000) int place) {
        ChangeCursor cursor = new ChangeCursor(
                feed,
                records.stream().map(record -> new Position(record, place)).toList());

        assertThat(ChangeCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void whatIsNoCursorIsRefused() {
        List<String> wrong = List.of(
                "",
                ":",
                "1",
                "1:",
                ":1",
                "0:1",
                "01:1",
                "1:01",
                "1:1,",
                "1:,1",
                "1:1.0",
                "1:1.",
                "1:.1",
                "-1:1",
                "1:-1",
                "+1:1",
                "1: 1",
                "1:1.1000001",
                "2147483648:1",
                "1:9223372036854775808",
                "1:1.1.1",
                "1:\u0661");

        assertThat(wrong)
                .allSatisfy(text -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> ChangeCursor.parse(text))
                        .withMessageStartingWith("text is not the cursor of a change feed"));
    }

    @Test
    void theLongestCursorReadsAndALongerOneIsRefused() {
        ChangeCursor longest =
                new ChangeCursor(Integer.MAX_VALUE, Collections.nCopies(64, new Position(Long.MAX_VALUE, 1_000_000)));

        assertThat(ChangeCursor.parse(longest.text())).isEqualTo(longest);
        assertThat(longest.text()).hasSizeLessThanOrEqualTo(1_803);
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeCursor.parse(longest.text() + ",0"));
    }

    @Test
    void theBeginningOfAFeedIsWrittenShortly() {
        assertThat(ChangeCursor.startOf(1, 1)).hasToString("1:0");
        assertThat(ChangeCursor.startOf(2, 3).text()).isEqualTo("2:0,0,0");
        assertThat(ChangeCursor.parse("1:0")).isEqualTo(ChangeCursor.startOf(1, 1));
        assertThat(ChangeCursor.startOf(1, 64).positions()).hasSize(64);
    }

    @Test
    void aPlaceWithinARecordIsFromOneToAMillion() {
        assertThat(ChangeCursor.parse("1:0.1").positions()).containsExactly(new Position(0, 1));
        assertThat(ChangeCursor.parse("1:9.1000000").positions()).containsExactly(new Position(9, 1_000_000));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, 1_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, -1));
    }

    @Test
    void aTextOfMorePositionsThanThereAreShardsIsRefused() {
        assertThat(ChangeCursor.parse("1:0" + ",0".repeat(63)).positions()).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangeCursor.parse("1:0" + ",0".repeat(64)))
                .withMessageStartingWith("text is not the cursor of a change feed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangeCursor.parse("1:" + "9".repeat(2_000)))
                .withMessageStartingWith("text is not the cursor of a change feed");
    }

    @Test
    void aCursorHasAsManyPositionsAsAFeedMayHaveShards() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeCursor.startOf(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeCursor.startOf(1, 65));
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeCursor.startOf(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(-1, 0));
    }

    @Test
    void aPolicyKeepsItsBounds() {
        FeedPolicy standard = FeedPolicy.standard();

        assertThat(standard.withShards(64).shards()).isEqualTo(64);
        assertThat(standard.withShards(1).shards()).isEqualTo(1);
        assertThat(standard.withRetention(Duration.ofDays(36_500)).retention()).isEqualTo(Duration.ofDays(36_500));
        assertThat(standard.withRetention(Duration.ofMinutes(1)).retention()).isEqualTo(Duration.ofMinutes(1));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withShards(0));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withShards(65));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withRetention(Duration.ofSeconds(59)));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withRetention(Duration.ofDays(36_501)));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withRetention(Duration.ofMillis(60_001)));
    }

    @Test
    void aChangeNamesAnotherPersonaOnlyWhereThereIsOne() {
        assertThat(new Change("1", ONE, ChangeKind.MERGED_INTO, OTHER, null, Instant.EPOCH).other())
                .contains(OTHER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change("1", ONE, ChangeKind.SPLIT_FROM, null, null, Instant.EPOCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change("1", ONE, ChangeKind.UPDATED, OTHER, null, Instant.EPOCH));
    }

    @Test
    void aChangeNamesAChannelOnlyIfItIsAboutOne() {
        assertThat(new Change("1", ONE, ChangeKind.OPT_IN, null, MessageChannel.TEXT, Instant.EPOCH).channel())
                .contains(MessageChannel.TEXT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change("1", ONE, ChangeKind.OPT_IN, null, null, Instant.EPOCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change("1", ONE, ChangeKind.POINTS, null, MessageChannel.TEXT, Instant.EPOCH));
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangePage;
import org.persona4j.change.FeedPolicy;
import org.persona4j.error.ChangesGoneException;

/** Where a reader of changes may stand, and how it goes on from there. */
class ChangesCursorTest {
    private static final int CUSTOMERS = 12;

    private final Shop shop = new Shop();
    private final Changes changes = shop.owner().changes();

    private void customers(Shop where) {
        for (int i = 0; i < CUSTOMERS; i++) {
            where.customer("r" + i, "+160355512" + (10 + i));
            where.pass(Duration.ofSeconds(1));
        }
    }

    private static ChangeCursor end(Shop where) {
        return where.owner().changes().now();
    }

    @Test
    void aReaderWhoIsAheadOfAllChangesIsRefusedHoweverFar() {
        Shop other = new Shop();
        for (Shop each : List.of(shop, other)) {
            each.owner().changes().begin(FeedPolicy.standard().withShards(1));
        }
        customers(other);
        ChangeCursor far = end(other);

        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> changes.read(far, 1))
                .withMessageContaining("ahead");
        assertThat(other.owner().changes().read(far, 1).changes()).isEmpty();
    }

    @Test
    void aReaderWhoIsAheadInsideTheNextRecordIsRefused() {
        changes.begin(FeedPolicy.standard().withShards(1));
        customers(shop);
        ChangeCursor.Position end = changes.now().positions().get(0);
        ChangeCursor ahead =
                new ChangeCursor(changes.now().feed(), List.of(new ChangeCursor.Position(end.record(), 1)));

        assertThatExceptionOfType(ChangesGoneException.class).isThrownBy(() -> changes.read(ahead, 1));
    }

    @Test
    void changesOfManyShardsComeByTheirTimeOneByOne() {
        changes.begin(FeedPolicy.standard().withShards(5));
        ChangeCursor cursor = changes.now();
        customers(shop);
        List<Change> told = new ArrayList<>();

        ChangePage page;
        do {
            page = changes.read(cursor, 1);
            told.addAll(page.changes());
            cursor = page.next();
        } while (page.more());

        assertThat(told).hasSize(CUSTOMERS).isSortedAccordingTo(java.util.Comparator.comparing(Change::at));
        assertThat(told.stream()
                        .map(change -> change.id().replaceFirst("^[0-9]+[.]([0-9]+)[.].*", "$1"))
                        .distinct())
                .as("shards that tell something")
                .hasSizeGreaterThan(1);
        assertThat(cursor).isEqualTo(end(shop));
    }

    @Test
    void onlyWhoMayReadsThem() {
        changes.begin(FeedPolicy.standard());

        assertThatExceptionOfType(org.persona4j.error.AccessDeniedException.class)
                .isThrownBy(() -> shop.as(Role.STAFF).changes().now());
    }
}

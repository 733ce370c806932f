package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.FeedTrial.PHONE;
import static org.persona4j.FeedTrial.phone;
import static org.persona4j.FeedTrial.record;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeKind;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.RecordKind;
import org.persona4j.privacy.ErasureRequest;

/** What the feed tells of who is hidden, archived or forgotten, and of who comes back. */
class HiddenChangesTest {
    private final FeedTrial trial = new FeedTrial();
    private final FeedWorld world = trial.world;
    private final Personas owner = trial.owner;

    @Test
    void ofWhoIsHiddenNothingIsToldButThat() {
        PersonaId one = trial.take("1", PHONE);
        trial.begin();

        owner.privacy().block(phone(PHONE), "asked to");
        trial.take(record("1").phone(PHONE).fullName("Ann Lee"));
        trial.support.privacy().recover(phone(PHONE), "letter");

        assertThat(trial.told()).containsExactlyInAnyOrder(one + " HIDDEN", one + " VISIBLE");
    }

    @Test
    void whoeverChangesSomebodyHiddenMakesSureThatNobodyShowsThemMeanwhile() {
        trial.take("1", PHONE);
        trial.begin();
        owner.privacy().block(phone(PHONE), "asked to");
        Set<String> expected = new TreeSet<>();
        world.store()
                .beforeCommit(
                        (number, commit) -> commit.expectations().keySet().forEach(key -> expected.add(key.kind())));

        trial.take(record("1").phone(PHONE).fullName("Ann Lee"));

        assertThat(expected).contains(RecordKind.FEED_HEAD.storedName());
    }

    @Test
    void whoArrivesHiddenIsNotTold() {
        trial.begin();
        owner.privacy().block(phone(PHONE), "asked to");

        PersonaId one = trial.take("1", PHONE);
        owner.privacy().erase(ErasureRequest.by(phone(PHONE)), "letter");

        assertThat(trial.told()).isEmpty();
        assertThat(owner.search().byId(one)).isEmpty();
    }

    @Test
    void whoLeavesSomebodyHiddenIsToldWithoutThem() {
        trial.take(record("1").phone(PHONE).email("ann@mail.net"));
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = trial.take(record("2").email("ann@mail.net"));
        owner.privacy().block(phone(PHONE), "asked to");
        trial.begin();
        world.clock().move(Duration.ofSeconds(1));

        trial.take(record("2").email("bob@mail.net"));

        assertThat(trial.told()).containsExactly(other + " VISIBLE");
    }

    @Test
    void theArchiveOfTheStaffIsToldAndThatOfPrivacyLooksLikeHiding() {
        PersonaId one = trial.take("1", PHONE);
        trial.begin();

        owner.archive().put(one, ArchiveReason.MANUAL, "moved away");
        owner.archive().put(one, ArchiveReason.DUPLICATE, "twice");
        trial.support.archive().put(one, ArchiveReason.PRIVACY, "case");
        trial.support.archive().restorePrivacy(one, "case");
        owner.archive().put(one, ArchiveReason.MANUAL, "moved away");
        owner.archive().restore(one, "back");

        List<Change> all = trial.all();
        assertThat(all)
                .extracting(Change::kind)
                .containsExactly(
                        ChangeKind.ARCHIVED,
                        ChangeKind.HIDDEN,
                        ChangeKind.VISIBLE,
                        ChangeKind.ARCHIVED,
                        ChangeKind.RESTORED);
    }

    @Test
    void whoIsForgottenIsToldSoOnceAndWhoStaysIsUpdated() {
        PersonaId one = trial.take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = trial.take(record("2").phone(PHONE).email("ann@mail.net"));
        trial.begin();

        owner.privacy()
                .erase(ErasureRequest.by(phone(PHONE)).onlyProfiles(Set.of(ProfileId.of(one.value()))), "letter");

        assertThat(trial.told()).containsExactlyInAnyOrder(one + " ERASED", other + " SPLIT_FROM " + one);
    }
}

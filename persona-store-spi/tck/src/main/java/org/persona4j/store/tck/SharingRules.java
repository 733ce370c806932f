package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.persona4j.store.Version;

/** The tests of several stores over the same records. */
abstract class SharingRules extends StoreUnderTest {

    SharingRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("S1.6")
    @DisplayName("S1.6 What one store acknowledged, another reads and scans at once")
    void oneStoreSeesWhatAnotherWrote() {
        Words other = another();
        for (int lap = 0; lap < laps(); lap++) {
            other.read("1");
            Version version = put("1", Integer.toString(lap));
            assertThat(other.present("1").version()).isEqualTo(version);
            assertThat(other.read(Set.of(key("1"), key("2")))).containsOnlyKeys(key("1"));
            assertThat(other.ids(all())).containsExactly("1");
            other.delete("1");
            assertThat(read("1")).isEmpty();
            assertThat(ids(all())).isEmpty();
        }
    }

    @Test
    @Tag("S1.6")
    @DisplayName("S1.6 A version expected in one store is the version of the other")
    void versionsAreShared() {
        Words other = another();
        Version version = put("1", "a");

        other.commit(to -> to.expect(key("1"), version).put(key("1"), text("b")));

        assertThat(conflict(to -> to.expect(key("1"), version)).losers()).containsExactly(key("1"));
    }

    @Test
    @Tag("S1.6")
    @DisplayName("S1.6 Duel across two stores: each puts what the other expects absent, exactly one lands")
    void duelOfAbsencesAcrossStores() {
        new Duels(this, another(), 6 * laps()).skewOnAbsent();
    }

    @Test
    @Tag("S1.6")
    @DisplayName("S1.6 Duel across two stores: each changes what the other expects unchanged, exactly one lands")
    void duelOfVersionsAcrossStores() {
        new Duels(this, another(), 6 * laps()).skewOnPresent();
    }

    @Test
    @Tag("S1.6")
    @DisplayName("S1.6 Duel across two stores: a reader of two keys against a commit that replaces both")
    void duelOfAReaderAcrossStores() {
        new Duels(this, another(), 6 * laps()).readerOfBothUpdates();
    }

    @Test
    @Tag("S1.6")
    @DisplayName("S1.6 One order explains what clients of two stores saw, wrote and were refused")
    void oneOrderAcrossStores(TestReporter reporter) {
        Words other = another();

        HistoryRules.assertOneOrder(List.of(this, other), 4, 10 * laps(), Seed.reportedTo(reporter));
    }
}

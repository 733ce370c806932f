package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may say each kind of event, and what it must carry then, against a list that was written by hand from the rules. */
class SpeakersTest {
    /** Who may say what: C customer, S staff, U support, M machine. Then what it must carry. */
    private static final String SPEAKERS = """
            stop C S U M
            unsubscribe C S U M
            revoke C S U M
            set_out C S U M
            import_out C S U M
            set_in S M
            import_in S M
            import_all_in S M
            request S M
            import_request S M
            form C M form proof
            signed_form C M form proof
            own_page C M proof
            wallet_app C M proof
            start C M
            yes C M
            help C M
            other C M
            temporary_failure M
            hard_bounce M
            complaint M
            invalid M
            push_on C
            push_off C
            invalid_token M
            same_person C S U M
            same_number C S U M
            erasure C S U M
            lapse C S U M
            """;

    private static EventKind kind(String code) {
        return EventKind.ALL.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> letters(Speakers speakers) {
        List<String> letters = new ArrayList<>();
        for (ActorKind actor : ActorKind.values()) {
            if (speakers.may().contains(actor)) {
                letters.add(
                        switch (actor) {
                            case CUSTOMER -> "C";
                            case STAFF -> "S";
                            case SUPPORT -> "U";
                            case SYSTEM -> "M";
                        });
            }
        }
        if (speakers.formName()) {
            letters.add("form");
        }
        if (speakers.proof()) {
            letters.add("proof");
        }
        return letters;
    }

    @TestFactory
    Stream<DynamicTest> onlyTheseMaySayItAndItCarriesWhatIsWritten() {
        return SPEAKERS.lines()
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    List<String> words = List.of(line.split(" ", -1));
                    EventKind kind = kind(words.get(0));

                    assertThat(letters(Speakers.of(kind))).isEqualTo(words.subList(1, words.size()));
                }));
    }

    @Test
    void ofEveryKindOfEventItIsWrittenWhoMaySayIt() {
        List<String> written =
                SPEAKERS.lines().map(line -> line.split(" ", -1)[0]).toList();

        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(
                        EventKind.ALL.stream().map(EventKind::code).toList());
    }
}

package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

class RowConsentTest {
    private static final SourceRecord RECORD = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "a")
            .phone("1")
            .phone("2")
            .email("a@b.net")
            .build();

    private static RowConsent said(List<ConsentWord> words) {
        RowConsent.Builder builder = RowConsent.builder();
        words.forEach(word -> builder.say(MessageChannel.TEXT, word));
        return builder.build();
    }

    @Test
    void aRecordBringsItsAddresses() {
        RowConsent consent = RowConsent.of(RECORD);

        assertThat(consent.phones()).containsExactly("1", "2");
        assertThat(consent.emails()).containsExactly("a@b.net");
        assertThat(consent.words()).isEmpty();
        assertThat(consent.mayOptIn()).isTrue();
    }

    @Test
    void noneHasNoAddressAndOptsNobodyIn() {
        assertThat(RowConsent.none().mayOptIn()).isFalse();
        assertThat(RowConsent.none().phones()).isEmpty();
    }

    @Test
    void withoutOptInsAllElseIsAsItWas() {
        RowConsent consent = RowConsent.builder(RECORD)
                .optIn(MessageChannel.TEXT)
                .optOut(MessageChannel.EMAIL)
                .build();

        RowConsent without = consent.withoutOptIns();

        assertThat(without.mayOptIn()).isFalse();
        assertThat(without.words()).isEqualTo(consent.words());
        assertThat(without.phones()).isEqualTo(consent.phones());
        assertThat(without.withoutOptIns()).isEqualTo(without);
        assertThat(without).isNotEqualTo(consent);
    }

    @Test
    void nothingIsNoWord() {
        assertThat(said(List.of(ConsentWord.NOTHING)).word(MessageChannel.TEXT)).isEmpty();
    }

    @Test
    void doubtLeavesOptOuts() {
        RowConsent consent = RowConsent.builder(RECORD)
                .optOut(MessageChannel.VOICE)
                .doubtful()
                .build();

        assertThat(consent.isDoubtful()).isTrue();
        assertThat(consent.mayOptIn()).isFalse();
        assertThat(consent.word(MessageChannel.VOICE)).contains(ConsentWord.OUT);
    }

    @Test
    void noFileSpeaksOfPasses() {
        assertThatThrownBy(() -> RowConsent.builder().optIn(MessageChannel.WALLET_PASS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row says nothing of the channel wallet_pass");
    }

    @Test
    void aRowWithoutDoubtIsNotDoubtful() {
        assertThat(RowConsent.of(RECORD).isDoubtful()).isFalse();
    }

    @Test
    void whatCountsIsPrinted() {
        RowConsent doubtful = RowConsent.builder().doubtful().build();

        assertThat(doubtful).hasToString("RowConsent{} doubtful without opt-ins");
        assertThat(RowConsent.none()).hasToString("RowConsent{} without opt-ins");
    }

    @Test
    void equalConsentsHaveOneHash() {
        assertThat(RowConsent.of(RECORD)).isEqualTo(RowConsent.of(RECORD)).hasSameHashCodeAs(RowConsent.of(RECORD));
        assertThat(RowConsent.of(RECORD).hashCode())
                .isNotEqualTo(RowConsent.none().hashCode());
    }

    @Test
    void noAddressIsPrinted() {
        assertThat(RowConsent.builder()
                        .phone("Xanthippe")
                        .email("Xanthippe")
                        .optOut(MessageChannel.TEXT)
                        .build())
                .hasToString("RowConsent{TEXT=OUT}");
    }

    @Property
    void theWordAgainstMessagesCountsWhateverTheOrder(@ForAll @Size(max = 5) List<ConsentWord> words) {
        List<ConsentWord> backwards = new ArrayList<>(words);
        Collections.reverse(backwards);
        ConsentWord strongest = words.contains(ConsentWord.OUT)
                ? ConsentWord.OUT
                : words.contains(ConsentWord.NO) ? ConsentWord.NO : ConsentWord.IN;
        boolean any = words.stream().anyMatch(word -> word != ConsentWord.NOTHING);

        assertThat(said(words)).isEqualTo(said(backwards));
        assertThat(said(words).words()).isEqualTo(any ? Map.of(MessageChannel.TEXT, strongest) : Map.of());
    }
}

package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReplyParserTest {
    private static final ReplyParser PARSER = ReplyParser.standard();

    private static Stream<DynamicTest> all(Reply expected, String... messages) {
        return Stream.of(messages)
                .map(message -> DynamicTest.dynamicTest(
                        expected + ": " + message,
                        () -> assertThat(PARSER.parse(message)).isEqualTo(expected)));
    }

    @TestFactory
    Stream<DynamicTest> theWordsOfTheRuleOptOut() {
        return all(Reply.STOP, "STOP", "QUIT", "END", "REVOKE", "OPT OUT", "CANCEL", "UNSUBSCRIBE", "STOPALL");
    }

    @TestFactory
    Stream<DynamicTest> caseSpacesAndPunctuationAreIgnored() {
        return all(
                Reply.STOP,
                "stop",
                " Stop. ",
                "STOP!!!",
                "\"stop\"",
                "“Stop”",
                "s t o p",
                "S.T.O.P",
                "opt-out",
                "Opt – out",
                "optout",
                "\n\tQuit\r\n",
                "stop all",
                "(end)",
                "¡stop!");
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeSeenOrOnlyDecoratesIsIgnored() {
        return all(
                Reply.STOP,
                "STOP \uD83D\uDED1",
                "\uD83D\uDED1\uFE0F stop \uD83D\uDE21",
                "S\u200BT\u200DO\u2060P",
                "\uFEFFstop",
                "st\u00ADop",
                "stop\u3164",
                "\u202Estop\u202C",
                "stop\uD800",
                "\u0000stop");
    }

    @TestFactory
    Stream<DynamicTest> lettersInOtherShapesAreTheSameLetters() {
        return all(
                Reply.STOP,
                "\uFF33\uFF34\uFF2F\uFF30",
                "\uD835\uDC12\uD835\uDC13\uD835\uDC0E\uD835\uDC0F",
                "\u24C8\u24C9\u24C4\u24C5",
                "qu\u0131t",
                "QU\u0130T",
                "st\u00F3p",
                "sto\u0301p");
    }

    @TestFactory
    Stream<DynamicTest> moreThanTheWordIsNotUnderstood() {
        return all(
                Reply.OTHER,
                "",
                "  ",
                "\uD83D\uDED1",
                "please stop",
                "stop it",
                "don't stop",
                "stop 2",
                "the end",
                "I cancel",
                "nonstop",
                "yes please",
                "yes stop",
                "starting",
                "\u0405\u0422\u041E\u0420");
    }

    @TestFactory
    Stream<DynamicTest> startAndUnstopOptInAgain() {
        return all(Reply.START, "START", "start.", "Unstop", "UN STOP");
    }

    @TestFactory
    Stream<DynamicTest> yesAndYAnswerARequest() {
        return all(Reply.YES, "YES", "y", "Yes!", "Y \uD83D\uDC4D");
    }

    @TestFactory
    Stream<DynamicTest> helpAndInfoAskForHelp() {
        return all(Reply.HELP, "HELP", "help?", "Info");
    }

    @Test
    void aLongMessageIsNotUnderstoodAndATrailOfSpacesIsIgnored() {
        assertThat(PARSER.parse("stop".repeat(100_000))).isEqualTo(Reply.OTHER);
        assertThat(PARSER.parse("stop" + " ".repeat(100_000))).isEqualTo(Reply.STOP);
    }

    @Test
    void aRetailerMayAddWordsAndKeepsTheStandardOptOuts() {
        ReplyParser german = ReplyParser.of(Map.of(Reply.STOP, List.of("halt"), Reply.YES, List.of("ja")));

        assertThat(german.parse("Halt!")).isEqualTo(Reply.STOP);
        assertThat(german.parse("opt out")).isEqualTo(Reply.STOP);
        assertThat(german.parse("Ja")).isEqualTo(Reply.YES);
        assertThat(german.parse("yes")).isEqualTo(Reply.OTHER);
    }

    @Test
    void aWordCannotStandForTwoReplies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyParser.of(Map.of(Reply.YES, List.of("ok", "Stop!"))))
                .withMessageContaining("STOP")
                .withMessageContaining("YES");
    }

    @Test
    void aWordNeedsALetterOrDigit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyParser.of(Map.of(Reply.YES, List.of("!"))))
                .withMessageContaining("1 to 40");
    }

    @Test
    void aWordHasABoundedLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyParser.of(Map.of(Reply.YES, List.of("y".repeat(41)))))
                .withMessageContaining("1 to 40");
    }

    @Test
    void whatIsOtherHasNoWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReplyParser.of(Map.of(Reply.OTHER, List.of("hm"))));
    }

    @Test
    void everyReplyIsTheEventOfItsName() {
        assertThat(Reply.values())
                .allSatisfy(reply -> assertThat(reply.kind().name()).isEqualTo(reply.name()));
    }

    @Test
    void parsersAreEqualIfTheyKnowTheSameWords() {
        ReplyParser german = ReplyParser.of(Map.of(Reply.YES, List.of("ja")));

        assertThat(german)
                .isEqualTo(ReplyParser.of(Map.of(Reply.YES, List.of("JA!"))))
                .hasSameHashCodeAs(ReplyParser.of(Map.of(Reply.YES, List.of("JA!"))))
                .isNotEqualTo(PARSER)
                .doesNotHaveSameHashCodeAs(PARSER);
        assertThat(german.toString()).startsWith("ReplyParser{").contains("YES=[JA]");
    }
}

package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple1;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

class NameNormalizerTest {

    private static final LocalDate LEAP_DAY = LocalDate.of(1984, 2, 29);

    private final NameNormalizer names = NameNormalizer.standard();

    @Data
    Iterable<Tuple2<String, String>> writings() {
        return Table.of(
                Tuple.of("Robert Smith", "robert smith"),
                Tuple.of("  ROBERT \t\r\n SMITH ", "robert smith"),
                Tuple.of("Robert\u00A0\u3000Smith", "robert smith"),
                Tuple.of("Robert\0Smith", "robert smith"),
                Tuple.of("\uFF32\uFF4F\uFF42ert", "robert"),
                Tuple.of("Ro\u200Bbe\u00ADrt\u202C", "robert"),
                Tuple.of("Jos\u00E9", "jos\u00E9"),
                Tuple.of("JOSE\u0301", "jos\u00E9"),
                Tuple.of("STRASSE", "strasse"),
                Tuple.of("Stra\u00DFe", "strasse"),
                Tuple.of("STRA\u1E9EE", "strasse"),
                Tuple.of(
                        "\u039F\u03B4\u03C5\u03C3\u03C3\u03B5\u03CD\u03C2",
                        "\u03BF\u03B4\u03C5\u03C3\u03C3\u03B5\u03CD\u03C3"),
                Tuple.of(
                        "\u039F\u0394\u03A5\u03A3\u03A3\u0395\u038E\u03A3",
                        "\u03BF\u03B4\u03C5\u03C3\u03C3\u03B5\u03CD\u03C3"),
                Tuple.of("I\u015E\u0131k", "i\u015Fik"),
                Tuple.of("\u0130\u015FIK", "i\u015Fik"),
                Tuple.of("i\u0307\u015Fik", "i\u015Fik"),
                Tuple.of("O\u2019Brien", "o'brien"),
                Tuple.of("O\u00B4Brien", "o'brien"),
                Tuple.of("O`Brien", "o'brien"),
                Tuple.of("Q\u0307an", "q\u0307an"),
                Tuple.of("Smith\u2011Jones", "smith-jones"),
                Tuple.of("Smith\u2013Jones", "smith-jones"),
                Tuple.of("\u738B\u5C0F\u660E", "\u738B\u5C0F\u660E"),
                Tuple.of("\uD801\uDC00", "\uD801\uDC28"));
    }

    @Property
    @FromData("writings")
    void writingsOfANameAreOne(@ForAll String text, @ForAll String normalized) {
        assertThat(names.normalize(text)).contains(normalized);
    }

    @Data
    Iterable<Tuple1<String>> empty() {
        return Table.of(
                Tuple.of(""),
                Tuple.of("   "),
                Tuple.of("\u3000\t"),
                Tuple.of("\u200B"),
                Tuple.of("\u3164"),
                Tuple.of("Rob\uD83Dert"),
                Tuple.of("\uDE00"),
                Tuple.of("x".repeat(1001)),
                Tuple.of("\uFDFA".repeat(900)));
    }

    @Property
    @FromData("empty")
    void whatCannotBeReadHasNoNormalizedForm(@ForAll String text) {
        assertThat(names.normalize(text)).isEmpty();
        assertThat(names.words(text)).isEmpty();
        assertThat(names.isFull(text)).isFalse();
    }

    @Test
    void aNameHasAtMost1000Characters() {
        assertThat(names.normalize("r".repeat(1000))).contains("r".repeat(1000));
        assertThat(names.normalize("r".repeat(1001))).isEmpty();
        assertThat(names.normalize("\u00F6".repeat(1000))).contains("\u00F6".repeat(1000));
        assertThat(names.normalize("\u00F6".repeat(1001))).isEmpty();
    }

    @Test
    void anApostropheIsOneInWhateverFormItIsWritten() {
        for (String written : List.of("'", "`", "\u00B4", "\u02B9", "\u0374", "\u1FEF", "\u1FFD", "\u2019")) {
            assertThat(names.normalize("o" + written + "brien")).contains("o'brien");
        }
    }

    @Test
    void aNormalizedAsciiNameIsNotCopied() {
        String name = "robert smith";

        assertThat(names.normalize(name).orElseThrow()).isSameAs(name);
    }

    @Data
    Iterable<Tuple2<String, Set<String>>> worded() {
        return Table.of(
                Tuple.of("Mary-Jane Smith", Set.of("mary", "jane", "smith")),
                Tuple.of("Mary O'Brien", Set.of("mary", "obrien")),
                Tuple.of("J.R. Smith, Jr.", Set.of("j", "r", "smith", "jr")),
                Tuple.of("John John", Set.of("john")),
                Tuple.of("Smith!Jones", Set.of("smith", "jones")),
                Tuple.of("Henry 8", Set.of("henry", "8")),
                Tuple.of("Cher", Set.of("cher")),
                Tuple.of("Jos\u00E9 O\u2019D\u00F6ner", Set.of("jos\u00E9", "od\u00F6ner")),
                Tuple.of("\u674E\u3007", Set.of("\u674E\u3007")),
                Tuple.of("???", Set.of()),
                Tuple.of("'", Set.of()));
    }

    @Property
    @FromData("worded")
    void theWordsOfANameAreItsRunsOfLettersAndDigits(@ForAll String name, @ForAll Set<String> words) {
        assertThat(names.words(name)).isEqualTo(words);
    }

    @Test
    void wordsComeInTheOrderOfTheirFirstUse() {
        assertThat(names.words("Zoe Ann Zoe Bell")).containsExactly("zoe", "ann", "bell");
    }

    @Test
    void wordsCannotBeChanged() {
        Set<String> words = names.words("Zoe Bell");

        assertThatThrownBy(() -> words.add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNameIsFullFromTwoWordsOn() {
        assertThat(names.isFull("Robert Smith")).isTrue();
        assertThat(names.isFull("Smith-Jones")).isTrue();
        assertThat(names.isFull("John John")).isTrue();
        assertThat(names.isFull("O'Brien")).isFalse();
        assertThat(names.isFull("Robert !")).isFalse();
    }

    @Test
    void aGivenFullNameWins() {
        assertThat(names.fullName("Bob", "Smythe", "Robert  SMITH")).contains("robert smith");
    }

    @Test
    void firstAndLastNameMakeAFullName() {
        assertThat(names.fullName(" Robert ", "SMITH", null)).contains("robert smith");
        assertThat(names.fullName("Robert", "Smith", " ")).contains("robert smith");
    }

    @Test
    void oneOfTheTwoNamesStandsAlone() {
        assertThat(names.fullName("Robert", null, null)).contains("robert");
        assertThat(names.fullName("", "Smith", null)).contains("smith");
        assertThat(names.fullName(null, null, null)).isEmpty();
    }

    @Test
    void namesTooLongTogetherMakeNoFullName() {
        assertThat(names.fullName("r".repeat(500), "s".repeat(499), null)).isPresent();
        assertThat(names.fullName("r".repeat(500), "s".repeat(500), null)).isEmpty();
    }

    @Test
    void nameAndBirthDateMakeAnIdentifier() {
        Optional<Identifier> identifier = names.nameBirthDate("Mary-Jane", " O'BRIEN ", LEAP_DAY);

        assertThat(identifier).contains(Identifier.of(IdentifierType.NAME_BIRTH_DATE, "1984-02-29|mary jane|obrien"));
    }

    @Test
    void namesThatHoldTheSeparatorStayApart() {
        Optional<Identifier> one = names.nameBirthDate("a|b", "c", LEAP_DAY);
        Optional<Identifier> other = names.nameBirthDate("a", "b|c", LEAP_DAY);

        assertThat(one).isPresent().isNotEqualTo(other);
    }

    @Test
    void bothNamesAndAPlausibleYearAreNeeded() {
        assertThat(names.nameBirthDate("Robert", null, LEAP_DAY)).isEmpty();
        assertThat(names.nameBirthDate(null, "Smith", LEAP_DAY)).isEmpty();
        assertThat(names.nameBirthDate("Robert", "-", LEAP_DAY)).isEmpty();
        assertThat(names.nameBirthDate("Robert", "Smith", LocalDate.of(1849, 12, 31)))
                .isEmpty();
        assertThat(names.nameBirthDate("Robert", "Smith", LocalDate.of(1850, 1, 1)))
                .isPresent();
        assertThat(names.nameBirthDate("Robert", "Smith", LocalDate.of(2200, 12, 31)))
                .isPresent();
        assertThat(names.nameBirthDate("Robert", "Smith", LocalDate.of(2201, 1, 1)))
                .isEmpty();
    }
}

package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple1;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.Tuple.Tuple3;
import org.junit.jupiter.api.Test;

class BirthDatesTest {

    private static final LocalDate LEAP_DAY = LocalDate.of(1984, 2, 29);

    private final BirthDates dates = BirthDates.standard();

    @Data
    Iterable<Tuple1<String>> leapDays() {
        return Table.of(
                Tuple.of("1984-02-29"),
                Tuple.of("19840229"),
                Tuple.of("  1984-02-29\n"),
                Tuple.of("\u200E1984-02-29\u00A0"),
                Tuple.of("\uFF11\uFF19\uFF18\uFF14-02-29"),
                Tuple.of("\u0661\u0669\u0668\u0664\u0660\u0662\u0662\u0669"));
    }

    @Property
    @FromData("leapDays")
    void bothIsoFormsAreRead(@ForAll String text) {
        assertThat(dates.parse(text)).contains(LEAP_DAY);
    }

    @Data
    Iterable<Tuple1<String>> noDates() {
        return Table.of(
                Tuple.of(""),
                Tuple.of("1985-02-29"),
                Tuple.of("1985-13-01"),
                Tuple.of("1985-00-01"),
                Tuple.of("1985-01-00"),
                Tuple.of("1985-04-31"),
                Tuple.of("1985-1-1"),
                Tuple.of("85-01-01"),
                Tuple.of("1985/01/01"),
                Tuple.of("01/02/1985"),
                Tuple.of("1985-01-01T00:00:00"),
                Tuple.of("1985-01_01"),
                Tuple.of("18:0-01-01"),
                Tuple.of("1985-0:-01"),
                Tuple.of("1985-01-0:"),
                Tuple.of("1849-12-31"),
                Tuple.of("2201-01-01"),
                Tuple.of("0000-00-00"),
                Tuple.of("-985-01-01"),
                Tuple.of("198501011"),
                Tuple.of("1985 101"),
                Tuple.of("\uD83D9850101"),
                Tuple.of("1".repeat(1001)));
    }

    @Property
    @FromData("noDates")
    void nothingElseIs(@ForAll String text) {
        assertThat(dates.parse(text)).isEmpty();
    }

    @Test
    void aDateIsLookedForInTextOfAtMost64Characters() {
        assertThat(dates.parse(" ".repeat(54) + "1984-02-29")).contains(LEAP_DAY);
        assertThat(dates.parse(" ".repeat(55) + "1984-02-29")).isEmpty();
    }

    @Data
    Iterable<Tuple2<String, String>> patterns() {
        return Table.of(
                Tuple.of("MM/dd/yyyy", "02/29/1984"),
                Tuple.of("M/d/yyyy", "2/29/1984"),
                Tuple.of("dd.MM.uuuu", "29.02.1984"),
                Tuple.of("d MMM yyyy", "29 FEB 1984"),
                Tuple.of("MMMM d, yyyy", "february 29, 1984"),
                Tuple.of("ddMMyyyy", "29021984"),
                Tuple.of("yyyy-MM-dd HH:mm:ss", "1984-02-29 00:00:00"),
                Tuple.of("yyyy'y'MM'm'dd", "1984y02m29"));
    }

    @Property
    @FromData("patterns")
    void theFormOfTheCallersPatternIsReadToo(@ForAll String pattern, @ForAll String text) {
        BirthDates own = BirthDates.withPattern(pattern);

        assertThat(own.parse(text)).contains(LEAP_DAY);
        assertThat(own.parse("1984-02-29")).contains(LEAP_DAY);
    }

    @Test
    void thePatternIsTriedBeforeTheIsoForms() {
        assertThat(BirthDates.withPattern("yyyyddMM").parse("19840211")).contains(LocalDate.of(1984, 11, 2));
    }

    @Test
    void thePatternDoesNotWidenTheYears() {
        BirthDates own = BirthDates.withPattern("M/d/yyyy");

        assertThat(own.parse("12/31/1849")).isEmpty();
        assertThat(own.parse("1/1/1850")).contains(LocalDate.of(1850, 1, 1));
        assertThat(own.parse("12/31/2200")).contains(LocalDate.of(2200, 12, 31));
        assertThat(own.parse("1/1/2201")).isEmpty();
    }

    @Test
    void readingByPatternIsStrictToo() {
        assertThat(BirthDates.withPattern("MM/dd/yyyy").parse("02/30/1984")).isEmpty();
        assertThat(BirthDates.withPattern("MM/dd/yyyy").parse("02/28/0084")).isEmpty();
    }

    @Data
    Iterable<Tuple1<String>> badPatterns() {
        return Table.of(
                Tuple.of(""),
                Tuple.of("MM/dd"),
                Tuple.of("yyyy"),
                Tuple.of("MM/dd/yy"),
                Tuple.of("dd.MM.uu"),
                Tuple.of("YYYY-MM-dd"),
                Tuple.of("hello"),
                Tuple.of("'"),
                Tuple.of("y".repeat(65)));
    }

    @Property
    @FromData("badPatterns")
    void aPatternThatGivesNoDateIsRefused(@ForAll String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> BirthDates.withPattern(pattern));
    }

    @Test
    void aYearOfTwoDigitsIsNamedAsTheMistakeItIs() {
        assertThat(List.of("MM/dd/yy", "dd.MM.uu"))
                .allSatisfy(pattern -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> BirthDates.withPattern(pattern))
                        .withMessageContaining("two digits"));
    }

    @Test
    void aPatternHasAtMost64Characters() {
        String longest = "yyyy-MM-dd'" + "x".repeat(52) + "'";

        assertThat(BirthDates.withPattern(longest).parse("1984-02-29" + "x".repeat(52)))
                .contains(LEAP_DAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BirthDates.withPattern(longest.replace("'x", "'xx")))
                .withMessageContaining("64");
    }

    @Data
    Iterable<Tuple3<String, String, Boolean>> pairs() {
        return Table.of(
                Tuple.of("1984-02-29", "1984-02-29", false),
                Tuple.of("1984-02-29", "1984-02-28", false),
                Tuple.of("1984-02-29", "1984-03-29", false),
                Tuple.of("1984-02-29", "1988-02-29", false),
                Tuple.of("1984-03-05", "1984-05-03", false),
                Tuple.of("1984-03-05", "1985-05-03", false),
                Tuple.of("1984-03-05", "1984-05-04", true),
                Tuple.of("1984-03-05", "1985-03-06", true),
                Tuple.of("1984-03-05", "1985-04-05", true),
                Tuple.of("1984-03-05", "1990-11-30", true));
    }

    @Property
    @FromData("pairs")
    void datesDisagreeInTwoParts(@ForAll String one, @ForAll String other, @ForAll boolean disagree) {
        assertThat(BirthDates.disagree(LocalDate.parse(one), LocalDate.parse(other)))
                .isEqualTo(disagree);
    }

    @Provide
    Arbitrary<LocalDate> nearDates() {
        return dates(LocalDate.of(1984, 1, 1), LocalDate.of(1986, 12, 31));
    }

    @Provide
    Arbitrary<LocalDate> allDates() {
        return dates(LocalDate.of(1850, 1, 1), LocalDate.of(2200, 12, 31));
    }

    private static Arbitrary<LocalDate> dates(LocalDate first, LocalDate last) {
        return Arbitraries.longs()
                .between(first.toEpochDay(), last.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Property
    void disagreeingIsMutual(@ForAll("nearDates") LocalDate one, @ForAll("nearDates") LocalDate other) {
        assertThat(BirthDates.disagree(one, other)).isEqualTo(BirthDates.disagree(other, one));
    }

    @Property
    void noDateDisagreesWithItself(@ForAll("allDates") LocalDate date) {
        assertThat(BirthDates.disagree(date, date)).isFalse();
    }

    @Property
    void everyDateInRangeIsReadInBothForms(@ForAll("allDates") LocalDate date) {
        assertThat(dates.parse(date.toString())).contains(date);
        assertThat(dates.parse(date.toString().replace("-", ""))).contains(date);
    }
}

package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialectTest {
    @Test
    void aCommaInsideQuotesSeparatesNothing() {
        assertThat(Dialect.detect("\"a,b,c,d\";e\n1;2\n").separator()).isEqualTo(';');
    }

    @Test
    void decimalCommasDoNotMisleadAFileOfSemicolons() {
        assertThat(Dialect.detect("a;b\n1,5;2,5\n3,5;4\n").separator()).isEqualTo(';');
    }

    @Test
    void notesFullOfSemicolonsDoNotMisleadAFileOfCommas() {
        assertThat(Dialect.detect("a,b,c\n1,2,x;y;z;u;v\n3,4,\"x;\n;y\"\n").separator())
                .isEqualTo(',');
    }

    @Test
    void theLastRowMayBeCutOffAndDoesNotCount() {
        assertThat(Dialect.detect("a,b;c;d\n1,2;3;4\n5,6").separator()).isEqualTo(';');
    }

    @Test
    void whatComesBeforeABreakTellsTheSeparator() {
        assertThat(Dialect.detect("a;b\n1;2\n3;4\n\"x\"y;5\n").separator()).isEqualTo(';');
    }

    @Test
    void moreRowsThanAreLookedAtTellTheSeparatorToo() {
        assertThat(Dialect.detect("a;b\n" + "1;2\n".repeat(60)).separator()).isEqualTo(';');
    }

    @Test
    void rowsOfSeveralLinesCountAsOne() {
        assertThat(Dialect.detect("a;b,c\n" + "1;\"p\nq,r\"\n".repeat(3)).separator())
                .isEqualTo(';');
    }

    @Test
    void tabsAreFound() {
        assertThat(Dialect.detect("a\tb, c\n1\t2\n").separator()).isEqualTo('\t');
    }

    @Test
    void aSingleColumnIsReadAsCommas() {
        assertThat(Dialect.detect("phone\n6035550101\n").separator()).isEqualTo(',');
    }

    @Test
    void blanksBeforeQuotesAreNoticed() {
        assertThat(Dialect.detect("a, \"b\"\n").spaced()).isTrue();
        assertThat(Dialect.detect("a,\"b\"\n").spaced()).isFalse();
    }
}

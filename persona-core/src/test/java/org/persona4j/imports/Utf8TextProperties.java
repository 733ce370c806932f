package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Text of a stream is the text that was written, and where it breaks is known. */
class Utf8TextProperties {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "\n", "\r", "\r\n", "\u00E9", "\u20AC", "\uD83D\uDE00", "\0", ",", "\"")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    private static Utf8Text text(byte[] bytes, int known) {
        byte[] beginning = Arrays.copyOf(bytes, Math.min(known, bytes.length));
        return new Utf8Text(
                new ByteArrayInputStream(bytes, beginning.length, bytes.length - beginning.length), beginning, 0);
    }

    private static String all(Utf8Text text, int atOnce) throws IOException {
        StringBuilder all = new StringBuilder();
        char[] buffer = new char[atOnce + 2];
        for (int read = text.read(buffer, 1, atOnce); read >= 0; read = text.read(buffer, 1, atOnce)) {
            all.append(buffer, 1, read);
        }
        return all.toString();
    }

    @Example
    void noRoomIsNoEnd() throws IOException {
        assertThat(text(new byte[0], 0).read(new char[1], 0, 0)).isZero();
    }

    @Property
    void theTextIsTheSameHoweverMuchIsReadAtOnce(
            @ForAll("texts") String written,
            @ForAll @IntRange(min = 1, max = 9) int atOnce,
            @ForAll @IntRange(max = 20) int known)
            throws IOException {
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        Utf8Text text = text(bytes, known);

        assertThat(all(text, atOnce)).isEqualTo(written);
        assertThat(text.bytesRead()).isEqualTo(bytes.length);
    }

    @Property
    void aBrokenByteIsInTheLineThatTheLineEndsBeforeItSay(
            @ForAll("texts") String before,
            @ForAll("texts") String after,
            @ForAll @IntRange(min = 1, max = 9) int atOnce)
            throws IOException {
        String whole = before + "\u00FF" + after;
        byte[] bytes = whole.replace("\u00FF", "?").getBytes(StandardCharsets.UTF_8);
        bytes[before.getBytes(StandardCharsets.UTF_8).length] = (byte) 0xFF;

        Utf8Text.MalformedException broken = null;
        try {
            all(text(bytes, 0), atOnce);
        } catch (Utf8Text.MalformedException e) {
            broken = e;
        }

        long lines = before.replace("\r\n", "\n")
                .replace('\r', '\n')
                .chars()
                .filter(c -> c == '\n')
                .count();
        assertThat(broken).isNotNull();
        assertThat(Objects.requireNonNull(broken).line()).isEqualTo(lines + 1);
    }
}

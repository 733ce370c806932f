package org.persona4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What was stored in format 1 reads for ever. A golden file is never edited: a new format gets files of its own beside these.
 */
class GoldenFilesTest {
    private static byte[] golden(String name) {
        String path = "/golden/format-1/" + name + ".json";
        try (InputStream file =
                Objects.requireNonNull(GoldenFilesTest.class.getResourceAsStream(path), "no file " + path)) {
            return new String(file.readAllBytes(), UTF_8).strip().getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> aGoldenFileReadsAsItsExample() {
        return Examples.all().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    Object expected = example.getValue();

                    Object read = JsonCodec.read(golden(example.getKey()), expected.getClass());

                    assertThat(read).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> anExampleIsWrittenAsItsGoldenFile() {
        return Examples.all().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    byte[] written = JsonCodec.write(example.getValue());

                    assertThat(new String(written, UTF_8)).isEqualTo(new String(golden(example.getKey()), UTF_8));
                }));
    }
}

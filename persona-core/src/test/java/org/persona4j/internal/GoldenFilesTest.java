package org.persona4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @Test
    void everyGoldenFileHasAnExampleAndEveryExampleAGoldenFile() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/golden/format-1"))) {
            all.forEach(file -> files.add(String.valueOf(file.getFileName())));
        }

        Set<String> examples = new TreeSet<>();
        Examples.all().keySet().forEach(name -> examples.add(name + ".json"));

        assertThat(files).isEqualTo(examples);
    }

    @Test
    void everyAnswerThatIsKeptHasAGoldenFileForEachOfItsShapes() {
        Collection<Object> golden = Examples.all().values();

        List<Class<?>> shapes = OperationRecord.ANSWERS.stream()
                .flatMap(answer -> answer.isSealed() ? Stream.of(answer.getPermittedSubclasses()) : Stream.of(answer))
                .toList();

        assertThat(shapes).allMatch(shape -> golden.stream().anyMatch(shape::isInstance));
    }

    @Test
    void everyPublicValueThatIsJsonIsInAGoldenFile() {
        StoredShapes stored = new StoredShapes();
        Examples.all().values().forEach(example -> stored.look(example.getClass()));

        assertThat(StoredShapes.publicJson()).hasSizeGreaterThan(50).isSubsetOf(stored.found());
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

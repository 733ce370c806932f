package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.example.storefile.FilePersonaStore;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInReport;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** What is left of an erased customer in the files of a store, once it was compacted. */
class ErasedFromFilesTest {
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035557744");
    private static final List<String> PLANTED = List.of(
            "6035557744", "planted@mail.net", "Žofie", "Плантова", "ياسمين", "till-4711", "told at the counter");

    private static Personas on(FilePersonaStore store) {
        return PersonaEngine.builder(store)
                .hashKey(HashKey.of("a key of enough bytes for a test".getBytes(StandardCharsets.UTF_8)))
                .build()
                .tenant("main")
                .as(Actor.owner("o-1"));
    }

    private static SourceRecord record() {
        return SourceRecord.builder(Source.integration("till"), "till-4711")
                .phone(PHONE.value())
                .email("planted@mail.net")
                .firstName("Žofie")
                .lastName("Плантова")
                .trait("nick", "ياسمين")
                .build();
    }

    private static List<String> leftIn(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        String bytes = all.toString();
        return PLANTED.stream()
                .filter(text ->
                        bytes.contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                .toList();
    }

    @Test
    void noByteIsLeftAfterCompaction(@TempDir Path directory) throws IOException {
        try (FilePersonaStore store = FilePersonaStore.open(directory)) {
            Personas personas = on(store);
            personas.intake().take(record());
            personas.optIns()
                    .report(MessageChannel.TEXT, Address.of(PHONE), OptInReport.revocation("told at the counter"));
            assertThat(leftIn(directory)).isEqualTo(PLANTED);

            personas.privacy().erase(ErasureRequest.by(PHONE), "letter 1");
            store.compact();

            assertThat(leftIn(directory)).isEmpty();
        }
        try (FilePersonaStore reopened = FilePersonaStore.open(directory)) {
            assertThat(on(reopened).intake().take(record())).isInstanceOf(IntakeOutcome.Suppressed.class);
        }
    }
}

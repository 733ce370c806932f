package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.persona4j.identity.Identifier;
import org.persona4j.internal.RecordKind;
import org.persona4j.store.Commit;
import org.persona4j.store.RecordKey;

/**
 * What a customer could be told by wherever it were left: what they gave, in the forms it may have taken on the way, and its
 * hashes without a key. Immutable.
 */
final class Traces {
    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

    /** What the histories of the trials give to customers; as it is only, because it is looked for in every commit of every test. */
    private static final Traces OF_TRIALS = new Traces(
            Stream.concat(Actions.VALUES.stream().map(Identifier::value), Stream.of("Ann Lee", "Bob Lee", "Cat Moe"))
                    .map(Traces::alike)
                    .collect(Collectors.toCollection(TreeSet::new)));

    private final Set<String> forms;

    private Traces(Set<String> forms) {
        this.forms = forms;
    }

    /** What is planted, in all forms and as all hashes. */
    static Traces of(Collection<String> planted) {
        return new Traces(planted.stream().flatMap(Traces::formsOf).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String> formsOf(String planted) {
        List<String> forms = new ArrayList<>();
        for (String form : List.of(planted, planted.toLowerCase(Locale.ROOT), planted.toUpperCase(Locale.ROOT))) {
            for (Normalizer.Form normal : Normalizer.Form.values()) {
                String same = Normalizer.normalize(form, normal);
                forms.add(same);
                forms.add(escaped(same));
                HASHES.forEach(hash -> forms.addAll(hashes(hash, same)));
            }
        }
        return forms.stream().map(Traces::alike);
    }

    /** As JSON may write it. */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static List<String> hashes(String algorithm, String text) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return List.of(
                    HexFormat.of().formatHex(hash),
                    Base64.getEncoder().withoutPadding().encodeToString(hash),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException absent) {
            throw new LinkageError("every JDK has " + algorithm, absent);
        }
    }

    private static String alike(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What of it is anywhere in the records of a tenant. */
    List<String> in(WatchedStore store, String tenant) {
        StringBuilder all = new StringBuilder();
        for (RecordKind kind : RecordKind.values()) {
            store.contents(tenant, kind)
                    .forEach((id, content) -> all.append(id)
                            .append(' ')
                            .append(new String(content.bytes(), StandardCharsets.UTF_8))
                            .append('\n'));
        }
        return in(all.toString());
    }

    /** What of it is in a text. */
    List<String> in(String text) {
        String alike = alike(text);
        return forms.stream().filter(alike::contains).toList();
    }

    /** Checks that every record of a commit is of a kind there is, and holds nothing readable if its kind may not. */
    static void checkAll(Commit commit) {
        commit.keys()
                .forEach(key -> assertThat(RecordKind.named(key.kind()))
                        .as("a kind of records, which %s is not", key.kind())
                        .isPresent());
        OF_TRIALS.check(commit);
    }

    /** Checks that none of it is written where it may not be. */
    void check(Commit commit) {
        commit.puts().forEach((key, content) -> {
            assertThat(in(key.id()))
                    .as("readable in the id of a %s", key.kind())
                    .isEmpty();
            if (!mayHoldReadable(key)) {
                assertThat(in(new String(content.bytes(), StandardCharsets.UTF_8)))
                        .as("readable in a %s", key.kind())
                        .isEmpty();
            }
        });
    }

    private static boolean mayHoldReadable(RecordKey key) {
        Optional<RecordKind> kind = RecordKind.named(key.kind());
        return kind.isPresent() && kind.get().mayHoldReadable();
    }
}

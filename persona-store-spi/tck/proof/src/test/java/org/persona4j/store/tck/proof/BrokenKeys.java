package org.persona4j.store.tck.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreUnavailableException;

/** Stores that make two keys one, refuse some, or sort them in another way. */
final class BrokenKeys {

    private BrokenKeys() {}

    @Breaks(value = "K1", like = "a collation that ignores case, the default of MySQL and SQL Server")
    static final class FoldsCase extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            return new Shelf.Place(drawer(key.tenant(), key.kind()), key.id().toLowerCase(Locale.ROOT));
        }
    }

    @Breaks(value = "K1", like = "a collation that ignores accents, as utf8mb4_0900_ai_ci does")
    static final class FoldsAccents extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            String plain = Normalizer.normalize(key.id(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            return new Shelf.Place(drawer(key.tenant(), key.kind()), plain);
        }
    }

    @Breaks(value = "K1", like = "file names that the file system brings into a normal form")
    static final class FoldsNormalForms extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            return new Shelf.Place(
                    drawer(key.tenant(), key.kind()), Normalizer.normalize(key.id(), Normalizer.Form.NFC));
        }
    }

    @Breaks(value = "K1", like = "CHAR columns and PAD SPACE collations, which do not see trailing spaces")
    static final class TrimsTrailingSpaces extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            return new Shelf.Place(drawer(key.tenant(), key.kind()), key.id().replaceAll(" +$", ""));
        }
    }

    @Breaks(value = "K1", like = "a VARCHAR(255) that cuts silently")
    static final class CutsLongIds extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            return new Shelf.Place(drawer(key.tenant(), key.kind()), cut(key.id(), 255));
        }
    }

    @Breaks(
            value = {"K1", "K4"},
            like = "a schema for each tenant in PostgreSQL, which cuts names to 63 bytes")
    static final class CutsLongTenants extends StepwiseStore {
        @Override
        String drawer(String tenant, String kind) {
            return super.drawer(cut(tenant, 63), kind);
        }
    }

    @Breaks(
            value = {"K1", "K4"},
            like = "a table for each kind in PostgreSQL, which cuts names to 63 bytes")
    static final class CutsLongKinds extends StepwiseStore {
        @Override
        String drawer(String tenant, String kind) {
            return super.drawer(tenant, cut(kind, 63));
        }
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    @Breaks(value = "K1", like = "a schema for each tenant, its name not quoted and so folded")
    static final class FoldsCaseOfTenants extends StepwiseStore {
        @Override
        String drawer(String tenant, String kind) {
            return super.drawer(tenant.toLowerCase(Locale.ROOT), kind);
        }
    }

    @Breaks(value = "K1", like = "a table for each kind, its name not quoted and so folded")
    static final class FoldsCaseOfKinds extends StepwiseStore {
        @Override
        String drawer(String tenant, String kind) {
            return super.drawer(tenant, kind.toLowerCase(Locale.ROOT));
        }
    }

    @Breaks(
            value = "K1",
            like = "MySQL's utf8, which has three bytes a character and writes a question mark for the rest")
    static final class LosesCharactersOfFourBytes extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            return new Shelf.Place(
                    drawer(key.tenant(), key.kind()), key.id().replaceAll("[\\x{10000}-\\x{10FFFF}]", "?"));
        }
    }

    @Breaks(value = "K1", like = "an index that takes no key over 255 bytes")
    static final class RefusesLongIds extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            if (key.id().getBytes(UTF_8).length > 255) {
                throw new StoreUnavailableException("index row size exceeds the maximum", null);
            }
            return super.place(key);
        }
    }

    @Breaks(value = "K1", like = "a driver that takes control characters for malformed text")
    static final class RefusesControlCharacters extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            if (key.id().chars().anyMatch(Character::isISOControl)) {
                throw new StoreUnavailableException("invalid character", null);
            }
            return super.place(key);
        }
    }

    @Breaks(value = "K1", like = "ids put into URLs, decoded once too often")
    static final class DecodesPercentSigns extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            try {
                return new Shelf.Place(drawer(key.tenant(), key.kind()), URLDecoder.decode(key.id(), UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                return super.place(key);
            }
        }
    }

    @Breaks(value = "K1", like = "ids as paths of an object store behind a gateway that tidies paths")
    static final class TidiesPaths extends StepwiseStore {
        @Override
        Shelf.Place place(RecordKey key) {
            return new Shelf.Place(
                    drawer(key.tenant(), key.kind()),
                    key.id().replaceAll("/{2,}", "/").replaceAll("/$", ""));
        }
    }

    @Breaks(value = "K1", like = "the 32-bit hash of an id as its key")
    static final class KeepsHashesOfIds extends StepwiseStore {

        private final Map<Integer, String> labels = new HashMap<>();

        @Override
        Shelf.Place place(RecordKey key) {
            String label = labels.computeIfAbsent(key.id().hashCode(), first -> key.id());
            return new Shelf.Place(drawer(key.tenant(), key.kind()), label);
        }
    }

    @Breaks(value = "K2", like = "sorting in Java with String.compareTo; the binary order of UTF-16 databases")
    static final class SortsByUtf16 extends StepwiseStore {
        SortsByUtf16() {
            super(Comparator.naturalOrder());
        }
    }

    @Breaks(value = "K2", like = "a linguistic collation such as en_US, which sorts a before B")
    static final class SortsAsPeopleDo extends StepwiseStore {
        SortsAsPeopleDo() {
            super(String.CASE_INSENSITIVE_ORDER.thenComparing(RecordKey.ID_ORDER));
        }
    }

    @Breaks(value = "K2", like = "keys with their length in front, sorted with it")
    static final class SortsByLength extends StepwiseStore {
        SortsByLength() {
            super(Comparator.comparingInt((String id) -> id.getBytes(UTF_8).length)
                    .thenComparing(RecordKey.ID_ORDER));
        }
    }

    @Breaks(value = "K2", like = "bytes compared as Java's signed ones")
    static final class SortsBySignedBytes extends StepwiseStore {
        SortsBySignedBytes() {
            super((a, b) -> Arrays.compare(a.getBytes(UTF_8), b.getBytes(UTF_8)));
        }
    }

    @Breaks(value = "K2", like = "a column of a weak type, which sorts digits as numbers")
    static final class SortsNumbersByValue extends StepwiseStore {
        SortsNumbersByValue() {
            super(Comparator.comparing((String id) -> id.matches("\\d{1,9}") ? Integer.parseInt(id) : Integer.MAX_VALUE)
                    .thenComparing(RecordKey.ID_ORDER));
        }
    }
}

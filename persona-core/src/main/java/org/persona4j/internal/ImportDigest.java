package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowMembership;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

/**
 * Keyed digests by which an import knows its settings and its rows again: that of some rows is made of that of the rows before the
 * last of them, and of the last. Says nothing to who has not the key. Immutable and thread-safe.
 */
final class ImportDigest {
    private final Layouts layouts;
    private final String importId;

    ImportDigest(Layouts layouts, String importId) {
        this.layouts = layouts;
        this.importId = importId;
    }

    /** The digest of what was asked for. */
    String ofSettings(ImportRequest request) {
        List<String> parts = new ArrayList<>(List.of(layouts.tenant(), "import settings", importId));
        parts.addAll(ImportRecord.settingsOf(request));
        return layouts.digest(parts.toArray(String[]::new));
    }

    /** The digest of no rows. */
    String ofNoRows() {
        return layouts.digest(layouts.tenant(), "import rows", importId);
    }

    /** The digest of some rows and one more. */
    String of(String before, ImportRow row) {
        List<String> parts = new ArrayList<>(48);
        parts.add(before);
        parts.add(row.id());
        parts.add(Long.toString(row.line()));
        add(parts, row.flaw());
        row.record().ifPresent(record -> add(parts, record));
        add(parts, row.consent());
        add(parts, row.openingPoints().map(Points::hundredths));
        add(parts, row.membership().map(RowMembership::member));
        add(parts, row.membership().flatMap(RowMembership::since));
        addAll(parts, row.unreadable());
        return layouts.digest(parts.toArray(String[]::new));
    }

    private static void add(List<String> parts, SourceRecord record) {
        parts.add(record.source().toString());
        add(parts, record.sourceRecordId());
        add(parts, record.observedAt());
        parts.add(Long.toString(record.sequence()));
        addAll(parts, record.phones());
        addAll(parts, record.emails());
        addAll(parts, record.governmentIds());
        addAll(parts, record.medicalIds());
        addAll(parts, record.cleared());
        add(parts, record.firstName());
        add(parts, record.lastName());
        add(parts, record.fullName());
        add(parts, record.birthDate());
        add(parts, record.favoriteStore());
        parts.add(Integer.toString(record.traits().size()));
        for (SourceRecord.NamedValue trait : record.traits()) {
            parts.add(trait.name());
            add(parts, trait.value());
        }
    }

    private static void add(List<String> parts, TraitValue value) {
        parts.add(value.toString());
        if (value instanceof TraitValue.Texts texts) {
            addAll(parts, texts.values());
        } else {
            parts.add(value.text());
        }
    }

    private static void add(List<String> parts, RowConsent consent) {
        addAll(parts, consent.phones());
        addAll(parts, consent.emails());
        parts.add(Integer.toString(consent.words().size()));
        consent.words().forEach((channel, word) -> {
            parts.add(channel.name());
            parts.add(word.name());
        });
        parts.add(consent.mayOptIn() ? "may" : consent.isDoubtful() ? "doubtful" : "may not");
    }

    private static void add(List<String> parts, Optional<?> one) {
        parts.add(one.isPresent() ? "1" : "0");
        one.ifPresent(value -> parts.add(value.toString()));
    }

    /** Each behind how many there are, so that no two lists of lists look alike. */
    private static void addAll(List<String> parts, Collection<?> some) {
        parts.add(Integer.toString(some.size()));
        some.forEach(value -> parts.add(value.toString()));
    }
}

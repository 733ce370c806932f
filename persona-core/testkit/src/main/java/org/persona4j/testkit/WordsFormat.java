package org.persona4j.testkit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.SampleReportingFormat;
import org.persona4j.identity.Identifier;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import org.persona4j.persona.Claim;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/**
 * Tells jqwik to report the samples of a failed property in {@link Words}, where the {@code toString} of a type leaves out what
 * would be personal data if it were not made up. Found by jqwik; there is nothing to call. Immutable and thread-safe.
 */
public final class WordsFormat implements SampleReportingFormat {
    private static final List<Wording<?>> WORDINGS = List.of(
            new Wording<>(Identifier.class, Words::of),
            new Wording<>(TraitValue.class, Words::of),
            new Wording<>(Trait.class, Words::of),
            new Wording<>(TraitOverride.class, Words::of),
            new Wording<>(Claim.class, Words::of),
            new Wording<>(SourceRecord.class, Words::of),
            new Wording<>(ImportRow.class, Words::of),
            new Wording<>(RowConsent.class, Words::of),
            new Wording<>(Profile.class, Words::of),
            new Wording<>(Persona.class, Words::of),
            new Wording<>(Order.class, Words::of),
            new Wording<>(OrderLine.class, Words::of));

    /** How values of a type are told. */
    private record Wording<T>(Class<T> type, Function<T, String> words) {
        Optional<String> tell(Object value) {
            return type.isInstance(value) ? Optional.of(words.apply(type.cast(value))) : Optional.empty();
        }
    }

    /**
     * A word of a report, which jqwik shows as it is; texts it would quote.
     *
     * @param text the words
     */
    private record Told(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Called by jqwik. */
    public WordsFormat() {}

    @Override
    public boolean appliesTo(Object value) {
        return told(value).isPresent();
    }

    @Override
    public Object report(Object value) {
        return new Told(told(Objects.requireNonNull(value, "value")).orElseGet(value::toString));
    }

    private static Optional<String> told(Object value) {
        return WORDINGS.stream()
                .flatMap(wording -> wording.tell(value).stream())
                .findFirst();
    }
}

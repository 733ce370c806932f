package org.persona4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.MergeOutcome;

/**
 * What could hold something readable in the records that an erasure leaves as they are: texts alone, and every one of them is
 * known.
 */
class ReadableFieldsTest {
    private static final Set<Class<?>> NOT_READABLE = Set.of(
            PersonaId.class,
            ProfileId.class,
            DecisionId.class,
            Instant.class,
            LocalDate.class,
            Nothing.class,
            boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class);

    /** The texts, and why none of them is readable. */
    private static final List<String> TEXTS = List.of(
            // hashes of keys and rules
            "TenantRecord.keyCheck",
            "TenantRecord.laterKeyChecks",
            "TenantRecord.rules",
            // a random id
            "TenantRecord.repairOrNull",
            "Erased.erasure",
            "ErasureRecord.seeds",
            "Page.identifiers",
            "Page.sources",
            // a time and a random id, behind the profile or alone
            "Accrual.afterOrNull",
            "Place.order",
            // keyed hashes
            "WalletRecord.key",
            "Erased.names",
            "OperationRecord.digest",
            "ImportRecord.settings",
            "ImportRecord.rows",
            // one of the answers below
            "OperationRecord.answer",
            // a time and a random id
            "AuditEntry.id",
            // names of calls and outcomes, letters only
            "AuditEntry.what",
            "AuditEntry.outcome",
            // ones and zeros
            "ImportRecord.accepted",
            // a random id
            "ImportRecord.stamp",
            // the name of a source, as it is of the tenant and in the records of all its profiles
            "ImportRecord.source",
            // words of staff, which by contract hold no personal data
            "ImportRecord.importId",
            "ImportRecord.mapping",
            "Begun.importId",
            "Actor.id",
            "AuditEntry.reasonOrNull",
            "Decision.reason",
            "Withdrawal.reason");

    private final Set<String> texts = new TreeSet<>();
    private final Set<Class<?>> seen = new HashSet<>();

    /** Goes through all that a value of a type is made of, and notes the texts. */
    private void look(Type type, String where) {
        if (type instanceof ParameterizedType generic) {
            assertThat(generic.getRawType()).as(where).isIn(List.class, Optional.class, SortedMap.class, Map.class);
            for (Type part : generic.getActualTypeArguments()) {
                look(part, where);
            }
        } else if (type instanceof WildcardType wildcard) {
            look(wildcard.getUpperBounds()[0], where);
        } else if (type == String.class) {
            texts.add(where);
        } else if (type instanceof Class<?> known && !NOT_READABLE.contains(known) && !known.isEnum()) {
            lookInto(known, where);
        }
    }

    private void lookInto(Class<?> known, String where) {
        if (!seen.add(known)) {
            return;
        }
        if (known.isSealed()) {
            Arrays.stream(known.getPermittedSubclasses()).forEach(one -> look(one, where));
        } else if (known.isRecord()) {
            for (RecordComponent part : known.getRecordComponents()) {
                look(part.getGenericType(), known.getSimpleName() + "." + part.getName());
            }
        } else {
            assertThat(Modifier.isAbstract(known.getModifiers()))
                    .as("%s, which %s holds, is known not to be readable, or to be made of parts", known, where)
                    .isTrue();
            for (Method part : known.getDeclaredMethods()) {
                if (Modifier.isAbstract(part.getModifiers())) {
                    look(part.getGenericReturnType(), known.getSimpleName() + "." + part.getName());
                }
            }
        }
    }

    @Test
    void everyTextInARecordThatHoldsNothingReadableIsKnown() {
        for (RecordKind kind : RecordKind.values()) {
            if (!kind.mayHoldReadable()) {
                look(kind.content(), kind.storedName());
            }
        }

        assertThat(texts).containsExactlyInAnyOrderElementsOf(TEXTS);
    }

    @Test
    void theAnswersThatOperationsKeepHoldNoText() {
        OperationRecord.ANSWERS.forEach(answer -> look(answer, "answer"));

        assertThat(seen).contains(MergeOutcome.Done.class);
        assertThat(texts).isEmpty();
    }

    @Test
    void noOtherAnswerIsKept() {
        assertThatThrownBy(() -> OperationRecord.of("digest", Instant.EPOCH, String.class, "an answer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("String");
    }
}

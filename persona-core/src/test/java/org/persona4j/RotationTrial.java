package org.persona4j;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;

/**
 * A tenant whose hash key is replaced: records that carry one value in common, more of them than its record holds, begun by an
 * engine that knows one key, with one beside it that knows three. Not thread-safe.
 */
final class RotationTrial {
    static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");

    /** The kinds of which every id begins with a keyed hash. */
    static final List<String> HASHED = List.of("source", "identifier", "owner", "former", "operation");

    private final Trial trial =
            new Trial(IdentityRules.builder().sizeCap(3).nameLimit(2).build(), 3);
    private final Personas first = trial.personas();
    private final Personas all = trial.anotherEngine("a", 3);

    Trial trial() {
        return trial;
    }

    /** The engine that knows only the first key. */
    Personas first() {
        return first;
    }

    /** The engine that knows all keys. */
    Personas all() {
        return all;
    }

    /** The keys, as the engine that knows all has them. */
    Keys keys() {
        return all.keys();
    }

    static SourceRecord record(String id, int second) {
        return SourceRecord.builder(SOURCE, id)
                .observedAt(TestClock.START.plusSeconds(second))
                .phone(PHONE.value())
                .email(id + second + "@mail.net")
                .build();
    }

    static PersonaId take(Personas personas, SourceRecord record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record)).persona();
    }

    /** Six profiles, and records of every kind whose ids are hashed, all under the first key. */
    RotationTrial begun() {
        for (int i = 0; i < 6; i++) {
            take(first, record("r" + i, 0));
            take(first, record("r" + i, 1));
        }
        PersonaId one = take(first, record("r0", 1));
        first.withOperationId("op-1").traits().add(one, Map.of("color", TraitValue.of("red")));
        return this;
    }

    /** The records whose ids begin with this, as kind and id. */
    Set<String> ids(String beginning) {
        return ids(trial, beginning);
    }

    static Set<String> ids(Trial trial, String beginning) {
        return HASHED.stream()
                .flatMap(kind -> trial.store().contents(Trial.TENANT, kind).keySet().stream()
                        .filter(id -> id.startsWith(beginning))
                        .map(id -> kind + " " + id))
                .collect(Collectors.toSet());
    }

    void followsFromTheFacts() {
        trial.contents().followFromTheFacts(trial.facts().rules());
    }
}

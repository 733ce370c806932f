package org.persona4j;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.privacy.Finding;
import org.persona4j.privacy.Finding.Form;
import org.persona4j.privacy.Finding.Relation;
import org.persona4j.profile.SourceRecord;

/** A tenant in which it is asked why a customer does not appear. Not thread-safe. */
final class DiagnosisTrial {
    static final String TENANT = "blue";
    static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "ada@mail.net");
    static final List<Finding> ABSENT_BY_PHONE = List.of(new Finding.ReadAs(Form.PHONE), new Finding.Absent());

    final WatchedStore store = SmallTenant.store();
    final TestClock clock = new TestClock();
    final PersonaEngine.Tenant tenant = tenant(AccessPolicy.standard());
    final Personas owner = as(Role.OWNER);
    final Personas support = as(Role.SUPPORT);

    /** The tenant as an engine with a policy of access sees it. */
    PersonaEngine.Tenant tenant(AccessPolicy policy) {
        return PersonaEngine.builder(store)
                .hashKey(HashKey.of(Trial.KEY))
                .clock(clock)
                .ids(new TestIds())
                .accessPolicy(policy)
                .build()
                .tenant(TENANT);
    }

    Personas as(Role role) {
        return tenant.as(Actor.of(role, "u-1"));
    }

    static SourceRecord.Builder record(String id) {
        return SmallTenant.record(id);
    }

    PersonaId taken(SourceRecord.Builder record) {
        return PersonaId.of(SmallTenant.take(owner, record).value());
    }

    /** A customer with a phone. */
    PersonaId withPhone() {
        return taken(record("1").phone(PHONE.value()));
    }

    /** A day later. */
    Instant later() {
        clock.move(Duration.ofDays(1));
        return clock.instant();
    }

    /** What is told of whatever somebody typed. */
    static List<Finding> diagnosed(Personas personas, String text) {
        return personas.privacy().diagnose(text).findings();
    }

    static List<Finding> diagnosed(Personas personas, Identifier identifier) {
        return diagnosed(personas, identifier.value());
    }

    static List<Finding> diagnosed(Personas personas, PersonaId id) {
        return diagnosed(personas, id.value());
    }

    static List<Finding> diagnosedRecord(Personas personas, String id) {
        return personas.privacy().diagnose(SmallTenant.TILL, id).findings();
    }

    /** What a diagnosis says that took a text for one of a form and found what is given. */
    static List<Finding> read(Form form, Finding... found) {
        List<Finding> findings = new ArrayList<>(List.of(new Finding.ReadAs(form)));
        findings.addAll(List.of(found));
        return findings;
    }

    static Finding found(PersonaId persona, Relation relation) {
        return new Finding.Found(persona, relation);
    }

    /** Customers who are one more than may share an address. */
    List<PersonaId> nine() {
        List<PersonaId> nine = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            nine.add(taken(record("n" + i)
                    .email(EMAIL.value())
                    .phone("+1212555010" + i)
                    .fullName("Ada " + "Abcdefghi".charAt(i - 1) + "ee")));
        }
        return nine;
    }
}

package org.persona4j.persona;

import java.time.Instant;
import java.util.stream.Stream;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.IdentifierClaim;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/** Short ways to say what a profile states, for examples. */
final class Customers {
    static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant TUESDAY = Instant.parse("2024-01-02T00:00:00Z");
    static final Instant WEDNESDAY = Instant.parse("2024-01-03T00:00:00Z");
    static final PersonaId ID = PersonaId.of("p1");

    private Customers() {}

    /** A profile from the till that was seen on Monday and states nothing yet. */
    static Profile.Builder profile(String id) {
        return Profile.builder()
                .id(ProfileId.of(id))
                .key("key-" + id)
                .source(Source.integration("till"))
                .personaId(ID)
                .createdAt(MONDAY)
                .firstSeen(MONDAY)
                .lastSeen(WEDNESDAY);
    }

    static Trait trait(String name, String value, Instant at) {
        return new Trait(name, TraitValue.of(value), Observed.at(at));
    }

    static Trait first(String value, Instant at) {
        return trait(TraitNames.FIRST_NAME, value, at);
    }

    static Trait last(String value, Instant at) {
        return trait(TraitNames.LAST_NAME, value, at);
    }

    static Trait full(String value, Instant at) {
        return trait(TraitNames.FULL_NAME, value, at);
    }

    static TraitOverride override(String name, String value, Instant at) {
        return new TraitOverride(name, TraitValue.of(value), at, Actor.staff("u-1"));
    }

    static IdentifierClaim phone(String number, Instant at) {
        return IdentifierClaim.of(Identifier.of(IdentifierType.PHONE, number), Observed.at(at));
    }

    static Persona assemble(Profile.Builder... profiles) {
        return Survivorship.standard()
                .assemble(ID, Stream.of(profiles).map(Profile.Builder::build).toList());
    }
}

package org.persona4j;

import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;

/** The archive of a {@link SmallTenant}, into which the owner puts personas and from which they come back. Not thread-safe. */
final class StaffArchive {
    /** A phone that nobody has. */
    static final String NEW_PHONE = "+16035551277";

    final SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());
    final Personas owner = tenant.as(Role.OWNER);

    ArchiveOutcome put(PersonaId id) {
        return owner.archive().put(id, ArchiveReason.MANUAL, "moved away");
    }

    ArchiveOutcome restore(PersonaId id) {
        return owner.archive().restore(id, "back again");
    }

    static PersonaId persona(ProfileId profile) {
        return PersonaId.of(profile.value());
    }
}

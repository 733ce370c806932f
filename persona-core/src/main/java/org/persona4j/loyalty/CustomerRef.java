package org.persona4j.loyalty;

import java.util.Objects;
import org.persona4j.identity.PersonaId;
import org.persona4j.profile.Source;

/** How a till or a shop system says which customer it means. Immutable. */
public sealed interface CustomerRef {
    /**
     * The customer who has an id, or once had it. What is recorded belongs to the profile with this id.
     *
     * @param id the id
     */
    record ById(PersonaId id) implements CustomerRef {
        /** Checks that nothing is missing. */
        public ById {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * The customer whom a source knows by the id of its record.
     *
     * @param source the source
     * @param recordId the id of the record there
     */
    record BySource(Source source, String recordId) implements CustomerRef {
        /** Checks that nothing is missing. */
        public BySource {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(recordId, "recordId");
        }

        /** The source alone: the id may tell of the customer. */
        @Override
        public String toString() {
            return "BySource[" + source + "]";
        }
    }

    /** The customer who has an id, or once had it. */
    static CustomerRef of(PersonaId id) {
        return new ById(id);
    }

    /** The customer whom a source knows by the id of its record. */
    static CustomerRef of(Source source, String recordId) {
        return new BySource(source, recordId);
    }
}

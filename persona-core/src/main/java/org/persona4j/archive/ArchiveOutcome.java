package org.persona4j.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;

/** What became of a call that put a persona into the archive or took it out. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ArchiveOutcome.Archived.class, name = "archived"),
    @JsonSubTypes.Type(value = ArchiveOutcome.Restored.class, name = "restored"),
    @JsonSubTypes.Type(value = ArchiveOutcome.Unchanged.class, name = "unchanged")
})
public sealed interface ArchiveOutcome {
    /**
     * The persona is in the archive, for the reason given.
     *
     * @param persona its id, which it keeps as long as it is there
     * @param merges the personas that became one because it is out of their way: those that together with it were too many
     */
    record Archived(
            @JsonProperty("persona") PersonaId persona,
            @JsonProperty("merges") List<PersonaMerge> merges) implements ArchiveOutcome {
        /** Makes the list unmodifiable. */
        public Archived {
            Objects.requireNonNull(persona, "persona");
            merges = List.copyOf(merges);
        }
    }

    /**
     * The persona is out of the archive, and resolved again.
     *
     * @param persona the id of the persona in which the profile is now that gave the archived one its id
     * @param merges the personas that became one, the restored one among them
     * @param splits the personas that fell apart, the restored one among them
     */
    record Restored(
            @JsonProperty("persona") PersonaId persona,
            @JsonProperty("merges") List<PersonaMerge> merges,
            @JsonProperty("splits") List<PersonaSplit> splits)
            implements ArchiveOutcome {
        /** Makes the lists unmodifiable. */
        public Restored {
            Objects.requireNonNull(persona, "persona");
            merges = List.copyOf(merges);
            splits = List.copyOf(splits);
        }
    }

    /** There was nothing to do: it is in the archive for this reason already, or it is not there. */
    record Unchanged() implements ArchiveOutcome {}
}

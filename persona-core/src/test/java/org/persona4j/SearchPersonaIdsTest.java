package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;

class SearchPersonaIdsTest {
    private static final Source TILL = Source.integration("till");

    private final Personas personas = PersonaEngine.builder(new InMemoryPersonaStore())
            .hashKey(HashKey.random())
            .build()
            .tenant("green-leaf")
            .as(Trial.STAFF);

    @Test
    void profilesOfOnePersonaLeadToItsId() {
        ProfileId one = take("1", "+16035550101");
        ProfileId other = take("2", "+16035550101");

        Map<ProfileId, PersonaId> found = personas.search().personaIds(List.of(one, other));

        assertThat(found).containsEntry(one, PersonaId.of(one.value())).containsEntry(other, PersonaId.of(one.value()));
    }

    @Test
    void profilesThatDoNotExistAreLeftOut() {
        ProfileId known = take("1", "+16035550101");

        Map<ProfileId, PersonaId> found = personas.search().personaIds(List.of(ProfileId.of("nobody"), known));

        assertThat(found).containsOnlyKeys(known);
    }

    @Test
    void theAnswerFollowsASeparation() {
        ProfileId one = take("1", "+16035550101");
        ProfileId other = take("2", "+16035550101");
        personas.merges().separate(other, "another customer");

        Map<ProfileId, PersonaId> found = personas.search().personaIds(List.of(other, one));

        assertThat(found)
                .containsExactly(
                        Map.entry(other, PersonaId.of(other.value())), Map.entry(one, PersonaId.of(one.value())));
    }

    @Test
    void moreProfilesThanAReadMayNameAreFound() {
        List<ProfileId> all = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            all.add(take("r" + i, "+1603555" + (1000 + i)));
        }

        Map<ProfileId, PersonaId> found = personas.search().personaIds(all);

        assertThat(found.keySet()).containsExactlyElementsOf(all);
    }

    private ProfileId take(String id, String phone) {
        SourceRecord record = SourceRecord.builder(TILL, id).phone(phone).build();
        return ((IntakeOutcome.Accepted) personas.intake().take(record)).profile();
    }
}

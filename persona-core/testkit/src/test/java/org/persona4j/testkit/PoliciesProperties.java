package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.identity.PersonaId;
import org.persona4j.persona.Persona;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Profile;
import org.persona4j.search.Query;
import org.persona4j.search.QuerySyntaxException;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Life;

/** Policies and queries of all kinds, and what holds of every engine under any of them. */
@Domain(PersonaDomain.class)
class PoliciesProperties {
    private static final int TRIES = 200;

    @Provide
    Arbitrary<Query> colliding() {
        return Queries.colliding();
    }

    @Provide
    Arbitrary<String> typed() {
        return Queries.typed();
    }

    @Property(tries = TRIES)
    void aPersonaDoesNotDependOnTheOrderOfItsProfiles(@ForAll Survivorship policy, @ForAll List<Profile> profiles) {
        PersonaId id = profiles.get(0).personaId();
        List<Profile> reversed = new ArrayList<>(profiles);
        Collections.reverse(reversed);

        Persona persona = policy.assemble(id, profiles);

        assertThat(policy.assemble(id, reversed)).isEqualTo(persona);
    }

    @Property(tries = TRIES)
    void whoIsFoundIsWhoIsSeen(@ForAll("colliding") Query query, @ForAll History history) {
        Life life = history.run(new InMemoryPersonaStore());

        assertThat(life.personas().search().find(query, null, 100).hits())
                .allSatisfy(hit -> assertThat(life.visible()).contains(hit.persona()));
    }

    @Property(tries = TRIES)
    void aQueryIsReadAsItIsWritten(@ForAll Query query) {
        assertThat(Query.parse(query.written())).isEqualTo(query);
    }

    @Property(tries = TRIES)
    void whatIsTypedIsReadOrRefused(@ForAll("typed") String typed) {
        try {
            assertThat(Query.parse(typed).criteria()).hasSizeLessThanOrEqualTo(Query.MAX_CRITERIA);
        } catch (QuerySyntaxException refused) {
            assertThat(refused.position()).isBetween(0, typed.length());
        }
    }

    @Property(tries = TRIES)
    void nobodyFindsWithoutAPermissionAndWhoIsRefusedLacksOne(
            @ForAll AccessPolicy policy, @ForAll Actor actor, @ForAll("colliding") Query query) {
        Personas personas = PersonaEngine.builder(new InMemoryPersonaStore())
                .hashKey(HashKey.random())
                .accessPolicy(policy)
                .build()
                .tenant("green-leaf")
                .as(actor);

        try {
            personas.search().find(query, null, 1);
            assertThat(policy.allows(actor.role(), Permission.VIEW_PERSONAS)
                            || policy.allows(actor.role(), Permission.LIST_PERSONAS))
                    .isTrue();
        } catch (AccessDeniedException refused) {
            assertThat(policy.allows(actor.role(), refused.permission())).isFalse();
        }
    }
}

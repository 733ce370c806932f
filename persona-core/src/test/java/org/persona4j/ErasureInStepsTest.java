package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.ErasureRecord;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.IdentityRules;
import org.persona4j.privacy.ErasurePlan;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;

/**
 * Erasures of several personas who have a address in common that links nobody, as they are too many; of which one at least takes a
 * commit of its own to set aside. A persona may have eight profiles here.
 */
class ErasureInStepsTest {
    private static final String ADDRESS = "common@mail.net";
    private static final String OTHER = "other@mail.net";
    private static final IdentityRules RULES =
            IdentityRules.builder().sizeCap(8).build();

    private final WatchedStore store = WatchedStore.small(RULES);
    private final Personas personas = personas();
    private final ErasureRequest request = ErasureRequest.by(Identifier.of(IdentifierType.EMAIL, ADDRESS));

    private Personas personas() {
        return PersonaEngine.builder(store)
                .keyring(Trial.ring(1))
                .identityRules(RULES)
                .ids(new TestIds())
                .build()
                .tenant(Planted.TENANT)
                .as(Actor.owner("u-1"));
    }

    /** A persona of profiles that a phone number links, each with so many identifiers, the first one with common ones among them. */
    private void persona(String name, String phone, int profiles, int identifiers, List<String> common) {
        for (int number = 0; number < profiles; number++) {
            List<String> emails = new ArrayList<>(number == 0 ? common : List.of());
            while (emails.size() < identifiers - 1) {
                emails.add(name + "." + number + "." + emails.size() + "@mail.net");
            }
            SourceRecord.Builder record = Planted.record(name + number).phone(phone);
            emails.forEach(record::email);
            personas.intake().take(record.build());
        }
    }

    private List<ProfileId> planned() {
        return personas.privacy().plan(request).profiles().stream()
                .map(ErasurePlan.Taken::profile)
                .toList();
    }

    private List<ProfileId> there() {
        return store.all(Planted.TENANT, "profile", Profile.class).values().stream()
                .map(Profile::id)
                .toList();
    }

    /**
     * All three carry the other address, which links nobody, as they are twelve; when one of the two who carry the common one is set aside,
     * the others are one.
     */
    private void threeOfWhomTwoCarryTheAddress() {
        persona("a", "+16035553301", 4, 16, List.of(ADDRESS, OTHER));
        persona("b", "+16035553302", 4, 16, List.of(ADDRESS, OTHER));
        persona("c", "+16035553303", 4, 1, List.of(OTHER));
        assertThat(personas.search().byEmail(OTHER)).hasSize(3);
    }

    @Test
    void whoWasPlannedIsTakenAndNobodyElse() {
        threeOfWhomTwoCarryTheAddress();
        List<ProfileId> planned = planned();
        TreeSet<ProfileId> stay = new TreeSet<>(there());
        planned.forEach(stay::remove);

        personas.privacy().erase(request, "letter 9");

        assertThat(planned).hasSize(8);
        assertThat(there()).containsExactlyInAnyOrderElementsOf(stay);
        assertThat(personas.search().byEmail(OTHER)).hasSize(1);
    }

    @Test
    void whomItTookIsNotKept() {
        threeOfWhomTwoCarryTheAddress();

        personas.privacy().erase(request, "letter 9");

        assertThat(store.all(Planted.TENANT, "erasure-page", ErasureRecord.Page.class)
                        .values())
                .isNotEmpty()
                .allMatch(page -> page.chosen().isEmpty());
    }

    @Test
    @Tag("slow")
    void severalWhoAreTooLargeForOneCommitAreTaken() {
        persona("a", "+16035553301", 8, 16, List.of(ADDRESS));
        persona("b", "+16035553302", 8, 16, List.of(ADDRESS));
        persona("c", "+16035553303", 8, 16, List.of(ADDRESS));
        assertThat(planned()).hasSize(24);

        personas.privacy().erase(request, "letter 9");

        assertThat(there()).isEmpty();
    }

    @Test
    @Tag("slow")
    void itIsTakenUpWhereItWasBrokenOff() {
        for (int crash = 1; crash < 60; crash++) {
            new ErasureInStepsTest().isTakenUpAfter(crash);
        }
    }

    private void isTakenUpAfter(int crash) {
        threeOfWhomTwoCarryTheAddress();
        List<ProfileId> planned = planned();
        List<ProfileId> stay = new ArrayList<>(there());
        stay.removeAll(planned);
        long dies = store.commits() + crash;
        store.beforeCommit((number, commit) -> {
            if (number == dies) {
                throw new StoreUnavailableException("the process died", null);
            }
        });

        try {
            personas.privacy().erase(request, "letter 9");
        } catch (StoreUnavailableException expected) {
            personas().privacy().resume();
        }
        store.beforeCommit((number, commit) -> {});
        personas().privacy().erase(request, "letter 9");

        assertThat(there()).as("after crash %d", crash).containsExactlyInAnyOrderElementsOf(stay);
        assertThat(store.mostKeysOfACommit()).isLessThanOrEqualTo(Transactions.keysNeeded(RULES));
    }
}

package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.Resolver;
import org.persona4j.merge.ValueFacts;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;

/** The worlds that are written out fit together. */
@Domain(PersonaDomain.class)
@Domain(DomainContext.Global.class)
class WorldsProperties {
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");

    @Property
    void everyIdentifierOfAProfileIsAValueThatItOwns(@ForAll IdentityWorld world) {
        for (ProfileFacts profile : world.profiles()) {
            assertThat(world.rules().linkingTypes())
                    .containsAll(
                            profile.identifiers().stream().map(Identifier::type).toList());
            assertThat(world.values(profile.identifiers()).values())
                    .hasSameSizeAs(profile.identifiers())
                    .allSatisfy(value -> assertThat(value.owners()).contains(profile.id()));
        }
    }

    @Property(tries = 300)
    void aDecisionIsNamedByThoseItIsAbout(@ForAll IdentityWorld world) {
        for (Decision decision : world.decisions()) {
            Set<ProfileId> named = world.profiles().stream()
                    .filter(profile -> profile.decisions().contains(decision.id()))
                    .map(ProfileFacts::id)
                    .collect(Collectors.toSet());
            Set<ProfileId> about = new HashSet<>(
                    decision.kind() == Decision.Kind.LINK ? decision.profiles() : List.of(decision.leftAnchor()));
            about.retainAll(world.ids());

            assertThat(named).isEqualTo(about);
        }
    }

    @Property
    void aWorldIsAskedForWhatItHas(@ForAll IdentityWorld world) {
        List<ProfileId> ids = world.ids();

        assertThat(world.profiles(ids).values()).containsExactlyElementsOf(world.profiles());
        assertThat(world.profiles(List.of(ProfileId.of("nobody")))).isEmpty();
        assertThat(world.decisions(world.decisions().stream().map(Decision::id).toList())
                        .values())
                .containsExactlyElementsOf(world.decisions());
        assertThat(world.values(world.values().stream()
                                .map(ValueFacts::identifier)
                                .toList())
                        .values())
                .containsExactlyElementsOf(world.values());
    }

    @Property
    void aShuffledWorldHasTheSameFacts(@ForAll IdentityWorld world, @ForAll long seed) {
        IdentityWorld shuffled = world.shuffled(new Random(seed));

        assertThat(new TreeSet<>(shuffled.ids())).isEqualTo(new TreeSet<>(world.ids()));
        assertThat(shuffled.decisions()).containsExactlyInAnyOrderElementsOf(world.decisions());
        assertThat(shuffled.values()).hasSameSizeAs(world.values());
        for (ProfileFacts profile : world.profiles()) {
            assertThat(shuffled.profiles(List.of(profile.id())).values())
                    .singleElement()
                    .satisfies(same ->
                            assertThat(same.identifiers()).containsExactlyInAnyOrderElementsOf(profile.identifiers()));
        }
    }

    @Property
    void aFurtherProfileWithoutIdentifiersIsAlone(@ForAll IdentityWorld world) {
        ProfileId alone = ProfileId.of("alone");

        IdentityWorld more = world.with(new ProfileFacts(alone, "key-alone", List.of(), List.of(), null, List.of()));

        assertThat(new Resolver(world.rules()).resolve(more.ids(), more).groupOf(alone))
                .map(Group::members)
                .hasValue(List.of(alone));
    }

    @Example
    void aFurtherProfileOwnsWhatItCarries() {
        IdentityWorld world = world(true);

        IdentityWorld more = world.with(facts("b", PHONE));

        assertThat(more.values())
                .containsExactly(new ValueFacts(PHONE, List.of(ProfileId.of("a"), ProfileId.of("b")), true));
        assertThat(world.values()).containsExactly(new ValueFacts(PHONE, List.of(ProfileId.of("a")), true));
    }

    @Example
    void aFurtherProfileMustFitIn() {
        Identifier unknown = Identifier.of(IdentifierType.PHONE, "+16035551299");

        assertThatIllegalArgumentException().isThrownBy(() -> world(true).with(facts("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> world(true).with(facts("b", unknown)));
        assertThatIllegalArgumentException().isThrownBy(() -> world(false).with(facts("b", PHONE)));
    }

    @Example
    void aWorldHasEveryFactOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> IdentityWorld.of(
                        IdentityRules.standard(), List.of(facts("a"), facts("a")), List.of(), List.of()));
    }

    @Example
    void aWorldIsToldInWords() {
        assertThat(world(false)).hasToString("""
                        cap 200, guard Guard[witnesses=[], enough=0]
                          a (key-a) +16035551201
                          shared: +16035551201""");
    }

    @Property(tries = 300)
    void aBalanceIsTheSumOfItsEntries(@ForAll LedgerWorld world) {
        for (ProfileId profile : world.profiles()) {
            Points sum =
                    world.entries(profile).stream().map(LedgerEntry::points).reduce(Points.ZERO, Points::plus);

            assertThat(world.wallet(profile).balance()).isEqualTo(sum);
            assertThat(world.wallet(profile).entries())
                    .isEqualTo(world.entries(profile).size());
        }
    }

    @Property(tries = 300)
    void workOnAWorldChangesNothingOfIt(@ForAll LedgerWorld world) {
        Points before = world.wallet().balance();

        world.booking(world.now())
                .credit(world.profiles().get(0), EntryKind.BOOST, Points.of(1), EntryDetails.of("more", MadeUp.STAFF));

        assertThat(world.wallet().balance()).isEqualTo(before);
    }

    private static IdentityWorld world(boolean links) {
        return IdentityWorld.of(
                IdentityRules.standard(),
                List.of(facts("a", PHONE)),
                List.of(new ValueFacts(PHONE, List.of(ProfileId.of("a")), links)),
                List.of());
    }

    private static ProfileFacts facts(String id, Identifier... identifiers) {
        return new ProfileFacts(ProfileId.of(id), "key-" + id, List.of(identifiers), List.of(), null, List.of());
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.StaffLook.assertSame;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.identity.Identifier;
import org.persona4j.privacy.Finding;

/**
 * Two tenants, the same but for a customer on the blocklist who is in the one and not in the other: whatever staff do and look
 * at, the answers are the same, to the byte.
 */
class HiddenIsAbsentProperties {
    @Provide
    static Arbitrary<List<Action>> staffAtWork() {
        Arbitrary<Integer> profiles = Arbitraries.integers().between(0, 7);
        Arbitrary<Set<Identifier>> few = Arbitraries.of(HiddenWorld.POOL).set().ofMaxSize(2);
        Arbitrary<Identifier> declared =
                Arbitraries.of(HiddenWorld.POOL).filter(value -> !value.equals(HiddenWorld.PLACEHOLDER));
        Arbitrary<Action> actions = Arbitraries.frequencyOf(
                Tuple.of(8, takes().map(take -> take)),
                Tuple.of(2, Combinators.combine(profiles, profiles).as(Action.Link::new)),
                Tuple.of(2, profiles.map(Action.Separate::new)),
                Tuple.of(1, Arbitraries.integers().between(0, 3).map(Action.Withdraw::new)),
                Tuple.of(
                        2,
                        Combinators.combine(profiles, few, few)
                                .as(Action.Correct::new)
                                .map(action -> action)),
                Tuple.of(
                        1,
                        Combinators.combine(declared, Arbitraries.of(true, false))
                                .as(Action.Declare::new)),
                Tuple.of(1, profiles.map(profile -> new Action.SetTraits(profile, "red", false))));
        return actions.list().ofMaxSize(10);
    }

    private static Arbitrary<Action.Take> takes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(HiddenWorld.POOL).set().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of("Ann Lee", "Bob Lee").optional(0.6))
                .as((slot, identifiers, name) -> new Action.Take(
                        slot,
                        Optional.empty(),
                        new Action.Saying(
                                identifiers, Set.of(), name, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    @Provide
    static Arbitrary<List<HiddenWorld.AtTheTill>> tillsAtWork() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, HiddenWorld.AtTheTill.CALLS - 1),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, HiddenWorld.RECEIPTS.size() - 1),
                        Arbitraries.integers().between(1, 12))
                .as(HiddenWorld.AtTheTill::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }

    /** As below, and tills do their work meanwhile, with ids that the hidden customer's orders had too. */
    @Property(tries = 20)
    void whateverTillsDoTheySeeTheSame(
            @ForAll("staffAtWork") List<Action> history,
            @ForAll("tillsAtWork") List<HiddenWorld.AtTheTill> acts,
            @ForAll boolean heldApart) {
        HiddenWorld hidden = HiddenWorld.hidden(heldApart);
        HiddenWorld absent = HiddenWorld.absent(heldApart);

        for (int i = 0; i < Math.max(history.size(), acts.size()); i++) {
            if (i < history.size()) {
                Action action = history.get(i);
                assertThat(hidden.does(action)).usingRecursiveComparison().isEqualTo(absent.does(action));
            }
            if (i < acts.size()) {
                HiddenWorld.AtTheTill act = acts.get(i);
                assertThat(hidden.does(act)).as("%s", act).isEqualTo(absent.does(act));
            }
        }

        assertThat(hidden.look().everythingBought()).isEqualTo(absent.look().everythingBought());
        assertSame(hidden.look().everythingToBeSeen(), absent.look().everythingToBeSeen());
        assertThat(hidden.changes()).isEqualTo(absent.changes());
    }

    /**
     * Not generated is what cannot be the same: that others turn up with a value that is the customer's and not on the list, or
     * that the placeholder they carry is declared to be somebody's. Then they are one with the hidden one, and hidden.
     */
    @Property(tries = 60)
    void whateverStaffDoTheySeeTheSame(@ForAll("staffAtWork") List<Action> history, @ForAll boolean heldApart) {
        HiddenWorld hidden = HiddenWorld.hidden(heldApart);
        HiddenWorld absent = HiddenWorld.absent(heldApart);

        for (Action action : history) {
            assertThat(hidden.does(action))
                    .as("%s", action)
                    .usingRecursiveComparison()
                    .isEqualTo(absent.does(action));
        }

        assertSame(hidden.look().everythingToBeSeen(), absent.look().everythingToBeSeen());
        assertThat(hidden.changes()).isEqualTo(absent.changes());
    }

    /** Who is found is who carries nothing that is on the list, whatever is put on it and taken off meanwhile. */
    @Property(tries = 60)
    void seenIsWhoCarriesNothingOnTheList(
            @ForAll("staffAtWork") List<Action> history,
            @ForAll @Size(max = 10) List<@IntRange(max = 11) Integer> words) {
        HiddenWorld world = HiddenWorld.hidden(false);
        Set<Identifier> blocked = new HashSet<>(Set.of(HiddenWorld.BLOCKED));

        for (int i = 0; i < Math.max(history.size(), words.size()); i++) {
            if (i < history.size()) {
                world.does(history.get(i));
            }
            if (i < words.size()) {
                Identifier value = HiddenWorld.POOL.get(words.get(i) / 2 % (HiddenWorld.POOL.size() - 1));
                blocked = words.get(i) % 2 == 0 ? world.blocks(value, blocked) : world.recovers(value, blocked);
            }
            world.seesThoseWithout(blocked);
        }
    }

    @Property(tries = 60)
    void whoIsRecoveredIsAsTheyWere(
            @ForAll("staffAtWork") List<Action> history, @ForAll @IntRange(max = 4) int number) {
        HiddenWorld world = HiddenWorld.absent(true);
        history.forEach(world::does);
        Identifier value = HiddenWorld.POOL.get(number + 1 < HiddenWorld.POOL.size() - 1 ? number + 1 : 1);
        Map<String, Object> before = world.look().everythingToBeSeen();

        world.blocks(value, Set.of());
        world.recovers(value, Set.of());

        Map<String, Object> after = world.look().everythingToBeSeen();
        List.of(before, after).forEach(seen -> seen.keySet().removeIf(asked -> asked.contains("audit")));
        assertSame(after, before);
    }

    @Test
    void anotherHashKeyChangesNothingThatIsSeen() {
        HiddenWorld world = HiddenWorld.hidden(true);
        Map<String, Object> before = world.look().everythingToBeSeen();
        before.keySet().removeIf(asked -> asked.contains("audit"));
        world.rotates();

        for (long moved : new long[] {0, 1, 3, 1_000}) {
            if (moved > 0) {
                world.moves(moved);
            }
            Map<String, Object> now = world.look().everythingToBeSeen();
            now.keySet().removeIf(asked -> asked.contains("audit"));
            assertSame(now, before);
        }
    }

    @TestFactory
    Stream<DynamicTest> anOptOutAtTheirAddressIsSeenThereAlone() {
        return Stream.of(HiddenWorld.BLOCKED, HiddenWorld.OF_THE_HIDDEN, HiddenWorld.HELD_APART)
                .map(value -> DynamicTest.dynamicTest(value.type().name(), () -> {
                    HiddenWorld hidden = HiddenWorld.hidden(true);
                    HiddenWorld absent = HiddenWorld.absent(true);

                    assertThat(hidden.optsOut(value)).usingRecursiveComparison().isEqualTo(absent.optsOut(value));

                    assertSame(hidden.look().everythingToBeSeen(), absent.look().everythingToBeSeen());
                }));
    }

    @Test
    void supportIsToldWhatStaffAreNot() {
        String id = HiddenWorld.ID_OF_THE_HIDDEN.value();

        assertThat(HiddenWorld.hidden(true).support().privacy().diagnose(id).findings())
                .hasAtLeastOneElementOfType(Finding.Hidden.class);
        assertThat(HiddenWorld.absent(true).support().privacy().diagnose(id).findings())
                .containsExactly(new Finding.ReadAs(Finding.Form.PERSONA_ID), new Finding.Absent());
    }

    /** Nobody learns from the number of the store's calls, which is what takes time, whether somebody is hidden. */
    @TestFactory
    Stream<DynamicTest> aLookTakesAsManyCallsOfTheStore() {
        Map<String, Consumer<Personas>> looks = new LinkedHashMap<>();
        Identifier blocked = HiddenWorld.BLOCKED;
        Identifier theirs = HiddenWorld.OF_THE_HIDDEN;
        looks.put("by a value on the list", p -> p.search().byIdentifier(blocked));
        looks.put("by another value of theirs", p -> p.search().byIdentifier(theirs));
        looks.put("by phone", p -> p.search().byPhone(blocked.value()));
        looks.put("by e-mail", p -> p.search().byEmail(theirs.value()));
        looks.put("by what they once had", p -> p.search().merged(theirs.value()));
        looks.put("by what they really once had", p -> p.search().merged(HiddenWorld.ONCE_OF_THE_HIDDEN.value()));
        looks.put("by their record", p -> p.search().bySource(HiddenWorld.TILL, "hidden 1"));
        looks.put("by the receipt of an order of theirs", p -> p.orders().byReceipt("n-9"));
        looks.put("at an address", p -> p.optIns().lookUp(theirs.value()));
        looks.put("diagnosing a value on the list", p -> p.privacy().diagnose(blocked.value()));
        looks.put("diagnosing another value of theirs", p -> p.privacy().diagnose(theirs.value()));
        looks.put("diagnosing what they once had", p -> p.privacy().diagnose(HiddenWorld.ONCE_OF_THE_HIDDEN.value()));
        looks.put("diagnosing their id", p -> p.privacy().diagnose(HiddenWorld.ID_OF_THE_HIDDEN.value()));
        looks.put("diagnosing their record", p -> p.privacy().diagnose(HiddenWorld.TILL, "hidden 1"));
        return looks.entrySet().stream()
                .map(look -> DynamicTest.dynamicTest(look.getKey(), () -> {
                    long whereHidden = callsOf(HiddenWorld.hidden(true), look.getValue());

                    assertThat(whereHidden).isEqualTo(callsOf(HiddenWorld.absent(true), look.getValue()));
                }));
    }

    private static long callsOf(HiddenWorld world, Consumer<Personas> look) {
        long before = world.store().calls();
        look.accept(world.owner());
        return world.store().calls() - before;
    }
}

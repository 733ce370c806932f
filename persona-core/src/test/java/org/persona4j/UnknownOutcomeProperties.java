package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.KeyedHash;
import org.persona4j.internal.RecordLayout;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;

/** A store that fails in every way it may, and callers who try again: in the end all is as if it had not failed. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class UnknownOutcomeProperties {
    private static final RecordLayout LAYOUT = new RecordLayout(Trial.TENANT, new KeyedHash(Trial.KEY));

    /** A tenant in which a history happens, call by call, each tried until it succeeds. */
    private static final class Retried {
        private final TestClock clock = new TestClock();
        private final WatchedStore store;
        private final Personas personas;
        private final List<ProfileId> profiles = new ArrayList<>();
        private final List<DecisionId> decisions = new ArrayList<>();
        private int calls;

        Retried(IdentityRules rules) {
            store = new WatchedStore(new StoreLimits(100, Transactions.keysNeeded(rules), 64 * 1024, 1024 * 1024));
            personas = PersonaEngine.builder(store)
                    .hashKey(HashKey.of(Trial.KEY))
                    .identityRules(rules)
                    .clock(clock)
                    .ids(new TestIds())
                    .build()
                    .tenant(Trial.TENANT)
                    .as(Trial.STAFF);
        }

        private static <T> T untilItSucceeds(Supplier<T> call) {
            while (true) {
                try {
                    return call.get();
                } catch (StoreUnavailableException again) {
                    Thread.onSpinWait();
                }
            }
        }

        private PersonaId persona(int number) {
            return PersonaId.of(profiles.get(number % profiles.size()).value());
        }

        void live(Action action) {
            Personas once = personas.withOperationId("op-" + calls++);
            if (action instanceof Action.Take take
                    && take.slot() >= 0
                    && take.second().isPresent()) {
                IntakeOutcome outcome = untilItSucceeds(() -> personas.intake().take(Trial.record(take)));
                if (outcome instanceof IntakeOutcome.Accepted accepted && !profiles.contains(accepted.profile())) {
                    profiles.add(accepted.profile());
                }
            } else if (action instanceof Action.Tick tick && tick.seconds() > 0) {
                clock.move(Duration.ofSeconds(tick.seconds()));
            } else if (action instanceof Action.Declare declare) {
                untilItSucceeds(() -> declare.shared()
                        ? once.merges().declareShared(declare.identifier(), "told so")
                        : once.merges().release(declare.identifier(), "told so"));
            } else if (action instanceof Action.Withdraw withdraw && !decisions.isEmpty()) {
                DecisionId decision = decisions.get(withdraw.decision() % decisions.size());
                untilItSucceeds(() -> once.merges().withdraw(decision, "mistaken"));
            } else if (!profiles.isEmpty()) {
                liveOnProfiles(action, once);
            }
        }

        private void liveOnProfiles(Action action, Personas once) {
            if (action instanceof Action.Link link) {
                decided(untilItSucceeds(
                        () -> once.merges().link(persona(link.one()), persona(link.other()), "the same")));
            } else if (action instanceof Action.Separate separate) {
                ProfileId profile = profiles.get(separate.profile() % profiles.size());
                decided(untilItSucceeds(() -> once.merges().separate(profile, "another")));
            } else if (action instanceof Action.SetTraits set) {
                untilItSucceeds(() -> {
                    once.traits().add(persona(set.profile()), Map.of("color", TraitValue.of(set.color())));
                    return set;
                });
            }
        }

        private void decided(MergeOutcome outcome) {
            if (outcome instanceof MergeOutcome.Done done) {
                decisions.add(done.decision().orElseThrow());
            }
        }

        /** Profiles by source, each with what it says; ids are left out. */
        Set<List<Object>> facts() {
            List<List<Object>> said = new ArrayList<>();
            new StoreContents(store, LAYOUT)
                    .facts(IdentityRules.standard())
                    .profiles()
                    .forEach(profile -> said.add(List.of(
                            profile.key(),
                            profile.traits(),
                            profile.identifierClaims(),
                            profile.storeChoices(),
                            profile.decisions().size())));
            return Set.copyOf(said);
        }
    }

    @Property(tries = 600)
    void aStoreThatFailsNowAndThenEndsWhereOneThatDoesNotWould(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll @LongRange(max = 1_000_000) long seed) {
        Retried calm = new Retried(rules);
        Retried stormy = new Retried(rules);
        fail(stormy.store, new Random(seed));

        history.forEach(calm::live);
        history.forEach(stormy::live);

        stormy.store.beforeCommit((number, commit) -> {});
        stormy.store.afterCommit((number, commit) -> {});
        stormy.personas.search().byEmail("nobody@mail.net");
        new StoreContents(stormy.store, LAYOUT).followFromTheFacts(rules);
        assertThat(stormy.facts()).isEqualTo(calm.facts());
        assertThat(stormy.store.contents(Trial.TENANT, "decision"))
                .hasSameSizeAs(calm.store.contents(Trial.TENANT, "decision"));
        assertThat(stormy.store.contents(Trial.TENANT, "operation").keySet())
                .isEqualTo(calm.store.contents(Trial.TENANT, "operation").keySet());
        assertThat(stormy.store.contents(Trial.TENANT, "persona"))
                .hasSameSizeAs(calm.store.contents(Trial.TENANT, "persona"));
    }

    private static void fail(WatchedStore store, Random random) {
        store.beforeCommit((number, commit) -> {
            switch (random.nextInt(10)) {
                case 0 -> throw new UnknownOutcomeException("made up: not applied", null);
                case 1 -> throw new CommitConflictException(Set.copyOf(commit.keys()));
                case 2 -> throw new StoreUnavailableException("made up", null);
                default -> {}
            }
        });
        store.afterCommit((number, commit) -> {
            if (random.nextInt(6) == 0) {
                throw new UnknownOutcomeException("made up: applied", null);
            }
        });
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.merge.IdentityRules;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;

/** Four who change things and one who follows: what the follower knows in the end is so, and it is told nothing twice. */
class FeedConcurrencyTest {
    private static final int WRITERS = 4;
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);
    private static final List<FeedStep.Kind> KINDS = List.of(FeedStep.Kind.values());

    private static FeedStep step(Random random) {
        boolean takes = random.nextInt(3) == 0;
        return new FeedStep(
                takes ? KINDS.get(random.nextInt(5)) : KINDS.get(random.nextInt(KINDS.size())),
                random.nextInt(12),
                random.nextInt(12));
    }

    private static void lives(IdentityRules rules, int round, @Nullable Faults faultsOrNull, int steps)
            throws Exception {
        FeedWorld world = new FeedWorld(rules);
        Follower follower = new Follower(world, 9);
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        List<FeedLife> lives = new ArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        Future<?> follows = threads.submit(() -> {
            while (writing.get()) {
                follower.catchUp();
            }
        });
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(round * 31L + writer);
            FeedLife life = faultsOrNull == null ? world.life("w" + writer) : world.life("w" + writer, faultsOrNull);
            lives.add(life);
            all.add(threads.submit(() -> {
                for (int i = 0; i < steps; i++) {
                    life.live(step(random));
                }
            }));
        }
        try {
            for (Future<?> one : all) {
                one.get();
            }
            writing.set(false);
            follows.get();
        } finally {
            writing.set(false);
            threads.shutdownNow();
        }
        for (FeedLife life : lives) {
            life.faults().recover();
            life.faults().inject(Faults.none());
            life.faults().settle();
        }
        world.as(Role.OWNER, "z").search().byPhone("6035551201");
        follower.catchUp();
        follower.knowsAll();
        assertThat(follower.all()).isNotEmpty();
    }

    @Test
    void theFollowerKnowsAllThatIsSo() throws Exception {
        for (int round = 0; round < 4 * FACTOR; round++) {
            int cap = round % 2 == 0 ? 4 : 12;
            lives(IdentityRules.builder().sizeCap(cap).nameLimit(2).build(), round, null, 60);
        }
    }

    @Test
    void soItDoesWhateverGoesWrong() throws Exception {
        for (int round = 0; round < 2 * FACTOR; round++) {
            Faults faults = Faults.nuisances(round)
                    .with(Fault.UNKNOWN_LOST, 0.03)
                    .with(Fault.UNKNOWN_APPLIED, 0.03)
                    .with(Fault.UNKNOWN_LATE, 0.05)
                    .with(Fault.CRASH_BEFORE, 0.01)
                    .with(Fault.CRASH_AFTER, 0.01)
                    .with(Fault.CRASH_UNDERWAY, 0.01);
            lives(IdentityRules.builder().sizeCap(4).nameLimit(2).build(), round, faults, 40);
        }
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.Points;

/**
 * A history of orders and points lived through by an engine, with a plain program beside it; what is answered and what can be read
 * is compared after every step. Not thread-safe.
 */
final class PointsTrial {
    private final PointsWorld world;
    private final PlainProgram program;
    private final Client client;
    private final PointsView view;
    private final OrdersTrial orders;
    private final Made made;
    private final List<DecisionId> decisions = new ArrayList<>();
    private int steps;

    private PointsTrial(PointsWorld world) {
        this.world = world;
        this.program = world.program();
        this.client = world.client();
        this.view = new PointsView(world);
        this.made = new Made(world);
        this.orders = new OrdersTrial(world, made);
    }

    /** A trial in which nothing goes wrong. */
    PointsTrial(LoyaltyPolicy policy) {
        this(PointsWorld.of(policy));
    }

    /** A trial in which things go wrong, and every call is made again until it is answered. */
    static PointsTrial despite(Faults faults, LoyaltyPolicy policy) {
        return new PointsTrial(PointsWorld.despite(faults, policy));
    }

    PointsWorld world() {
        return world;
    }

    /** Lives through a history. */
    void live(List<PointsStep> history) {
        history.forEach(this::live);
        world.faults().inject(Faults.none());
        world.faults().settle();
        view.compareAll();
    }

    private void live(PointsStep step) {
        steps++;
        if (step instanceof PointsStep.Take take) {
            take(take);
        } else if (step instanceof PointsStep.Pass pass) {
            view.remember();
            world.clock().move(Duration.ofSeconds(pass.seconds()));
            world.lots().settle();
        } else if (step instanceof PointsStep.Replay replay) {
            made.again(replay.calls());
        } else if (step instanceof PointsStep.Withdraw withdraw) {
            if (!decisions.isEmpty()) {
                DecisionId decision = decisions.get(withdraw.decision() % decisions.size());
                decide(personas -> personas.merges().withdraw(decision, "mistaken"));
            }
        } else if (!orders.lives(step) && !livesPoints(step)) {
            livePersons(step);
        }
        world.look();
        view.compare();
    }

    private void take(PointsStep.Take take) {
        String record = "r" + take.slot();
        IntakeOutcome outcome = client.ask(personas -> personas.intake()
                .take(SourceRecord.builder(Shop.TILL, record)
                        .phone(phone(take.phone()))
                        .build()));
        if (outcome instanceof IntakeOutcome.Accepted accepted) {
            world.taken(accepted.profile(), record);
        }
    }

    private static String phone(int number) {
        return "+1603555120" + number;
    }

    private boolean livesPoints(PointsStep step) {
        String id = "e-" + steps;
        if (step instanceof PointsStep.Credit credit) {
            ProfileId given = world.profile(credit.profile());
            ask(
                    given,
                    (wallets, one) -> wallets.credit(PointsWorld.id(one), credit.kind(), credit.points(), id, null),
                    persona -> program.credit(persona, given, credit.kind(), credit.points(), id));
        } else if (step instanceof PointsStep.Adjust adjust) {
            ProfileId given = world.profile(adjust.profile());
            ask(
                    given,
                    (wallets, one) -> wallets.adjust(PointsWorld.id(one), adjust.points(), id, "because"),
                    persona -> program.adjust(persona, given, adjust.points(), id));
        } else if (step instanceof PointsStep.Redeem redeem) {
            ProfileId given = world.profile(redeem.profile());
            ask(
                    given,
                    (wallets, one) -> wallets.redeem(PointsWorld.id(one), redeem.points(), id, null),
                    persona -> program.redeem(persona, given, redeem.points(), id));
        } else if (step instanceof PointsStep.Zero zero) {
            ProfileId given = world.profile(zero.profile());
            ask(
                    given,
                    (wallets, one) -> wallets.zero(PointsWorld.id(one), id, null),
                    persona -> program.zero(persona, given, id));
        } else if (step instanceof PointsStep.GiveBack back) {
            giveBack(back, id);
        } else {
            return false;
        }
        return true;
    }

    private void giveBack(PointsStep.GiveBack back, String id) {
        List<String> all = program.redemptions();
        if (all.isEmpty()) {
            return;
        }
        String redemption = all.get(back.redemption() % all.size());
        List<ProfileId> parts = List.copyOf(program.partsOf(redemption));
        ProfileId given = parts.get(back.part() % parts.size());
        ask(
                given,
                (wallets, one) -> wallets.refund(PointsWorld.id(one), redemption, back.points(), id, null),
                persona -> program.refundRedemption(given, redemption, back.points(), id));
    }

    private void isNotFound(Function<Personas, Object> call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> client.ask(call));
    }

    private void ask(
            ProfileId given,
            BiFunction<Wallets, ProfileId, PointsAnswer> call,
            Function<Set<ProfileId>, BookingOutcome> expected) {
        if (world.isArchived(given)) {
            isNotFound(personas -> call.apply(personas.wallets(), given));
            return;
        }
        PointsAnswer answer = client.ask(personas -> call.apply(personas.wallets(), given));
        assertThat(answer.outcome()).isEqualTo(expected.apply(world.persona(given)));
        assertThat(answer.repeated() && !client.repeats()).isFalse();
        if (answer.isBooked()) {
            made.add(
                    given, personas -> call.apply(personas.wallets(), given), new PointsAnswer(answer.outcome(), true));
        }
    }

    private void livePersons(PointsStep step) {
        String operation = "s-" + steps;
        if (step instanceof PointsStep.Link link) {
            decide(personas -> link(personas.withOperationId(operation), link.one(), link.other()));
        } else if (step instanceof PointsStep.Separate separate) {
            ProfileId profile = world.profile(separate.profile());
            decide(personas -> personas.withOperationId(operation).merges().separate(profile, "another"));
        } else if (step instanceof PointsStep.Declare declare) {
            Identifier phone = Identifier.of(IdentifierType.PHONE, phone(declare.phone()));
            decide(personas -> declare.shared()
                    ? personas.withOperationId(operation).merges().declareShared(phone, "a shop's")
                    : personas.withOperationId(operation).merges().release(phone, "one person's"));
        } else if (step instanceof PointsStep.MergeAndUndo merge) {
            mergeAndUndo(world.profile(merge.one()), world.profile(merge.other()));
        } else if (step instanceof PointsStep.Join join) {
            ProfileId given = world.profile(join.profile());
            says(
                    given,
                    operation,
                    wallets -> wallets.join(PointsWorld.id(given)),
                    persona -> program.join(persona, given));
        } else if (step instanceof PointsStep.Leave leave) {
            ProfileId given = world.profile(leave.profile());
            says(given, operation, wallets -> wallets.leave(PointsWorld.id(given)), program::leave);
        } else if (step instanceof PointsStep.Archive archive) {
            archive(world.profile(archive.profile()), operation);
        } else if (step instanceof PointsStep.Restore restore) {
            restore(world.profile(restore.profile()), operation);
        } else if (step instanceof PointsStep.Expire expire) {
            expire(world.profile(expire.profile()));
        }
    }

    private MergeOutcome link(Personas personas, int one, int other) {
        return personas.merges()
                .link(PointsWorld.id(world.profile(one)), PointsWorld.id(world.profile(other)), "the same");
    }

    private void says(
            ProfileId given,
            String operation,
            Function<Wallets, Boolean> call,
            Function<Set<ProfileId>, Boolean> expected) {
        Function<Personas, Object> asked =
                personas -> call.apply(personas.withOperationId(operation).wallets());
        if (world.isArchived(given)) {
            isNotFound(asked);
            return;
        }
        Object answer = client.ask(asked);
        assertThat(answer).isEqualTo(expected.apply(world.persona(given)));
        made.add(asked, answer);
    }

    /** Makes a decision, which may be refused, or be about somebody who is not there. */
    private Optional<DecisionId> decide(Function<Personas, MergeOutcome> call) {
        try {
            MergeOutcome outcome = client.ask(call);
            Optional<DecisionId> decision =
                    outcome instanceof MergeOutcome.Done done ? done.decision() : Optional.empty();
            decision.filter(id -> !decisions.contains(id)).ifPresent(decisions::add);
            return decision;
        } catch (NotFoundException ofAnArchived) {
            return Optional.empty();
        }
    }

    private void mergeAndUndo(ProfileId one, ProfileId other) {
        Set<ProfileId> ones = world.persona(one);
        Set<ProfileId> others = world.persona(other);
        if (ones.equals(others) || world.isArchived(one) || world.isArchived(other)) {
            return;
        }
        Points ofOne = balance(one);
        Points ofOther = balance(other);
        Optional<DecisionId> decision =
                decide(personas -> personas.merges().link(PointsWorld.id(one), PointsWorld.id(other), "the same"));
        if (decision.isEmpty()) {
            return;
        }
        world.look();
        view.compare();
        assertThat(balance(other)).isEqualTo(ofOne.plus(ofOther));
        decide(personas -> personas.merges().withdraw(decision.get(), "mistaken"));
        world.look();
        assertThat(List.of(world.persona(one), world.persona(other))).containsExactly(ones, others);
        assertThat(List.of(balance(one), balance(other))).containsExactly(ofOne, ofOther);
    }

    private Points balance(ProfileId profile) {
        return client.ask(
                personas -> personas.wallets().of(PointsWorld.id(profile)).balance());
    }

    private void archive(ProfileId profile, String operation) {
        if (!world.isArchived(profile)) {
            client.tell(personas -> personas.withOperationId(operation)
                    .archive()
                    .put(PointsWorld.id(profile), ArchiveReason.MANUAL, "moved"));
            world.archived(profile);
        }
    }

    private void restore(ProfileId profile, String operation) {
        if (world.isArchived(profile)) {
            Set<ProfileId> group = world.persona(profile);
            client.tell(
                    personas -> personas.withOperationId(operation).archive().restore(PointsWorld.id(profile), "back"));
            world.restored(profile);
            world.look();
            group.stream().map(world::persona).distinct().forEach(program::restored);
        }
    }

    private void expire(ProfileId profile) {
        long derived =
                client
                        .ask(personas -> personas.wallets().timeline(PointsWorld.id(profile), null, 1_000))
                        .lines()
                        .stream()
                        .filter(line -> line.isDerived())
                        .count();
        int entered = client.ask(personas -> personas.wallets().expire(PointsWorld.id(profile)));
        int more = client.ask(personas -> personas.wallets().expire(PointsWorld.id(profile)));
        if (!client.repeats()) {
            assertThat(entered).isEqualTo(derived);
        }
        assertThat(more).isZero();
    }
}

package org.persona4j.testkit.history;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.persona4j.HashKey;
import org.persona4j.Keyring;
import org.persona4j.Keys;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.error.PersonaException;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.persona.Persona;

/**
 * A retailer's life with an engine: somebody who makes the calls that {@link Step}s tell, and keeps what came of them.
 *
 * <pre>{@code
 * Life life = history.run(PersonaEngine.builder(store).identityRules(rules));
 * for (Persona persona : life.visible()) {
 *     assertThat(life.personas().wallets().of(persona.id()).balance()).isEqualTo(...);
 * }
 * }</pre>
 *
 * <p>The same steps lead the same life in every run: the time passes by steps alone, and ids are counted. Not thread-safe.
 */
public final class Life {
    /** When every life begins. */
    public static final Instant BEGINNING = Instant.parse("2026-01-01T12:00:00Z");

    private static final String TENANT = "green-leaf";
    private static final String KEY = "made up, of no use elsewhere";

    private final StoppedClock clock = new StoppedClock(BEGINNING);
    private final Counter ids = new Counter();
    private final PersonaEngine.Builder engine;
    private final Things things = new Things();
    private final List<Call> calls = new ArrayList<>();
    private final List<Happened> happened = new ArrayList<>();

    private Keyring keys = Keyring.of(key(KEY));
    private PersonaEngine.Tenant tenant;
    private int currentKey = 1;

    private Life(PersonaEngine.Builder engine) {
        this.engine = engine;
        this.tenant = open(engine);
    }

    private PersonaEngine.Tenant open(PersonaEngine.Builder builder) {
        return builder.keyring(keys).clock(clock).ids(ids).build().tenant(TENANT);
    }

    private static HashKey key(String text) {
        return HashKey.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A life that begins.
     *
     * @param engine the engine to be built, on a store that is empty, with its rules and policies; its clock, its ids and its hash
     *     keys are given here. It is built again, over the same store, whenever there is a further key
     */
    public static Life of(PersonaEngine.Builder engine) {
        return new Life(engine);
    }

    /**
     * Lives through a step.
     *
     * @return what came of it
     * @throws RuntimeException whatever the engine throws that is no refusal: of those it is an error to be found
     */
    public Happened live(Step step) {
        Happened next = new Happened(step, outcome(step));
        happened.add(next);
        return next;
    }

    /** Everything that happened, in order. */
    public List<Happened> happened() {
        return List.copyOf(happened);
    }

    /**
     * The engine as the owner of the account sees it, who made most of the calls. After a {@link Step.Rotate} it is to be asked for
     * again: one from before does not know the key.
     */
    public Personas personas() {
        return as(Actor.owner("u-2"));
    }

    /** The engine as somebody else sees it. */
    public Personas as(Actor actor) {
        return tenant.as(actor);
    }

    /** The time. */
    public Instant now() {
        return clock.instant();
    }

    /** The profiles that records ever made, in the order in which they came, erased ones included. */
    public List<ProfileId> profiles() {
        return List.copyOf(things.profiles);
    }

    /** The personas that the owner sees now, each once, in the order of their oldest profiles. */
    public List<Persona> visible() {
        List<Persona> visible = new ArrayList<>();
        for (ProfileId profile : things.profiles) {
            Optional<Persona> persona = personas().search().byId(Things.personaOf(profile));
            persona.filter(found -> visible.stream().noneMatch(seen -> seen.id().equals(found.id())))
                    .ifPresent(visible::add);
        }
        return visible;
    }

    /** A line for each step with what came of it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < happened.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(happened.get(i));
        }
        return text.toString();
    }

    private Happened.Outcome outcome(Step step) {
        if (step instanceof Step.Pass pass) {
            clock.pass(pass.time());
            return new Happened.Answered("it is " + now());
        }
        Optional<Call> call = call(step);
        if (call.isEmpty()) {
            return new Happened.NothingThere(Calls.missing(step));
        }
        calls.add(call.get());
        try {
            Object answer = call.get().on(as(call.get().actor()));
            note(call.get(), answer);
            return new Happened.Answered(answer);
        } catch (PersonaException e) {
            return new Happened.Refused(e);
        }
    }

    private Optional<Call> call(Step step) {
        if (step instanceof Step.Again again) {
            return Things.counted(calls, calls.size() - again.back());
        }
        return step instanceof Step.Rotate ? Optional.of(rotation()) : Calls.of(step, things, now());
    }

    /** Gives the engine a further key unless it has the next, and has it come into use. */
    private Call rotation() {
        int next = currentKey + 1;
        if (keys.size() < next) {
            keys = keys.then(key(KEY + ", number " + next));
            tenant = open(engine);
        }
        return Calls.ofRotation(next);
    }

    private void note(Call call, Object answer) {
        if (answer instanceof IntakeOutcome outcome) {
            things.taken(outcome);
        } else if (answer == Keys.Rotation.BEGUN) {
            currentKey++;
        } else if (answer instanceof MergeOutcome.Done done) {
            done.decision().filter(id -> !things.decisions.contains(id)).ifPresent(things.decisions::add);
        } else if (answer instanceof OrderOutcome.Recorded recorded && !recorded.repeated()) {
            things.orders.add(recorded.order().order().order());
        } else if (answer instanceof PointsAnswer points && points.isBooked() && !points.repeated()) {
            call.redemption().ifPresent(things.redemptions::add);
        }
    }

    /** A clock that stands still until time passes. */
    private static final class StoppedClock extends Clock {
        private Instant now;

        StoppedClock(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /** Ids that are counted, but written backwards, so that a later one is not always the greater. */
    private static final class Counter implements java.util.function.Supplier<String> {
        private int count;

        @Override
        public String get() {
            count++;
            return "i" + new StringBuilder().append(count).reverse();
        }
    }
}

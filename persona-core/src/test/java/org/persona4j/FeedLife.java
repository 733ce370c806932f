package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.FeedRecords.device;
import static org.persona4j.FeedRecords.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.ImportConflictException;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** What one lives through in a world whose changes are told, each call made again until it is answered. Not thread-safe. */
final class FeedLife {
    private static final int MOST_TRIES = 1_000;

    private final String name;
    private final FeedRecords records;
    private final FeedWorld world;
    private final FaultInjectingStore between;
    private final List<ProfileId> profiles = new ArrayList<>();
    private final List<DecisionId> decisions = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private final List<String> redemptions = new ArrayList<>();
    private final AtomicInteger engines = new AtomicInteger();
    private PersonaEngine.Tenant tenant;
    private int calls;

    /** A life in a world under a name of its own, over a store that may fail, in which files have so many rows. */
    FeedLife(FeedWorld world, String name, FaultInjectingStore between, int rows) {
        this.world = world;
        this.name = name;
        this.records = new FeedRecords(name, rows, world.clock());
        this.between = between;
        this.tenant = nextEngine();
    }

    private PersonaEngine.Tenant nextEngine() {
        return world.engine(between, name + engines.incrementAndGet() + "-");
    }

    FaultInjectingStore faults() {
        return between;
    }

    <T> @Nullable T ask(Role role, Function<Personas, T> call) {
        String operation = name + "-op-" + calls++;
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            try {
                return call.apply(tenant.as(Actor.of(role, "u-1")).withOperationId(operation));
            } catch (SimulatedCrash crash) {
                between.recover();
                tenant = nextEngine();
            } catch (StoreUnavailableException | UnknownOutcomeException again) {
                Thread.onSpinWait();
            } catch (ImportConflictException overtaken) {
                assertThat(overtaken.reason())
                        .as("by a commit of a run that died")
                        .isEqualTo(ImportConflictException.Reason.OVERTAKEN);
            } catch (NotFoundException nobody) {
                return null;
            }
        }
        throw new AssertionError("no answer after " + MOST_TRIES + " tries");
    }

    private <T> @Nullable T owner(Function<Personas, T> call) {
        return ask(Role.OWNER, call);
    }

    private String fresh(String of) {
        return name + "-" + of + "-" + calls;
    }

    void live(List<FeedStep> steps) {
        steps.forEach(this::live);
    }

    void live(FeedStep step) {
        switch (step.kind()) {
            case TAKE -> take(records.record(step).build());
            case TAKE_MORE ->
                take(records.record(step)
                        .email(value(step.other() % 3 + 3).value())
                        .build());
            case TAKE_AGAIN ->
                take(records.base(step.one() % 4)
                        .email(value(step.other() % 3 + 3).value())
                        .observedAt(world.clock().instant())
                        .build());
            case TAKE_TWO_PHONES ->
                take(records.record(step)
                        .phone(value((step.other() + 1) % 3).value())
                        .build());
            case TAKE_ALL ->
                takeAll(List.of(
                        records.record(step).build(),
                        records.record(new FeedStep(step.kind(), step.one() + 1, step.other() + 1))
                                .build(),
                        records.base(step.other()).email(value(4).value()).build()));
            case IMPORT -> importFile(step);
            case ROTATE -> ask(Role.OWNER, p -> p.keys().rotateTo(2));
            case REKEY -> ask(Role.OWNER, p -> p.keys().rekey(10));
            case RESHARD ->
                ask(
                        Role.OWNER,
                        p -> p.changes().begin(FeedWorld.POLICY.withShards(1 + step.one() % FeedWorld.MOST_SHARDS)));
            case PASS -> world.clock().move(Duration.ofSeconds(step.one() + 1));
            case DECLARE -> decided(owner(p -> p.merges().declareShared(value(step.one()), "many")));
            case WITHDRAW_DECLARATION -> owner(p -> p.merges().withdrawDeclaration(value(step.one()), "mistaken"));
            case BLOCK ->
                ask(Role.SUPPORT, p -> {
                    p.privacy().block(value(step.one()), "asked to");
                    return p;
                });
            case RECOVER -> ask(Role.SUPPORT, p -> p.privacy().recover(value(step.one()), "letter"));
            case ERASE -> owner(p -> p.privacy().erase(ErasureRequest.by(value(step.one())), "letter"));
            case STOP -> owner(p -> p.optIns().reply(Address.of(value(step.one() % 3)), "STOP"));
            case START -> owner(p -> p.optIns().reply(Address.of(value(step.one() % 3)), "START"));
            case OPT_IN_EMAIL ->
                owner(p -> p.optIns()
                        .report(
                                MessageChannel.EMAIL,
                                Address.of(value(step.one() % 3 + 3)),
                                OptInReport.setting(step.other() % 2 == 0, false, true)));
            case DETACH ->
                ask(Role.SYSTEM, p -> {
                    p.optIns().detach(device(step));
                    return p;
                });
            case PUSH ->
                ask(
                        Role.SYSTEM,
                        p -> p.optIns()
                                .push(
                                        PushChannel.MOBILE_PUSH,
                                        device(step),
                                        step.other() % 2 == 0 ? PushEvent.Kind.ON : PushEvent.Kind.OFF));
            default -> {
                if (!profiles.isEmpty()) {
                    liveOnSomebody(step);
                }
            }
        }
    }

    private void liveOnSomebody(FeedStep step) {
        PersonaId one = persona(step.one());
        PersonaId other = persona(step.other());
        switch (step.kind()) {
            case LINK -> decided(owner(p -> p.merges().link(one, other, "the same")));
            case SEPARATE -> decided(owner(p -> p.merges().separate(ProfileId.of(one.value()), "another")));
            case WITHDRAW -> {
                if (!decisions.isEmpty()) {
                    owner(p -> p.merges().withdraw(decisions.get(step.one() % decisions.size()), "mistaken"));
                }
            }
            case REMOVE ->
                owner(p -> p.merges()
                        .correct(ProfileId.of(one.value()), List.of(value(step.other())), List.of(), "wrong"));
            case ADD ->
                owner(p -> p.merges()
                        .correct(ProfileId.of(one.value()), List.of(), List.of(value(step.other())), "right"));
            case TRAIT ->
                owner(p -> {
                    p.traits().add(one, Map.of("color", TraitValue.of("c" + step.other())));
                    return p;
                });
            case OVERRIDE ->
                owner(p -> {
                    if (step.other() % 3 == 0) {
                        p.overrides().remove(one, "tier");
                    } else {
                        p.overrides().set(one, "tier", TraitValue.of("t" + step.other()));
                    }
                    return p;
                });
            case ARCHIVE ->
                owner(p -> p.archive()
                        .put(one, step.other() % 2 == 0 ? ArchiveReason.MANUAL : ArchiveReason.DUPLICATE, "away"));
            case RESTORE -> owner(p -> p.archive().restore(one, "back"));
            case ARCHIVE_PRIVATELY -> ask(Role.SUPPORT, p -> p.archive().put(one, ArchiveReason.PRIVACY, "case"));
            case RESTORE_PRIVATELY -> ask(Role.SUPPORT, p -> p.archive().restorePrivacy(one, "case"));
            case JOIN -> owner(p -> p.wallets().join(one));
            case LEAVE -> owner(p -> p.wallets().leave(one));
            case CREDIT -> {
                String id = fresh("credit");
                owner(p -> p.wallets().credit(one, EntryKind.BOOST, Points.of(step.other() + 1), id, "hello"));
            }
            case REDEEM -> {
                String id = fresh("redeem");
                if (owner(p -> p.wallets().redeem(one, Points.of(1), id, null)) != null) {
                    redemptions.add(id);
                }
            }
            case GIVE_BACK -> {
                String id = fresh("back");
                if (!redemptions.isEmpty()) {
                    String redemption = redemptions.get(step.other() % redemptions.size());
                    owner(p -> p.wallets().refund(one, redemption, Points.of(1), id, null));
                }
            }
            case ORDER -> {
                String id = fresh("order");
                orders.add(id);
                Order order = Order.builder()
                        .id(id)
                        .placedAt(world.clock().instant())
                        .storeId("s" + step.other() % 2)
                        .line(line -> line.productId("tea").unitPrice(Money.of(step.other() + 1)))
                        .build();
                owner(p -> p.orders().record(CustomerRef.of(one), order));
            }
            case REFUND_ORDER -> {
                if (!orders.isEmpty()) {
                    String order = orders.get(step.other() % orders.size());
                    String id = fresh("refund");
                    owner(p -> p.orders()
                            .refund(OrderRefund.ofAmount(
                                    id, order, world.clock().instant(), Money.of(1))));
                }
            }
            case ATTACH ->
                ask(Role.SYSTEM, p -> {
                    p.optIns().attach(one, device(step));
                    return p;
                });
            default -> throw new IllegalArgumentException("unknown step " + step.kind());
        }
    }

    private void take(SourceRecord record) {
        IntakeOutcome outcome = owner(p -> p.intake().take(record));
        if (outcome != null) {
            taken(outcome);
        }
    }

    private void takeAll(List<SourceRecord> records) {
        List<IntakeOutcome> outcomes = owner(p -> p.intake().takeAll(records));
        if (outcomes != null) {
            outcomes.forEach(this::taken);
        }
    }

    private void importFile(FeedStep step) {
        ImportRequest request = ImportRequest.builder(fresh("file"))
                .optInAll(step.other() % 4 == 0)
                .build();
        List<ImportRow> file = records.file(step);
        ask(
                Role.OWNER,
                p -> p.imports().run(request, file, ImportOptions.none().withOutcomes((row, outcome) -> {
                    if (Integer.parseInt(row.id()) < 2) {
                        taken(outcome);
                    }
                })));
    }

    private void taken(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Accepted accepted && !profiles.contains(accepted.profile())) {
            profiles.add(accepted.profile());
        }
    }

    private void decided(@Nullable MergeOutcome outcome) {
        if (outcome instanceof MergeOutcome.Done done) {
            done.decision().ifPresent(decisions::add);
        }
    }

    private PersonaId persona(int number) {
        return PersonaId.of(profiles.get(number % profiles.size()).value());
    }
}

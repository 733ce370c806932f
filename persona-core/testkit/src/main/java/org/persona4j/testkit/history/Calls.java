package org.persona4j.testkit.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.persona4j.ImportOptions;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportReport;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.PushChannel;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.ReturnedLine;
import org.persona4j.privacy.ErasureRequest;

/** Which call of an engine a step is. */
final class Calls {
    private static final Actor OWNER = Actor.owner("u-2");
    private static final Actor MACHINE = Actor.system("gateway");
    private static final Actor SUPPORT = Actor.support("s-1");
    private static final Evidence PROOF =
            Evidence.builder().formName("newsletter").proof("session 12").build();

    private Calls() {}

    /** The call of a step, with ids of its own; none if what it is about does not exist. */
    static Optional<Call> of(Step step, Things things, Instant now) {
        if (step instanceof Step.TakeIn take) {
            return by(OWNER, p -> p.intake().take(take.record()));
        }
        return ofMerge(step, things)
                .or(() -> ofValue(step, things))
                .or(() -> ofOrder(step, things, now))
                .or(() -> ofPoints(step, things))
                .or(() -> ofAddress(step, things))
                .or(() -> ofDevice(step, things, now))
                .or(() -> ofPrivacy(step))
                .or(() -> ofImport(step, things))
                .or(() -> ofUpkeep(step));
    }

    /** The call by which a hash key comes into use. */
    static Call ofRotation(int number) {
        return new Call(OWNER, p -> p.keys().rotateTo(number), Optional.empty());
    }

    /** What there is none of, if a step has no call. */
    static String missing(Step step) {
        if (step instanceof Step.Again) {
            return "call";
        }
        if (step instanceof Step.Withdraw) {
            return "decision";
        }
        if (step instanceof Step.ReturnOrder) {
            return "order";
        }
        return step instanceof Step.GiveBack ? "redemption" : "profile";
    }

    private static Optional<Call> by(Actor actor, Function<Personas, Object> body) {
        return Optional.of(new Call(actor, body, Optional.empty()));
    }

    private static Optional<Call> onProfile(Things things, int profile, BiFunction<Personas, ProfileId, Object> body) {
        return Things.counted(things.profiles, profile).flatMap(id -> by(OWNER, p -> body.apply(p, id)));
    }

    private static Optional<Call> onPersona(Things things, int profile, BiFunction<Personas, PersonaId, Object> body) {
        return things.persona(profile).flatMap(id -> by(OWNER, p -> body.apply(p, id)));
    }

    private static Optional<Call> ofMerge(Step step, Things things) {
        if (step instanceof Step.Link link) {
            return things.persona(link.other())
                    .flatMap(other ->
                            onPersona(things, link.one(), (p, one) -> p.merges().link(one, other, "the same")));
        }
        if (step instanceof Step.Separate separate) {
            return onProfile(things, separate.profile(), (p, id) -> p.merges().separate(id, "another"));
        }
        if (step instanceof Step.Withdraw withdraw) {
            return Things.counted(things.decisions, withdraw.decision())
                    .flatMap(id -> by(OWNER, p -> p.merges().withdraw(id, "mistaken")));
        }
        if (step instanceof Step.Correct correct) {
            List<Identifier> one = List.of(correct.identifier());
            List<Identifier> none = List.of();
            return onProfile(
                    things,
                    correct.profile(),
                    (p, id) -> p.merges()
                            .correct(id, correct.belongs() ? none : one, correct.belongs() ? one : none, "typo"));
        }
        if (step instanceof Step.WithdrawCorrection withdraw) {
            return onProfile(
                    things,
                    withdraw.profile(),
                    (p, id) -> p.merges().withdrawCorrection(id, withdraw.identifier(), "mistaken"));
        }
        if (step instanceof Step.Declare declare) {
            return by(
                    OWNER,
                    p -> declare.shared()
                            ? p.merges().declareShared(declare.identifier(), "a hotel's")
                            : p.merges().release(declare.identifier(), "somebody's"));
        }
        return step instanceof Step.WithdrawDeclaration withdraw
                ? by(OWNER, p -> p.merges().withdrawDeclaration(withdraw.identifier(), "mistaken"))
                : Optional.empty();
    }

    private static Optional<Call> ofValue(Step step, Things things) {
        if (step instanceof Step.SetValue set) {
            return onPersona(things, set.profile(), (p, id) -> {
                p.overrides().set(id, set.name(), set.value());
                return "set";
            });
        }
        if (step instanceof Step.UnsetValue unset) {
            return onPersona(things, unset.profile(), (p, id) -> {
                p.overrides().remove(id, unset.name());
                return "removed";
            });
        }
        if (step instanceof Step.Archive archive) {
            return onPersona(
                    things, archive.profile(), (p, id) -> p.archive().put(id, ArchiveReason.MANUAL, "tidied up"));
        }
        if (step instanceof Step.Restore restore) {
            return onPersona(things, restore.profile(), (p, id) -> p.archive().restore(id, "missed"));
        }
        if (step instanceof Step.Membership member) {
            return onPersona(
                    things,
                    member.profile(),
                    (p, id) ->
                            member.joins() ? p.wallets().join(id) : p.wallets().leave(id));
        }
        return Optional.empty();
    }

    private static Optional<Call> ofOrder(Step step, Things things, Instant now) {
        if (step instanceof Step.Buy buy) {
            Order order = Order.builder()
                    .from(buy.order())
                    .id(things.nextId("r"))
                    .placedAt(now.minus(buy.ago()))
                    .build();
            return onPersona(things, buy.profile(), (p, id) -> p.orders().record(CustomerRef.of(id), order));
        }
        if (step instanceof Step.ReturnOrder back) {
            String refundId = things.nextId("f");
            return Things.counted(things.orders, back.order())
                    .map(order -> refund(order, refundId, back.whole(), now))
                    .flatMap(refund -> by(OWNER, p -> p.orders().refund(refund)));
        }
        return Optional.empty();
    }

    private static OrderRefund refund(Order order, String id, boolean whole, Instant now) {
        return whole
                ? OrderRefund.whole(id, order.id(), now)
                : OrderRefund.ofLines(
                        id,
                        order.id(),
                        now,
                        List.of(new ReturnedLine(1, order.line(1).quantity())));
    }

    private static Optional<Call> ofPoints(Step step, Things things) {
        String entry = things.nextId("e");
        if (step instanceof Step.Credit credit) {
            return onPersona(
                    things,
                    credit.profile(),
                    (p, id) -> p.wallets().credit(id, credit.kind(), credit.points(), entry, null));
        }
        if (step instanceof Step.Adjust adjust) {
            return onPersona(
                    things, adjust.profile(), (p, id) -> p.wallets().adjust(id, adjust.points(), entry, "counted"));
        }
        if (step instanceof Step.Zero zero) {
            return onPersona(things, zero.profile(), (p, id) -> p.wallets().zero(id, entry, null));
        }
        if (step instanceof Step.Redeem redeem) {
            return Things.counted(things.profiles, redeem.profile())
                    .map(profile -> new Call(
                            OWNER,
                            p -> p.wallets().redeem(Things.personaOf(profile), redeem.points(), entry, null),
                            Optional.of(new Call.Redemption(profile, entry))));
        }
        if (step instanceof Step.GiveBack back) {
            return Things.counted(things.redemptions, back.redemption())
                    .flatMap(redemption -> by(
                            OWNER,
                            p -> p.wallets()
                                    .refund(
                                            Things.personaOf(redemption.profile()),
                                            redemption.entryId(),
                                            back.points(),
                                            entry,
                                            null)));
        }
        return Optional.empty();
    }

    private static Optional<Call> ofDevice(Step step, Things things, Instant now) {
        if (step instanceof Step.Attach attach) {
            return things.persona(attach.profile())
                    .flatMap(id -> by(MACHINE, p -> {
                        p.optIns().attach(id, Address.device(attach.device()));
                        return "attached";
                    }));
        }
        if (step instanceof Step.Push push) {
            String id = things.nextId("m");
            return by(
                    MACHINE,
                    p -> p.optIns().push(PushChannel.MOBILE_PUSH, Address.device(push.device()), push.kind(), id, now));
        }
        return Optional.empty();
    }

    private static Optional<Call> ofAddress(Step step, Things things) {
        if (!(step instanceof Step.Say say)) {
            return Optional.empty();
        }
        boolean phone = say.address().type() == IdentifierType.PHONE;
        OptInReport report =
                OptInReport.of(say.kind()).withId(things.nextId("m")).withEvidence(PROOF);
        return by(
                MACHINE,
                p -> p.optIns()
                        .report(phone ? MessageChannel.TEXT : MessageChannel.EMAIL, Address.of(say.address()), report));
    }

    private static Optional<Call> ofPrivacy(Step step) {
        if (step instanceof Step.Block block) {
            return by(OWNER, p -> {
                p.privacy().block(block.identifier(), "case 3");
                return "blocked";
            });
        }
        if (step instanceof Step.Erase erase) {
            return by(OWNER, p -> p.privacy().erase(ErasureRequest.by(erase.identifier()), "case 4"));
        }
        return step instanceof Step.Recover recover
                ? by(SUPPORT, p -> p.privacy().recover(recover.identifier(), "case 5"))
                : Optional.empty();
    }

    private static Optional<Call> ofImport(Step step, Things things) {
        if (!(step instanceof Step.Import file)) {
            return Optional.empty();
        }
        return by(OWNER, p -> {
            ImportReport expected = file.triedFirst() ? p.imports().dryRun(file.request(), file.rows()) : null;
            List<IntakeOutcome> outcomes = new ArrayList<>();
            ImportOptions options = ImportOptions.none().withOutcomes((row, outcome) -> {
                outcomes.add(outcome);
                things.taken(outcome);
            });
            return new Imported(expected, p.imports().run(file.request(), file.rows(), options), outcomes);
        });
    }

    private static Optional<Call> ofUpkeep(Step step) {
        if (step instanceof Step.Rekey rekey) {
            return by(OWNER, p -> p.keys().rekey(rekey.atMost()));
        }
        if (step instanceof Step.BeginFeed begin) {
            return by(OWNER, p -> p.changes().begin(begin.policy()));
        }
        if (step instanceof Step.EndFeed) {
            return by(OWNER, p -> p.changes().end());
        }
        return step instanceof Step.PurgeFeed ? by(OWNER, p -> p.changes().purge()) : Optional.empty();
    }
}

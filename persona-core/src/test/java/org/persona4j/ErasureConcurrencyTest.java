package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;

/** What arrives and is booked while a customer is erased brings nothing back. */
class ErasureConcurrencyTest {
    private static final int OTHERS = 4;

    /** What somebody else does meanwhile. */
    @FunctionalInterface
    private interface Other {
        void does(Personas personas, String name);
    }

    /** Erases the customer while others are at work, each at an engine of their own. */
    private static void erasesWhile(Planted busy, Other other) throws Exception {
        List<Personas> engines = new ArrayList<>();
        for (int thread = 0; thread < OTHERS; thread++) {
            engines.add(busy.on(busy.store(), new TestIds(name(thread))).as(Actor.owner("u-1")));
        }
        Personas owner = busy.as(Role.OWNER);
        Together.run(OTHERS + 1, thread -> {
            if (thread == OTHERS) {
                owner.privacy().erase(Planted.REQUEST, "letter 9");
            } else {
                other.does(engines.get(thread), name(thread));
            }
        });
    }

    private static String name(int thread) {
        return "t" + thread + "-";
    }

    private static void take(Personas personas, SourceRecord.Builder record) {
        personas.intake().take(record.build());
    }

    @Test
    @Tag("slow")
    void nothingThatArrivesMeanwhileBringsAnythingBack() throws Exception {
        for (int round = 0; round < 20; round++) {
            Planted busy = new Planted();

            erasesWhile(busy, (personas, name) -> {
                for (int i = 0; i < 6; i++) {
                    arrives(personas, name + i, i);
                }
            });

            assertThat(Planted.traces().in(busy.store(), Planted.TENANT))
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    private static void arrives(Personas personas, String id, int time) {
        take(
                personas,
                Planted.record("planted-till-1").phone(Planted.PHONE.value()).trait("likes", "purple-unicorns" + time));
        take(
                personas,
                Planted.record("again-" + id).phone(Planted.OTHER_PHONE.value()).fullName(Planted.NAME));
        take(personas, Planted.record("more-" + id).email(Planted.EMAIL.value()));
    }

    @Test
    @Tag("slow")
    void nothingThatIsBookedMeanwhileBringsAnythingBack() throws Exception {
        for (int round = 0; round < 15; round++) {
            Planted busy = new Planted();

            erasesWhile(busy, (personas, name) -> {
                for (int i = 0; i < 6; i++) {
                    books(busy, personas, name + i);
                }
            });

            assertThat(busy.boughtBy(busy.profiles())).as("round %d", round).isEmpty();
            assertThat(Planted.traces().in(busy.store(), Planted.TENANT))
                    .as("round %d", round)
                    .isEmpty();
            holdTogether(busy);
        }
    }

    /** What a till may do with the customer, and with the partner, to whom part of the redemption can be given back. */
    private static void books(Planted busy, Personas till, String id) {
        CustomerRef form = CustomerRef.of(PersonaId.of(busy.formProfile().value()));
        till.orders()
                .record(
                        CustomerRef.of(Planted.TILL, "planted-till-1"),
                        busy.order("planted-order-" + id, "planted-store", "3"));
        till.orders().record(form, busy.order("planted-order-f" + id, "planted-store", "4"));
        till.orders()
                .refund(OrderRefund.ofAmount(
                        "planted-order-r" + id,
                        "planted-order-" + id,
                        busy.clock().instant(),
                        Money.of(1)));
        orGone(() -> till.wallets().redeem(busy.customer(), Points.of(1), "planted-redemption-" + id, "Плантова"));
        orGone(() -> till.wallets().adjust(busy.customer(), Points.of(2), "planted-redemption-a" + id, "Плантова"));
        orGone(() ->
                till.wallets().refund(busy.customer(), Planted.SHARED_REDEMPTION, Points.of(1), "back-c" + id, null));
        orGone(() ->
                till.wallets().refund(busy.partner(), Planted.SHARED_REDEMPTION, Points.of(1), "back-p" + id, null));
        orGone(() -> till.wallets().leave(busy.customer()));
        orGone(() -> till.wallets().join(busy.customer()));
        orGone(() -> till.wallets().expire(busy.customer()));
    }

    private static void orGone(Runnable call) {
        try {
            call.run();
        } catch (NotFoundException gone) {
            assertThat(gone).hasNoCause();
        }
    }

    /** Checks that the points of the partner are those that their ledger tells of. */
    private static void holdTogether(Planted busy) {
        Personas owner = busy.as(Role.OWNER);
        Points sum = owner.wallets().timeline(busy.partner(), null, 1_000).lines().stream()
                .flatMap(line -> line.shares().values().stream().flatMap(List::stream))
                .map(LedgerEntry::points)
                .reduce(Points.ZERO, Points::plus);
        assertThat(owner.wallets().of(busy.partner()).balance()).isEqualTo(sum);
    }
}

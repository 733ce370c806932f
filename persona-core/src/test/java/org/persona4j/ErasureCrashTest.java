package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.RecordKind;
import org.persona4j.internal.Transactions;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.Purchase;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.wallet.Points;

/** An erasure that is broken off after any commit, of a customer who takes many, is carried out by whoever comes next. */
class ErasureCrashTest {
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035553300");

    private final Planted planted = new Planted();

    private static IntakeOutcome take(Personas personas, SourceRecord.Builder record) {
        return personas.intake().take(record.build());
    }

    private static Personas engine(WatchedStore store, IdentityRules rules) {
        return PersonaEngine.builder(store)
                .keyring(Trial.ring(1))
                .identityRules(rules)
                .clock(new TestClock())
                .ids(new TestIds())
                .build()
                .tenant(Planted.TENANT)
                .as(Actor.owner("u-1"));
    }

    /** What holds once the customer is erased, though one of the commits failed. */
    @FunctionalInterface
    private interface Held {
        void check(WatchedStore store, Personas personas, int crash);
    }

    /** Erases a customer in a store that takes few records in a commit, broken off at every third of so many commits in turn. */
    private static void erasesInPieces(IdentityRules rules, int commits, Consumer<Personas> lives, Held held) {
        for (int crash = 1; crash < commits; crash += 3) {
            WatchedStore store = WatchedStore.small(rules);
            Personas personas = engine(store, rules);
            lives.accept(personas);

            erasesAndDies(store, personas, crash);

            held.check(store, personas, crash);
        }
    }

    /** Erases, where one commit fails and what was begun is carried out, and erases again. */
    private static void erasesAndDies(WatchedStore store, Personas personas, int crash) {
        long dies = store.commits() + crash;
        store.beforeCommit((number, commit) -> {
            if (number == dies) {
                throw new StoreUnavailableException("the process died", null);
            }
        });

        try {
            personas.privacy().erase(ErasureRequest.by(PHONE), "letter 9");
        } catch (StoreUnavailableException expected) {
            assertThat(personas.privacy().resume()).isLessThanOrEqualTo(1);
        }
        store.beforeCommit((number, commit) -> {});
        personas.privacy().erase(ErasureRequest.by(PHONE), "letter 9");
    }

    /** Four profiles of sixteen identifiers each. */
    private static void hasManyIdentifiers(Personas personas) {
        for (int profile = 0; profile < 4; profile++) {
            SourceRecord.Builder record = Planted.record("large-" + profile).phone(PHONE.value());
            for (int i = 0; i < 15; i++) {
                record.email("large." + profile + "." + i + "@mail.net");
            }
            take(personas, record);
        }
    }

    /** Orders with many refunds and a ledger of many pages. */
    private void buysAndSpendsMuch(Personas personas) {
        ProfileId profile = SmallTenant.take(personas, Planted.record("large").phone(PHONE.value()));
        PersonaId customer = PersonaId.of(profile.value());
        personas.wallets().join(customer);
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            purchases.add(new Purchase(CustomerRef.of(customer), planted.order("large-" + i, "north", "200")));
        }
        personas.orders().recordAll(purchases);
        for (int i = 0; i < 100; i++) {
            personas.orders()
                    .refund(OrderRefund.ofAmount(
                            "back-" + i, "large-7", planted.clock().instant(), Money.of(1)));
        }
        for (int i = 0; i < 40; i++) {
            personas.wallets().adjust(customer, Points.of(1), "large-" + i, "sorry");
        }
    }

    @Test
    @Tag("slow")
    void aCustomerOfMoreThanACommitTakesIsErasedToo() {
        IdentityRules rules = IdentityRules.builder().sizeCap(4).build();
        Traces traces = Traces.of(List.of(PHONE.value(), "large.0.0@mail.net", "large.3.14@mail.net", "large-2"));

        erasesInPieces(rules, 40, ErasureCrashTest::hasManyIdentifiers, (store, personas, crash) -> {
            assertThat(traces.in(store, Planted.TENANT))
                    .as("after crash %d", crash)
                    .isEmpty();
            assertThat(take(personas, Planted.record("new").email("large.2.7@mail.net")))
                    .isInstanceOf(IntakeOutcome.Suppressed.class);
            assertThat(store.mostKeysOfACommit()).isLessThanOrEqualTo(Transactions.keysNeeded(rules));
        });
    }

    @Test
    @Tag("slow")
    void ordersAndPointsOfMoreThanACommitTakesAreErasedToo() {
        IdentityRules rules = IdentityRules.builder().sizeCap(2).build();

        erasesInPieces(rules, 20, this::buysAndSpendsMuch, (store, personas, crash) -> {
            for (RecordKind kind : RecordKind.values()) {
                boolean bought = kind.compareTo(RecordKind.WALLET) >= 0 && kind.compareTo(RecordKind.PURCHASES) <= 0;
                assertThat(bought ? store.contents(Planted.TENANT, kind) : Map.of())
                        .as("%s after crash %d", kind, crash)
                        .isEmpty();
            }
        });
    }

    @Test
    @Tag("slow")
    void anErasureBrokenOffAfterAnyCommitIsCarriedOutLater() {
        long last = 0;
        for (long crash = 1; crash == 1 || crash <= last; crash++) {
            Planted broken = new Planted();
            Map<String, Object> others = broken.others();
            long begun = broken.store().commits();
            long dies = begun + crash;
            broken.store().beforeCommit((number, commit) -> {
                if (number >= dies) {
                    throw new StoreUnavailableException("the process died", null);
                }
            });
            boolean died = false;
            try {
                broken.as(Role.OWNER).privacy().erase(Planted.REQUEST, "letter 9");
            } catch (StoreUnavailableException expected) {
                died = true;
            }
            broken.store().beforeCommit((number, commit) -> {});
            Personas next = broken.as(Role.OWNER);
            if (crash > 1) {
                assertThat(next.search().byIdentifier(Planted.PHONE)).isEmpty();
                assertThat(take(next, Planted.record("new").phone(Planted.PHONE.value())))
                        .isInstanceOf(IntakeOutcome.Suppressed.class);
            }

            next.privacy().resume();
            next.privacy().erase(Planted.REQUEST, "letter 9");

            assertThat(Planted.traces().in(broken.store(), Planted.TENANT))
                    .as("after crash %d", crash)
                    .isEmpty();
            assertThat(broken.boughtBy(broken.profiles()))
                    .as("after crash %d", crash)
                    .isEmpty();
            assertThat(broken.others())
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*decisions.*")
                    .isEqualTo(others);
            last = died ? crash + 1 : crash - 1;
        }
        assertThat(last).isGreaterThan(4);
    }
}

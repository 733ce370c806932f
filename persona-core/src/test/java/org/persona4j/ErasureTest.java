package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInStatus;
import org.persona4j.privacy.ErasurePlan;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoreUnavailableException;

/** What is left of a customer who was erased, and of all others. */
class ErasureTest {
    private final Planted planted = new Planted();
    private final Personas owner = planted.as(Role.OWNER);

    private ErasureReceipt erase() {
        return owner.privacy().erase(Planted.REQUEST, "letter 9");
    }

    private static IntakeOutcome take(Personas personas, SourceRecord.Builder record) {
        return personas.intake().take(record.build());
    }

    @Test
    void theTracesThatAreLookedForAreThereBefore() {
        assertThat(Planted.traces().in(planted.store(), Planted.TENANT)).hasSizeGreaterThan(15);
    }

    @Test
    void noByteOfTheCustomerIsLeft() {
        ErasureReceipt receipt = erase();

        assertThat(Planted.traces().in(planted.store(), Planted.TENANT)).isEmpty();
        assertThat(receipt.doneAt()).contains(planted.clock().instant());
        assertThat(receipt.removed().profiles()).isEqualTo(3);
        assertThat(receipt.removed().addresses()).isEqualTo(6);
        assertThat(receipt.removed().orders()).isEqualTo(3);
        assertThat(receipt.removed().entries()).isEqualTo(10);
        assertThat(planted.boughtBy(planted.profiles())).isEmpty();
    }

    @Test
    void nothingOfTheOthersChanges() {
        Map<String, Object> before = planted.others();

        erase();

        assertThat(planted.others())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*decisions.*")
                .isEqualTo(before);
        assertThat(owner.merges().decisions(ProfileId.of(planted.neighbor().value())))
                .isEmpty();
    }

    @Test
    void nobodyFindsTheCustomer() {
        erase();

        assertThat(owner.search().byId(planted.customer())).isEmpty();
        assertThat(owner.search().byIdentifier(Planted.PHONE)).isEmpty();
        assertThat(owner.search().byIdentifier(Planted.EMAIL)).isEmpty();
        assertThat(owner.search().merged(Planted.OLD_PHONE.value())).isEmpty();
        assertThat(owner.search().bySource(Planted.TILL, "planted-till-1")).isEmpty();
        assertThatThrownBy(() -> owner.traits().read(planted.customer())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> owner.wallets().of(planted.customer())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> owner.orders().of(planted.customer(), null, 10))
                .isInstanceOf(NotFoundException.class);
        assertThat(owner.orders().byReceipt("planted-order-1")).isEmpty();
    }

    @Test
    void everyAddressOfTheirsIsOptedOut() {
        erase();

        for (Identifier phone : List.of(Planted.PHONE, Planted.OTHER_PHONE, Planted.OLD_PHONE)) {
            assertThat(owner.optIns()
                            .status(MessageChannel.TEXT, Address.of(phone))
                            .status())
                    .isEqualTo(OptInStatus.OPTED_OUT);
        }
        assertThat(owner.optIns()
                        .status(MessageChannel.EMAIL, Address.of(Planted.EMAIL))
                        .status())
                .isEqualTo(OptInStatus.OPTED_OUT);
    }

    @TestFactory
    Stream<DynamicTest> whatArrivesOfThemLaterIsRefused() {
        return Stream.of(
                        Planted.record("planted-till-1").email("fresh@mail.net"),
                        Planted.record("new").phone(Planted.PHONE.value()),
                        Planted.record("new").email("fresh@mail.net").phone(Planted.OTHER_PHONE.value()),
                        Planted.record("new").email(Planted.EMAIL.value()).fullName("Somebody Else"),
                        Planted.record("new").email(Planted.BOTH.value()).fullName(Planted.NAME),
                        Planted.record("t-5").email(Planted.EMAIL.value()))
                .map(record -> DynamicTest.dynamicTest(record.build().toString(), () -> {
                    erase();
                    var before = planted.store().commits();

                    IntakeOutcome outcome = take(owner, record);

                    assertThat(outcome).isInstanceOf(IntakeOutcome.Suppressed.class);
                    assertThat(planted.store().commits()).isEqualTo(before);
                }));
    }

    @Test
    void whatOthersShareRefusesNobody() {
        erase();

        assertThat(take(owner, Planted.record("a").email(Planted.BOTH.value()).fullName("Nora Neighbor")))
                .isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(take(owner, Planted.record("b").phone(Planted.SHARED.value()).fullName(Planted.NAME)))
                .isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(take(owner, Planted.record("c").phone(Planted.OLD_PHONE.value())))
                .isInstanceOf(IntakeOutcome.Accepted.class);
    }

    @Test
    void staffGiveTheirNumberToNobody() {
        erase();

        MergeOutcome outcome = owner.merges()
                .correct(ProfileId.of(planted.neighbor().value()), List.of(), List.of(Planted.PHONE), "told so");

        assertThat(outcome).isEqualTo(new MergeOutcome.Refused(MergeOutcome.Reason.SUPPRESSED));
    }

    @Test
    void whoAsksToReturnIsFreeToAndNew() {
        erase();

        Privacy.Recovery recovery = planted.as(Role.SUPPORT).privacy().recover(Planted.PHONE, "letter 10");
        IntakeOutcome again = take(owner, Planted.record("planted-till-1").phone(Planted.PHONE.value()));

        assertThat(recovery).isEqualTo(new Privacy.Recovery(0, 1));
        assertThat(((IntakeOutcome.Accepted) again).kind()).isEqualTo(IntakeOutcome.Kind.CREATED);
        assertThat(owner.search().byIdentifier(Planted.PHONE)).hasSize(1);
        assertThat(take(owner, Planted.record("x").email(Planted.EMAIL.value())))
                .isInstanceOf(IntakeOutcome.Accepted.class);
    }

    @Test
    void aNewHashKeyRefusesThemAllTheSame() {
        erase();
        Personas later = planted.later(2);
        later.keys().rotateTo(2);

        IntakeOutcome meanwhile = take(later, Planted.record("new").phone(Planted.PHONE.value()));
        later.keys().rekey();
        IntakeOutcome afterwards = take(later, Planted.record("planted-form-1").phone("+16035559911"));
        IntakeOutcome form =
                take(later, SourceRecord.builder(Planted.FORM, "planted-form-1").phone("+16035559911"));

        assertThat(meanwhile).isInstanceOf(IntakeOutcome.Suppressed.class);
        assertThat(afterwards).isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(form).isInstanceOf(IntakeOutcome.Suppressed.class);
    }

    @Test
    void ofAHouseholdThoseWhoWereNamedAreTaken() {
        ErasurePlan plan = owner.privacy().plan(Planted.REQUEST);

        ErasureReceipt receipt =
                owner.privacy().erase(Planted.REQUEST.onlyProfiles(List.of(planted.formProfile())), "letter 9");

        assertThat(plan.profiles())
                .hasSize(3)
                .extracting(ErasurePlan.Taken::profile)
                .contains(planted.formProfile());
        assertThat(receipt.removed().profiles()).isEqualTo(1);
        assertThat(owner.search().byId(planted.customer()).orElseThrow().profiles())
                .hasSize(2);
        assertThat(owner.search().byIdentifier(Planted.EMAIL)).isEmpty();
    }

    @Test
    void aCallMadeAgainGivesTheSameReceipt() {
        Personas once = owner.withOperationId("op-9");

        ErasureReceipt first = once.privacy().erase(Planted.REQUEST, "letter 9");

        assertThat(once.privacy().erase(Planted.REQUEST, "letter 9")).isEqualTo(first);
        assertThat(owner.privacy().receipt(first.id())).contains(first);
    }

    @Test
    void whoIsNotKnownIsRefusedFromNowOnToo() {
        Identifier unknown = Identifier.of(IdentifierType.PHONE, "+16035557788");

        ErasureReceipt receipt = owner.privacy().erase(ErasureRequest.by(unknown), "letter 11");

        assertThat(receipt.removed().profiles()).isZero();
        assertThat(take(owner, Planted.record("new").phone(unknown.value())))
                .isInstanceOf(IntakeOutcome.Suppressed.class);
        assertThat(Traces.of(List.of(unknown.value())).in(planted.store(), Planted.TENANT))
                .isEmpty();
    }

    @Test
    void aCustomerErasesThemselvesAlone() {
        Personas neighbor = planted.on(planted.store(), new TestIds("n")).asCustomer("u-2", planted.neighbor());

        ErasureReceipt receipt = neighbor.privacy().erase(ErasureRequest.by(Planted.BOTH), "by themselves");

        assertThat(receipt.removed().profiles()).isEqualTo(1);
        assertThat(owner.search().byId(planted.customer())).isPresent();
        assertThat(owner.search().byId(planted.neighbor())).isEmpty();
    }

    @Test
    void staffLearnNothingFromTheErasureOfAHiddenOne() {
        owner.privacy().block(Planted.EMAIL, "asked to");

        ErasurePlan plan = owner.privacy().plan(Planted.REQUEST);
        ErasureReceipt receipt = erase();

        assertThat(plan.profiles()).isEmpty();
        assertThat(receipt.removed()).isEqualTo(ErasureReceipt.Removed.NOTHING);
        assertThat(planted.as(Role.SUPPORT)
                        .privacy()
                        .receipt(receipt.id())
                        .orElseThrow()
                        .removed()
                        .profiles())
                .isEqualTo(3);
        assertThat(Planted.traces().in(planted.store(), Planted.TENANT)).isEmpty();
    }

    @Test
    void whoIsInTheArchiveIsErasedToo() {
        owner.archive().put(planted.customer(), ArchiveReason.MANUAL, "moved away");

        ErasureReceipt receipt = erase();

        assertThat(receipt.removed().profiles()).isEqualTo(3);
        assertThat(Planted.traces().in(planted.store(), Planted.TENANT)).isEmpty();
        assertThat(owner.archive().list(null, 10).items()).isEmpty();
    }

    /** Four profiles of sixteen identifiers each, in a store that takes few records in a commit; broken off after any of them. */
    @Test
    void aCustomerOfMoreThanACommitTakesIsErasedToo() {
        IdentityRules rules = IdentityRules.builder().sizeCap(4).build();
        Identifier phone = Identifier.of(IdentifierType.PHONE, "+16035553300");
        for (int crash = 1; crash < 40; crash += 3) {
            WatchedStore store =
                    new WatchedStore(new StoreLimits(100, Transactions.keysNeeded(rules), 64 * 1024, 1024 * 1024));
            Personas personas = PersonaEngine.builder(store)
                    .keyring(Trial.ring(1))
                    .identityRules(rules)
                    .ids(new TestIds())
                    .build()
                    .tenant(Planted.TENANT)
                    .as(Actor.owner("u-1"));
            for (int profile = 0; profile < 4; profile++) {
                SourceRecord.Builder record = Planted.record("large-" + profile).phone(phone.value());
                for (int i = 0; i < 15; i++) {
                    record.email("large." + profile + "." + i + "@mail.net");
                }
                take(personas, record);
            }
            long dies = store.commits() + crash;
            store.beforeCommit((number, commit) -> {
                if (number == dies) {
                    throw new StoreUnavailableException("the process died", null);
                }
            });
            try {
                personas.privacy().erase(ErasureRequest.by(phone), "letter 9");
            } catch (StoreUnavailableException expected) {
                assertThat(personas.privacy().resume()).isLessThanOrEqualTo(1);
            }
            store.beforeCommit((number, commit) -> {});
            personas.privacy().erase(ErasureRequest.by(phone), "letter 9");

            assertThat(Traces.of(List.of(phone.value(), "large.0.0@mail.net", "large.3.14@mail.net", "large-2"))
                            .in(store, Planted.TENANT))
                    .as("after crash %d", crash)
                    .isEmpty();
            assertThat(take(personas, Planted.record("new").email("large.2.7@mail.net")))
                    .isInstanceOf(IntakeOutcome.Suppressed.class);
            assertThat(store.mostKeysOfACommit()).isLessThanOrEqualTo(Transactions.keysNeeded(rules));
        }
    }

    /**
     * Five are one more than a persona may have, so no phone links them. When the first is set aside the others are one persona; those
     * of it who do not carry the number stay.
     */
    @Test
    void whoIsPutTogetherByTheErasureOfAnotherIsErasedOnlyIfChosen() {
        WatchedStore store = SmallTenant.store();
        Personas personas = PersonaEngine.builder(store)
                .keyring(Trial.ring(1))
                .identityRules(IdentityRules.builder().sizeCap(4).build())
                .ids(new TestIds())
                .build()
                .tenant(Planted.TENANT)
                .as(Actor.owner("u-1"));
        String number = "+16035553300";
        String other = "+16035553301";
        for (int i = 0; i < 5; i++) {
            SourceRecord.Builder record = Planted.record("p-" + i);
            if (i < 3) {
                record.phone(number);
            }
            take(personas, i < 2 ? record : record.phone(other));
        }
        ErasureRequest request = ErasureRequest.by(Identifier.of(IdentifierType.PHONE, number));
        List<ProfileId> planned = personas.privacy().plan(request).profiles().stream()
                .map(ErasurePlan.Taken::profile)
                .toList();

        personas.privacy().erase(request, "letter 9");

        assertThat(planned).hasSize(3);
        assertThat(store.all(Planted.TENANT, "profile", Profile.class).values())
                .hasSize(2)
                .noneMatch(profile -> planned.contains(profile.id()));
        assertThat(personas.search().byPhone(other)).hasSize(1);
    }

    @Test
    void anErasureIsByAPhoneNumberAnEmailAddressOrBoth() {
        assertThatIllegalArgumentException().isThrownBy(() -> ErasureRequest.by());
        assertThatIllegalArgumentException().isThrownBy(() -> ErasureRequest.by(Planted.PHONE, Planted.OTHER_PHONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErasureRequest.by(Identifier.of(IdentifierType.GOVERNMENT_ID, "GOV1X")));
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

    @Test
    @Tag("slow")
    void nothingThatArrivesMeanwhileBringsAnythingBack() throws Exception {
        for (int round = 0; round < 20; round++) {
            Planted busy = new Planted();
            ExecutorService threads = Executors.newFixedThreadPool(5);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                Personas other =
                        busy.on(busy.store(), new TestIds("t" + thread + "-")).as(Actor.owner("u-1"));
                ends.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < 6; i++) {
                        take(
                                other,
                                Planted.record("planted-till-1")
                                        .phone(Planted.PHONE.value())
                                        .trait("likes", "purple-unicorns" + i));
                        take(
                                other,
                                Planted.record("again-" + number + "-" + i)
                                        .phone(Planted.OTHER_PHONE.value())
                                        .fullName(Planted.NAME));
                        take(other, Planted.record("more-" + number + "-" + i).email(Planted.EMAIL.value()));
                    }
                    return null;
                }));
            }
            ends.add(threads.submit(() -> {
                start.await();
                return busy.as(Role.OWNER).privacy().erase(Planted.REQUEST, "letter 9");
            }));
            start.countDown();
            for (Future<?> end : ends) {
                end.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();

            assertThat(Planted.traces().in(busy.store(), Planted.TENANT))
                    .as("round %d", round)
                    .isEmpty();
        }
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.audit.AuditEntry;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;

/** Devices and passes: who has which, and who may speak for it. */
class OptInDevicesTest {
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";
    private static final Address DEVICE = Address.device("token-1");
    private static final Address OTHER_DEVICE = Address.device("token-2");
    private static final Address PASS = Address.pass("pass-1");

    private final Shop shop = new Shop();
    private final PersonaId ada = shop.customer("1", PHONE);
    private final OptIns optIns = shop.as(Role.SYSTEM).optIns();

    private List<AuditEntry> audit() {
        return shop.owner().audit().between(TestClock.START, shop.now().plusSeconds(1), null, 1_000).items().stream()
                .filter(entry -> entry.what().startsWith("optIns."))
                .toList();
    }

    @Test
    void aPassIsNoDeviceAndADeviceIsNoPass() {
        optIns.attach(ada, DEVICE);
        shop.pass(Duration.ofSeconds(1));
        optIns.attach(ada, PASS);

        assertThat(optIns.status(ada, PushChannel.MOBILE_PUSH).address()).contains(DEVICE);
        assertThat(optIns.status(ada, MessageChannel.WALLET_PASS).address()).contains(PASS);
        assertThat(optIns.status(ada, MessageChannel.TEXT).address())
                .contains(Address.of(Identifier.of(IdentifierType.PHONE, PHONE)));
    }

    @Test
    void whoForbidsNotificationsOnOneDeviceIsOutOnAll() {
        optIns.attach(ada, DEVICE);
        optIns.attach(ada, OTHER_DEVICE);
        optIns.push(PushChannel.MOBILE_PUSH, OTHER_DEVICE, PushEvent.Kind.ON);
        shop.pass(Duration.ofSeconds(1));

        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.OFF);

        assertThat(optIns.status(PushChannel.MOBILE_PUSH, OTHER_DEVICE).status())
                .isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(ada, PushChannel.MOBILE_PUSH).sendable()).isFalse();
    }

    @Test
    void whatAUserSaidCountsOnceHoweverOftenItIsHandedOn() {
        Instant said = shop.now();
        OptInAnswer first = optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.OFF, "e-1", said);
        shop.pass(Duration.ofHours(1));

        OptInAnswer again = optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.OFF, "e-1", said);

        assertThat(again.outcome()).isEqualTo(first.outcome());
        assertThat(optIns.history(PushChannel.MOBILE_PUSH, DEVICE).events()).hasSize(1);
        assertThat(optIns.asOf(PushChannel.MOBILE_PUSH, DEVICE, said).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThatExceptionOfType(OperationReusedException.class)
                .isThrownBy(() -> optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON, "e-1", said));
    }

    @Test
    void aCustomerSpeaksForNoDeviceOfAnotherButForOneThatIsNobodysYet() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        optIns.attach(bob, DEVICE);
        OptIns own = shop.asCustomer(ada).optIns();

        own.attach(ada, OTHER_DEVICE);

        assertThat(optIns.status(ada, PushChannel.MOBILE_PUSH).address()).contains(OTHER_DEVICE);
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> own.attach(ada, DEVICE));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> own.detach(DEVICE));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> own.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.OFF));
        assertThat(optIns.status(bob, PushChannel.MOBILE_PUSH).address()).contains(DEVICE);
    }

    @Test
    void whatStaffSayOfAnAddressIsInTheAuditAndWhatChangesNothingIsNot() {
        OptInReport out = OptInReport.setting(false, false, true).withId("said-1");
        Address phone = Address.of(Identifier.of(IdentifierType.PHONE, PHONE));

        shop.owner().optIns().report(MessageChannel.TEXT, phone, out);
        int once = audit().size();
        shop.owner().optIns().report(MessageChannel.TEXT, phone, out);

        assertThat(once).isEqualTo(1);
        assertThat(audit()).hasSize(1);
        assertThat(audit().get(0).personas()).containsExactly(ada);
    }

    @Test
    void whoAttachesADeviceAndIsNoMachineIsInTheAudit() {
        shop.asCustomer(ada).optIns().attach(ada, DEVICE);
        shop.pass(Duration.ofSeconds(1));
        shop.asCustomer(ada).optIns().detach(DEVICE);
        optIns.attach(ada, OTHER_DEVICE);

        assertThat(audit()).hasSize(2);
        assertThat(audit().get(1).personas()).containsExactly(ada);
    }

    @Test
    void onlyAPhoneNumberOrAnEmailAddressIsLookedUp() {
        assertThat(optIns.lookUp(PHONE).orElseThrow().personas()).containsExactly(ada);
        assertThat(optIns.lookUp("12-3456")).isEmpty();
    }

    @Test
    void aDeviceThatWasGivenUpIsNobodys() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        optIns.attach(bob, DEVICE);

        optIns.detach(DEVICE);
        shop.asCustomer(ada).optIns().attach(ada, DEVICE);

        assertThat(optIns.status(ada, PushChannel.MOBILE_PUSH).address()).contains(DEVICE);
        assertThat(optIns.status(bob, PushChannel.MOBILE_PUSH).address()).isEmpty();
    }

    @Test
    void whoAttachesADeviceAgainLosesNoOther() {
        for (int i = 1; i <= 64; i++) {
            optIns.attach(ada, Address.device("device-" + i));
            shop.pass(Duration.ofSeconds(1));
        }

        optIns.attach(ada, Address.device("device-64"));
        optIns.push(PushChannel.MOBILE_PUSH, Address.device("device-1"), PushEvent.Kind.OFF);

        assertThat(optIns.status(ada, PushChannel.MOBILE_PUSH).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.OptInTrial.OTHER_PHONE;
import static org.persona4j.OptInTrial.PHONE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Address;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;

/** Devices and who uses them. */
class DeviceOptInsTest {
    private static final Address DEVICE = Address.device("token-1");

    private final OptInTrial trial = new OptInTrial();
    private final OptIns optIns = trial.optIns;

    @Test
    void nobodyButItsUserSpeaksForADevice() {
        PersonaId id = trial.take("a", PHONE);
        optIns.attach(id, DEVICE);

        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);

        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).sendable()).isTrue();
        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).address()).contains(DEVICE);
        assertThat(optIns.status(id, PushChannel.BROWSER_PUSH).sendable()).isFalse();
    }

    @Test
    void aDeviceGoesWithWhoeverUsesItNow() {
        PersonaId one = trial.take("a", PHONE);
        PersonaId other = trial.take("b", OTHER_PHONE);
        optIns.attach(one, DEVICE);
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);

        optIns.attach(other, DEVICE);

        assertThat(optIns.status(one, PushChannel.MOBILE_PUSH).address()).isEmpty();
        assertThat(optIns.status(other, PushChannel.MOBILE_PUSH).sendable()).isTrue();
        optIns.detach(DEVICE);
        assertThat(optIns.status(other, PushChannel.MOBILE_PUSH).address()).isEmpty();
    }

    @Test
    void ofTooManyDevicesTheOldestLeaves() {
        PersonaId id = trial.take("a", PHONE);

        for (int i = 0; i <= 64; i++) {
            trial.clock().move(Duration.ofSeconds(1));
            optIns.attach(id, Address.device("token-" + i));
        }
        optIns.push(PushChannel.MOBILE_PUSH, Address.device("token-0"), PushEvent.Kind.OFF);

        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).status()).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).address()).contains(Address.device("token-64"));
    }

    @Test
    void onlyDevicesAndPassesAreAttached() {
        PersonaId id = trial.take("a", PHONE);

        assertThatThrownBy(() -> optIns.attach(id, OTHER_PHONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> optIns.attach(PersonaId.of("nobody"), DEVICE)).isInstanceOf(NotFoundException.class);
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** Words that race each other, and merges, end as one after the other would: none is lost. */
class OptInConcurrencyTest {
    private static final int ROUNDS = 150 * Integer.getInteger("persona.tries.factor", 1);

    private final Trial trial = new Trial(IdentityRules.standard());
    private final Personas one = trial.asMachine(OptInPolicy.standard(), "m1-");
    private final Personas other = trial.asMachine(OptInPolicy.standard(), "m2-");

    private static void together(Callable<?>... tasks) throws Exception {
        Together.run(tasks.length, thread -> tasks[thread].call());
    }

    private static Address phone(int number) {
        return Address.of(Address.Type.PHONE, "+1603" + (5_550_000 + number));
    }

    private static SourceRecord record(String id, Address... phones) {
        SourceRecord.Builder record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), id);
        for (Address phone : phones) {
            record.phone(phone.value());
        }
        return record.build();
    }

    private OptInStatus text(Address phone) {
        return one.optIns().status(MessageChannel.TEXT, phone).status();
    }

    @Test
    void stopAndYesAtTheSameMomentAreBothKeptAndStopHolds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Address phone = phone(round);
            one.optIns().report(MessageChannel.TEXT, phone, OptInReport.setting(true, true, true));

            together(
                    () -> one.optIns().reply(phone, "STOP"),
                    () -> other.optIns().reply(phone, "YES"));

            OptInHistory history = one.optIns().history(MessageChannel.TEXT, phone);
            assertThat(history.events()).hasSize(3);
            assertThat(text(phone)).isEqualTo(OptInStatus.OPTED_OUT);
        }
    }

    @Test
    void oneMessageDeliveredTwiceAtOnceCountsOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Address phone = phone(round);

            together(
                    () -> one.optIns().reply(phone, "STOP", "SM1", TestClock.START),
                    () -> other.optIns().reply(phone, "STOP", "SM1", TestClock.START));

            assertThat(one.optIns().history(MessageChannel.TEXT, phone).events())
                    .hasSize(1);
        }
    }

    @Test
    void whoSaysStopWhileTwoRecordsBecomeOneIsMessagedAtNeitherAddress() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            Address phone = phone(2 * round);
            Address second = phone(2 * round + 1);
            one.intake().take(record("a" + number, phone));
            one.optIns().report(MessageChannel.TEXT, second, OptInReport.setting(true, false, true));

            together(
                    () -> one.optIns().reply(phone, "STOP"),
                    () -> other.intake().take(record("b" + number, phone, second)));

            var persona = one.search().byPhone(second.value()).get(0);
            assertThat(one.optIns().status(persona.id(), MessageChannel.TEXT).sendable())
                    .isFalse();
        }
    }

    @Test
    void twoOptOutsOfOnePersonReachAllAddresses() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Address phone = phone(3 * round);
            Address second = phone(3 * round + 1);
            Address third = phone(3 * round + 2);
            one.intake().take(record("r" + round, phone, second, third));

            together(
                    () -> one.optIns().reply(phone, "STOP"),
                    () -> other.optIns().reply(second, "STOP"));

            assertThat(List.of(phone, second, third))
                    .allSatisfy(address -> assertThat(text(address)).isEqualTo(OptInStatus.OPTED_OUT));
            assertThat(one.optIns().history(MessageChannel.TEXT, third).events())
                    .hasSize(2);
        }
    }
}

package org.persona4j;

import java.time.Instant;
import java.util.List;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;

/** Calls about being messaged. */
final class ConsentCalls extends CallList {
    ConsentCalls() {
        reports();
        statuses();
    }

    private void reports() {
        Address email = Address.of(SmallTenant.EMAIL);
        Address phone = Address.of(SmallTenant.OTHER_PHONE);
        changes(
                "optIns.report(MessageChannel,Address,OptInReport)",
                "optIns.report",
                (p, t) -> p.optIns().report(MessageChannel.EMAIL, email, OptInReport.of(MessageEvent.Kind.SET_OUT)));
        changes(
                "optIns.reply(Address,String)",
                "optIns.report",
                (p, t) -> p.optIns().reply(phone, "STOP"));
        changes(
                "optIns.reply(Address,String,String,Instant)",
                "optIns.report",
                (p, t) -> p.optIns().reply(phone, "STOP", "m-1", TestClock.START));
        changesByCustomer(
                "optIns.push(PushChannel,Address,Kind)",
                "optIns.push",
                (p, t) -> p.optIns().push(PushChannel.MOBILE_PUSH, SmallTenant.DEVICE, PushEvent.Kind.OFF));
        changesByCustomer(
                "optIns.push(PushChannel,Address,Kind,String,Instant)",
                "optIns.push",
                (p, t) -> p.optIns()
                        .push(
                                PushChannel.MOBILE_PUSH,
                                SmallTenant.DEVICE,
                                PushEvent.Kind.OFF,
                                "push-1",
                                TestClock.START));
        changesByCustomer("optIns.attach(PersonaId,Address)", "optIns.attach", (p, t) -> {
            p.optIns().attach(t.own(), Address.pass("pass-1"));
            return "done";
        });
        changesByCustomer("optIns.detach(Address)", "optIns.detach", (p, t) -> {
            p.optIns().detach(SmallTenant.DEVICE);
            return "done";
        });
        OptInImport file = new OptInImport("file-2", true, false);
        OptInImport.Row row = new OptInImport.Row("1", MessageChannel.EMAIL, email, Consent.NOT_ASKED, false);
        looks("optIns.importRows(OptInImport,List)", (p, t) -> p.optIns().importRows(file, List.of(row)));
        looks("optIns.askImported(String,String,int)", (p, t) -> p.optIns().askImported("file-1", null, 10));
    }

    private void statuses() {
        Address email = Address.of(SmallTenant.EMAIL);
        MessageChannel channel = MessageChannel.EMAIL;
        Instant moment = TestClock.START;
        looks("optIns.status(Channel,Address)", (p, t) -> p.optIns().status(channel, email));
        looks("optIns.status(PersonaId,Channel)", (p, t) -> p.optIns().status(t.own(), channel));
        looks("optIns.asOf(Channel,Address,Instant)", (p, t) -> p.optIns().asOf(channel, email, moment));
        looks("optIns.asOf(PersonaId,Channel,Instant)", (p, t) -> p.optIns().asOf(t.own(), channel, moment));
        looks("optIns.history(Channel,Address)", (p, t) -> p.optIns().history(channel, email));
        looks("optIns.lookUp(String)", (p, t) -> p.optIns().lookUp(SmallTenant.EMAIL.value()));
    }
}

package org.persona4j.internal;

import static org.persona4j.internal.Examples.MONDAY;
import static org.persona4j.internal.Examples.PHONE;
import static org.persona4j.internal.Examples.TUESDAY;

import java.util.List;
import java.util.Map;
import org.persona4j.access.Actor;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.CopiedOptOut;
import org.persona4j.optin.Delivery;
import org.persona4j.optin.DerivedKind;
import org.persona4j.optin.Erasure;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInState;
import org.persona4j.optin.OptOutScope;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.optin.Reply;
import org.persona4j.optin.ReplyParser;

/** The examples of what is said of opt-ins, and of the records that keep it. */
final class OptInExamples {
    private OptInExamples() {}

    static void putInto(Map<String, Object> all) {
        MessageEvent.Builder form = MessageEvent.builder(OptInPolicy.standard())
                .id("e1")
                .kind(MessageEvent.Kind.SIGNED_FORM)
                .actor(Actor.system("forms"))
                .occurredAt(MONDAY)
                .receivedAt(TUESDAY)
                .evidence(Evidence.builder()
                        .how("form with signature")
                        .source("shop.example/join")
                        .formName("spring")
                        .wording("Yes, text me\n\"deals\"")
                        .proof("signed: Robert Allén")
                        .build());
        MessageEvent stop = stop("e2");
        OptInHistory text = OptInHistory.none(MessageChannel.TEXT).append(form.build());
        all.put("optin-history", text.append(stop));
        all.put(
                "optin-history-copied",
                OptInHistory.none(MessageChannel.VOICE)
                        .append(CopiedOptOut.of(DerivedKind.SAME_NUMBER, stop, MessageChannel.TEXT, "hash")));
        all.put(
                "optin-history-push",
                OptInHistory.none(PushChannel.BROWSER_PUSH)
                        .append(PushEvent.of("e1", PushEvent.Kind.ON, MONDAY, TUESDAY))
                        .append(PushEvent.of("e2", PushEvent.Kind.INVALID_TOKEN, TUESDAY)));
        OptInState erased = new OptInState(Consent.OPTED_OUT, null, 2, Delivery.HARD_BOUNCE);
        all.put("optin-history-erased", OptInHistory.of(MessageChannel.EMAIL, List.of(new Erasure(TUESDAY, erased))));
        all.put(
                "optin-state",
                new OptInState(
                        Consent.NOT_ASKED,
                        new OptInState.Request(OptInState.Requester.BUSINESS, MONDAY, TUESDAY),
                        1,
                        Delivery.OK));
        all.put(
                "optin-policy",
                OptInPolicy.builder()
                        .optOutScope(OptOutScope.ADDRESS)
                        .replies(ReplyParser.of(Map.of(Reply.YES, List.of("Ja"))))
                        .build());
        all.put("optin-address", Address.of(PHONE));
        records(all);
    }

    private static void records(Map<String, Object> all) {
        OptInRecord said = OptInRecord.of(MessageChannel.TEXT)
                .at(Address.of(PHONE))
                .withImport("file-1")
                .with(stop("e1"));
        all.put("record-optin", said);
        all.put("record-optin-page", said.page());
        all.put(
                "record-optin-erased",
                said.onNewPage()
                        .reducedTo(
                                new Erasure(TUESDAY, new OptInState(Consent.OPTED_OUT, null, 0, Delivery.OK)), "e1"));
        all.put("record-imported", new ImportedRecord(MessageChannel.TEXT, Address.of(PHONE)));
        all.put("record-reach", ReachRecord.NONE.with(Address.device("token"), MONDAY));
    }

    private static MessageEvent stop(String id) {
        return MessageEvent.builder(OptInPolicy.standard())
                .id(id)
                .kind(MessageEvent.Kind.STOP)
                .actor(Actor.system("gateway"))
                .receivedAt(TUESDAY)
                .build();
    }
}

package org.persona4j;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.internal.AddressErasures;
import org.persona4j.internal.RecordKind;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.store.Content;

/** A tenant in which much is said of an address whose customer is erased, in words that can be told from all others. Not thread-safe. */
final class ErasedAddressTrial {
    static final Identifier NUMBER = Identifier.of(IdentifierType.PHONE, "+12125557391");
    static final Address PHONE = Address.of(NUMBER);
    private static final Traces TRACES = Traces.of(List.of(
            "2125557391", "quuxington", "諸葛亮孔明", "Щербакова", "I am \"Xanthippe\"", "vvkkqq", "file-of-monday"));
    static final Evidence EVIDENCE = Evidence.builder()
            .how("quuxington")
            .formName("諸葛亮孔明")
            .wording("I am \"Xanthippe\"")
            .proof("Щербакова")
            .source("file-of-monday")
            .build();
    static final String ERASURE = "erasure-1";

    private final Trial trial =
            new Trial(IdentityRules.builder().sizeCap(4).nameLimit(2).build(), 2);
    final OptIns optIns = trial.asMachine(OptInPolicy.standard(), "m").optIns();
    final AddressErasures erasures = erasures("e", 1);

    /** What erases addresses, with so many hash keys, and ids of its own. */
    AddressErasures erasures(String ids, int keys) {
        return new AddressErasures(
                trial.store(),
                Trial.TENANT,
                IntStream.rangeClosed(1, keys).mapToObj(Trial::key).toList(),
                trial.facts().rules(),
                new TestIds(ids),
                trial.clock());
    }

    TestClock clock() {
        return trial.clock();
    }

    /** A minute later. */
    Instant later() {
        trial.clock().move(Duration.ofMinutes(1));
        return trial.clock().instant();
    }

    /** What the machine of the provider reports. */
    OptInAnswer say(MessageEvent.Kind kind) {
        return optIns.report(
                MessageChannel.TEXT,
                PHONE,
                OptInReport.of(kind).withEvidence(EVIDENCE).at(later()));
    }

    OptInAnswer staffSays(MessageEvent.Kind kind) {
        later();
        return staff().optIns()
                .report(MessageChannel.TEXT, PHONE, OptInReport.of(kind).withEvidence(EVIDENCE));
    }

    void importRow(String file, Consent status) {
        later();
        staff().optIns()
                .importRows(
                        new OptInImport(file, status == Consent.OPTED_IN, false),
                        List.of(new OptInImport.Row("1", MessageChannel.TEXT, PHONE, status, false)));
    }

    /** Says whatever can be said, often enough for pages, and imports it often enough for more than a commit. */
    void liveLong() {
        for (MessageEvent.Kind kind : MessageEvent.Kind.values()) {
            say(kind);
            optIns.report(MessageChannel.VOICE, PHONE, OptInReport.of(kind).withEvidence(EVIDENCE));
        }
        for (int i = 0; i < 100; i++) {
            importRow("file-of-monday-" + i, Consent.NOT_ASKED);
        }
        for (int i = 0; i < 10; i++) {
            optIns.reply(PHONE, "quuxington ".repeat(Evidence.MAX_TEXT_LENGTH / 11));
        }
    }

    /** The address is erased, and kept out from now on. */
    void eraseAndSuppress() {
        Instant at = later();
        erasures.suppress(NUMBER, ERASURE, at, false);
        erasures.erase(PHONE, ERASURE, at);
    }

    /** All that is stored. */
    Map<RecordKind, Map<String, Content>> contents() {
        Map<RecordKind, Map<String, Content>> all = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : RecordKind.values()) {
            all.put(kind, stored(kind));
        }
        return all;
    }

    /** Where words of the customer are left. */
    List<String> found() {
        return TRACES.in(store(), Trial.TENANT);
    }

    /** Where all of it is stored. */
    WatchedStore store() {
        return trial.store();
    }

    Map<String, Content> stored(RecordKind kind) {
        return store().contents(Trial.TENANT, kind);
    }

    /** The staff of the tenant. */
    Personas staff() {
        return trial.personas();
    }

    /** An engine beside the first one, which knows so many hash keys. */
    Personas anotherEngine(String ids, int keys) {
        return trial.anotherEngine(ids, keys);
    }

    OptInStatus status(Channel channel) {
        return optIns.status(channel, PHONE).status();
    }
}

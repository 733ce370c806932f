package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.ContentionException;
import org.persona4j.error.ImportConflictException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectedRow;
import org.persona4j.internal.RecordKind;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInReport;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.store.tck.fault.StoreCall;

/**
 * A tenant into which files are imported, with customers of every kind in it beforehand, over a store that can fail. Commits are
 * small, so that a short file takes many. Not thread-safe.
 */
final class ImportTrial {
    static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);
    static final Source TILL = Source.integration("till");
    /** What rows and the customers before them carry. */
    static final List<String> PHONES = List.of(
            "603-555-1201", "603-555-1202", "603-555-1203", "603-555-1204", "603-555-1205", "603-555-1206", "12");

    static final List<String> EMAILS =
            List.of("a@mail.net", "b@mail.net", "c@mail.net", "d@mail.net", "e@mail.net", "f@mail.net", "no mail");
    static final String BLOCKED = PHONES.get(5);
    static final String PHONE = PHONES.get(0);
    static final ImportRequest SPRING = ImportRequest.of("spring");

    private static final IdentityRules RULES =
            IdentityRules.builder().sizeCap(6).build();
    private static final Pattern IDS = Pattern.compile("n[0-9]{10}");

    final TestClock clock = new TestClock();
    final WatchedStore store;
    final FaultInjectingStore faults;
    private final IdentityRules rules;
    private int keys = 1;
    private final AtomicLong ids = new AtomicLong();

    /** How often a run was broken off. */
    int brokenOff;

    private ImportTrial(IdentityRules rules) {
        this.rules = rules;
        this.store = WatchedStore.small(rules);
        this.faults = new FaultInjectingStore(store, Faults.none());
    }

    /** A tenant that nobody wrote to, in which no persona of a short file is too large. */
    static ImportTrial empty() {
        return new ImportTrial(IdentityRules.standard());
    }

    /** A tenant that nobody wrote to, with small commits. */
    static ImportTrial small() {
        return new ImportTrial(RULES);
    }

    /** A tenant with customers who are known, out, archived, blocked and erased. */
    static ImportTrial populated() {
        ImportTrial trial = new ImportTrial(RULES);
        Personas owner = trial.owner();
        take(owner, record(TILL, "t1").phone(PHONES.get(0)).email(EMAILS.get(0)).fullName("Ann Lee"));
        take(owner, record(FILE, "k1").phone(PHONES.get(1)).fullName("Bob Moe"));
        take(owner, record(FILE, "k2").email(EMAILS.get(1)));
        PersonaId archived = take(owner, record(FILE, "k3").phone(PHONES.get(3)).email(EMAILS.get(3)));
        owner.archive().put(archived, ArchiveReason.MANUAL, "moved");
        take(owner, record(TILL, "t2").phone(PHONES.get(4)).fullName("Eve Poe"));
        owner.privacy().erase(ErasureRequest.by(identifier(PHONES.get(4))), "asked to");
        trial.blocks();
        take(owner, record(TILL, "t3").phone(BLOCKED));
        owner.optIns()
                .report(MessageChannel.TEXT, Address.of(identifier(PHONES.get(1))), OptInReport.revocation("no more"));
        trial.clock.move(Duration.ofSeconds(1));
        return trial;
    }

    /** Puts a number on the blocklist. */
    void blocks() {
        owner().privacy().block(identifier(BLOCKED), "asked to");
    }

    static Identifier identifier(String phone) {
        return Identifier.of(IdentifierType.PHONE, "+1" + phone.replace("-", ""));
    }

    static SourceRecord.Builder record(Source source, String id) {
        return SourceRecord.builder(source, id);
    }

    /** A record of a file. */
    static SourceRecord.Builder customer(String id) {
        return record(FILE, id);
    }

    static ImportRow row(String id, SourceRecord.Builder record) {
        return ImportRow.builder(id, record.build()).build();
    }

    /** A file of so many customers who have nothing in common. */
    static List<ImportRow> customers(int count) {
        List<ImportRow> rows = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            rows.add(row(Integer.toString(number), customer("c" + number).email("c" + number + "@mail.net")));
        }
        return rows;
    }

    static PersonaId take(Personas personas, SourceRecord.Builder record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record.build())).persona();
    }

    /** An owner at an engine of their own. All engines draw ids that grow, so that two runs differ in ids but not in their order. */
    Personas owner() {
        return as(Trial.STAFF);
    }

    /** Replaces the hash key: from now on engines have two, and records are still to move. */
    void rotates() {
        keys = 2;
        owner().keys().rotateTo(2);
    }

    Personas as(Actor actor) {
        return PersonaEngine.builder(faults)
                .keyring(Trial.ring(keys))
                .identityRules(rules)
                .clock(clock)
                .ids(() -> String.format("n%010d", ids.incrementAndGet()))
                .build()
                .tenant(Trial.TENANT)
                .as(actor);
    }

    ImportReport run(ImportRequest request, List<ImportRow> rows) {
        return owner().imports().run(request, rows);
    }

    /** Runs an import that is refused, and answers why. */
    ImportConflictException.Reason refused(ImportRequest request, List<ImportRow> rows) {
        return catchThrowableOfType(ImportConflictException.class, () -> run(request, rows))
                .reason();
    }

    /** Runs an import that dies at a commit. */
    void diesAt(long commit, ImportRequest request, List<ImportRow> rows) {
        faults.inject(Faults.none().at(StoreCall.COMMIT, commit, Fault.CRASH_AFTER));
        assertThatThrownBy(() -> run(request, rows)).isInstanceOf(SimulatedCrash.class);
        faults.recover();
        faults.inject(Faults.none());
    }

    /** Who a record of a file belongs to. */
    PersonaId persona(String id) {
        return owner().search().bySource(FILE, id).orElseThrow().id();
    }

    /** Runs an import again and again, each time by another engine, every other time reading ahead, until it comes to its end. */
    ImportReport runDespiteFaults(ImportRequest request, List<ImportRow> rows, List<RejectedRow> rejected) {
        while (true) {
            try {
                rejected.clear();
                ImportOptions options = ImportOptions.none().withRejected(rejected::add);
                return owner().imports()
                        .run(request, rows, brokenOff % 2 == 0 ? options : options.withExecutor(Runnable::run));
            } catch (SimulatedCrash crash) {
                faults.recover();
                brokenOff++;
            } catch (PersonaStoreException | ContentionException failed) {
                brokenOff++;
            } catch (ImportConflictException overtaken) {
                assertThat(overtaken.reason())
                        .as("by a commit of a run that died")
                        .isEqualTo(ImportConflictException.Reason.OVERTAKEN);
                brokenOff++;
            }
        }
    }

    /** All that is stored, where every id that an engine drew is told by whose it is, or by nothing. */
    Map<String, List<String>> contents() {
        Map<String, String> names = new TreeMap<>();
        store.all(Trial.TENANT, RecordKind.PROFILE.storedName(), Profile.class)
                .forEach((id, profile) -> names.put(id, "<" + profile.key() + ">"));
        names.replaceAll((id, name) -> IDS.matcher(name).find() ? "<" + describe(id) + ">" : name);
        Map<String, List<String>> all = new TreeMap<>();
        for (RecordKind kind : RecordKind.values()) {
            List<String> records = new ArrayList<>();
            store.contents(Trial.TENANT, kind)
                    .forEach((id, content) ->
                            records.add(named(id + " " + new String(content.bytes(), StandardCharsets.UTF_8), names)));
            records.sort(String::compareTo);
            all.put(kind.storedName(), records);
        }
        return all;
    }

    /** Of a profile without a record id: what it says, which tells it from others. */
    private String describe(String profile) {
        Profile one = Objects.requireNonNull(store.all(Trial.TENANT, RecordKind.PROFILE.storedName(), Profile.class)
                .get(profile));
        return one.identifierClaims().stream()
                .map(claim -> claim.identifier().value() + claim.first())
                .toList()
                .toString();
    }

    private static String named(String text, Map<String, String> names) {
        Matcher matcher = IDS.matcher(text);
        StringBuilder named = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(named, Matcher.quoteReplacement(names.getOrDefault(matcher.group(), "*")));
        }
        return matcher.appendTail(named).toString();
    }
}

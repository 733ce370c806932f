package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.internal.AddressErasures;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;

/** Whatever is said before and after an erasure, and said again: nothing comes back but by the customer. */
class OptInErasureHistoriesProperties {
    private static final List<Identifier> NUMBERS = List.of(
            Identifier.of(IdentifierType.PHONE, "+12125557391"), Identifier.of(IdentifierType.PHONE, "+12125557392"));
    private static final List<String> WORDS = List.of("quuxington", "zyxwabc");
    private static final Set<MessageEvent.Kind> OWN = Set.of(
            MessageEvent.Kind.STOP,
            MessageEvent.Kind.UNSUBSCRIBE,
            MessageEvent.Kind.REVOKE,
            MessageEvent.Kind.FORM,
            MessageEvent.Kind.SIGNED_FORM,
            MessageEvent.Kind.OWN_PAGE,
            MessageEvent.Kind.WALLET_APP,
            MessageEvent.Kind.START,
            MessageEvent.Kind.YES);

    /** Something that happens to one of the addresses. */
    sealed interface Step {}

    /** Something is said, just now or a while ago. */
    record Said(int address, MessageEvent.Kind kind, boolean byMachine, int secondsAgo) implements Step {}

    /** A file has the address. */
    record Imported(int address, int file, Consent status) implements Step {}

    /** All that was said is said again. */
    record Again() implements Step {}

    /** The customer is erased. */
    record Erased(int address) implements Step {}

    /** What was said where, by whom. */
    private record Report(int address, boolean byMachine, OptInReport report) {}

    private final Trial trial = new Trial(IdentityRules.standard());
    private final OptIns machine = trial.asMachine(OptInPolicy.standard(), "m").optIns();
    private final OptIns staff = trial.personas().optIns();
    private final AddressErasures erasures = new AddressErasures(
            trial.store(), Trial.TENANT, List.of(Trial.KEY), trial.facts().rules(), new TestIds("e"), trial.clock());
    private final Map<String, Report> reports = new LinkedHashMap<>();
    private final Map<Integer, Instant> erasedAt = new HashMap<>();
    private final Map<Integer, Instant> lastOwn = new HashMap<>();

    private void live(Step step) {
        trial.clock().move(Duration.ofSeconds(1));
        if (step instanceof Said said) {
            say(said);
        } else if (step instanceof Imported imported) {
            staff.importRows(
                    new OptInImport("file-" + imported.file(), false, false),
                    List.of(new OptInImport.Row(
                            imported.status().name(),
                            MessageChannel.TEXT,
                            Address.of(NUMBERS.get(imported.address())),
                            imported.status(),
                            false)));
        } else if (step instanceof Again) {
            reports.values().forEach(this::report);
        } else if (step instanceof Erased erased) {
            erase(erased.address());
        }
        whoIsSilentSinceTheirErasureIsNowhere();
    }

    private void say(Said said) {
        Instant at = trial.clock().instant().minusSeconds(said.secondsAgo());
        Evidence evidence = Evidence.builder()
                .formName(WORDS.get(said.address()))
                .proof(WORDS.get(said.address()))
                .build();
        String id = "e" + reports.size();
        Report report = new Report(
                said.address(),
                said.byMachine(),
                OptInReport.of(said.kind()).withId(id).at(at).withEvidence(evidence));
        reports.put(id, report);
        if (said.byMachine() && OWN.contains(said.kind())) {
            lastOwn.merge(said.address(), at, (one, other) -> one.isAfter(other) ? one : other);
        }
        report(report);
    }

    private void report(Report report) {
        (report.byMachine() ? machine : staff)
                .report(MessageChannel.TEXT, Address.of(NUMBERS.get(report.address())), report.report());
    }

    private void erase(int address) {
        Instant at = trial.clock().instant();
        String id = "erasure-" + at;
        OptInHistory other = machine.history(MessageChannel.TEXT, Address.of(NUMBERS.get(1 - address)));
        erasures.suppress(NUMBERS.get(address), id, at, false);
        erasures.erase(Address.of(NUMBERS.get(address)), id, at);
        erasedAt.put(address, at);
        assertThat(machine.history(MessageChannel.TEXT, Address.of(NUMBERS.get(1 - address))))
                .isEqualTo(other);
    }

    private void whoIsSilentSinceTheirErasureIsNowhere() {
        erasedAt.forEach((address, at) -> {
            @Nullable Instant own = lastOwn.get(address);
            if (own == null || !own.isAfter(at)) {
                Traces traces = Traces.of(List.of(NUMBERS.get(address).value().substring(1), WORDS.get(address)));
                assertThat(traces.in(trial.store(), Trial.TENANT)).isEmpty();
                assertThat(machine.status(MessageChannel.TEXT, Address.of(NUMBERS.get(address)))
                                .state()
                                .consent())
                        .isEqualTo(Consent.OPTED_OUT);
            }
        });
    }

    @Property(tries = 300)
    void nothingComesBackAfterAnErasureButByTheCustomer(@ForAll("steps") List<Step> steps) {
        OptInErasureHistoriesProperties trial = new OptInErasureHistoriesProperties();

        steps.forEach(trial::live);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> address = Arbitraries.of(0, 0, 0, 1);
        Arbitrary<Step> said = Combinators.combine(
                        address,
                        Arbitraries.of(MessageEvent.Kind.class),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(0, 0, 2, 5, 100_000))
                .as(Said::new);
        Arbitrary<Step> imported = Combinators.combine(
                        address, Arbitraries.integers().between(0, 2), Arbitraries.of(Consent.class))
                .as(Imported::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(10, said),
                        Tuple.of(4, imported),
                        Tuple.of(2, Arbitraries.create(Again::new)),
                        Tuple.of(3, address.map(Erased::new)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(14);
    }
}

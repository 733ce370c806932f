package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.persona4j.Recognizable.EMAIL;
import static org.persona4j.Recognizable.PHONE;
import static org.persona4j.Recognizable.SOURCE;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.internal.RecordKind;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.Purchase;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.ReturnedLine;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.recommend.ProductModel;
import org.persona4j.search.Query;
import org.persona4j.store.Content;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineCursor;

/**
 * A customer whose data would be recognized anywhere, and all that is said to whoever does with her what can be done with a customer:
 * what is answered, and what failures say. Each call is known to be answered or to fail. Not thread-safe.
 */
final class ToldCustomer {
    private final Trial trial = new Trial(IdentityRules.builder()
            .from(IdentityRules.guarded())
            .sizeCap(4)
            .nameLimit(1)
            .build());
    private final Personas personas = trial.personas();
    private final List<Object> said = new ArrayList<>();

    private static SourceRecord.Builder planted(String id) {
        return Recognizable.record(id)
                .firstName("Xanthippe")
                .lastName("Quuxington")
                .favoriteStore("s1")
                .trait("color", "chartreusey");
    }

    /** Makes a call that is answered, and takes down the answer. */
    private <T> T call(Supplier<T> call) {
        T answer = call.get();
        said.add(answer);
        return answer;
    }

    /** Makes a call that fails, and takes down what the failure and its causes say: they too may not show the customer. */
    private void refused(Supplier<?> call) {
        Throwable failure = catchThrowable(call::get);

        assertThat(failure).as("what a refused call throws").isInstanceOf(RuntimeException.class);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            said.add(String.valueOf(cause.getMessage()));
        }
    }

    private void changes(PersonaId one, PersonaId two) {
        List<MergeCommand> commands = List.of(
                new MergeCommand.Link(one, two),
                new MergeCommand.Separate(ProfileId.of(one.value())),
                new MergeCommand.Correct(ProfileId.of(one.value()), List.of(PHONE), List.of()),
                new MergeCommand.WithdrawCorrection(ProfileId.of(one.value()), PHONE),
                new MergeCommand.Declare(EMAIL, true),
                new MergeCommand.WithdrawDeclaration(EMAIL),
                new MergeCommand.Declare(PHONE, false));
        for (MergeCommand command : commands) {
            said.add(command);
            call(() -> personas.merges().plan(command));
            MergeOutcome outcome = call(() -> personas.merges().carryOut(command, "told so"));
            reads(one);
            if (outcome instanceof MergeOutcome.Done done && done.decision().isPresent()) {
                call(() -> personas.merges().decision(done.decision().get()));
                call(() -> personas.merges().withdraw(done.decision().get(), "mistaken"));
            }
        }
        call(() -> {
            personas.traits().add(one, Map.of("color", TraitValue.of("chartreusey")));
            personas.overrides().set(one, "first_name", TraitValue.of("Xanthippe"));
            return "done";
        });
    }

    private void reads(PersonaId id) {
        call(() -> personas.merges().decisions(ProfileId.of(id.value())));
        call(() -> personas.overrides().read(id));
        looks(id);
    }

    /** Reads what is answered also of who is in the archive. */
    private void looks(PersonaId id) {
        call(() -> personas.search().byId(id));
        call(() -> personas.search().bySource(SOURCE, "rec-4711-x"));
        call(() -> personas.search().byPhone(PHONE.value()));
        call(() -> personas.search().byEmail(EMAIL.value()));
        call(() -> personas.search().merged(EMAIL.value()));
        call(() -> personas.search().find("Xanthippe Quellenhorst", null, 10));
        call(() -> personas.search().export(Query.everybody(), null, 10).personas());
        call(() -> personas.privacy().diagnose(PHONE.value()));
        call(() -> personas.privacy().diagnose(EMAIL.value()));
        call(() -> personas.privacy().diagnose("zyxwabc@@qqmail"));
        call(() -> personas.privacy().diagnose("notaphone99 chartreusey"));
        call(() -> personas.privacy().diagnose("gov77zz88"));
        call(() -> personas.privacy().diagnose(SOURCE, "rec-4711-x"));
        call(() -> personas.merges().history(id));
        call(() -> personas.merges().quarantine());
        call(() -> personas.merges().shared());
        call(() -> personas.audit().byPersona(id, null, 10));
        call(() -> personas.audit().between(TestClock.START, TestClock.START.plusSeconds(1), null, 10));
        call(() -> personas.normalize(IdentifierType.PHONE, PHONE.value()));
        call(() -> personas.normalize(IdentifierType.EMAIL, "zyxwabc@@qqmail"));
    }

    private void archive(PersonaId id, IntakeOutcome outcome) {
        said.add(outcome);
        call(() -> personas.archive().put(id, ArchiveReason.DUPLICATE, "there twice"));
        call(() -> personas.archive().list(null, 10));
        call(() -> personas.intake().plan(planted("rec-4711-x4").build()));
        call(() -> personas.intake().take(planted("rec-4711-x4").build()));
        refused(() -> personas.merges().decisions(ProfileId.of(id.value())));
        refused(() -> personas.overrides().read(id));
        looks(id);
        call(() -> personas.archive().restore(id, "back again"));
    }

    private void words(PersonaId id) {
        Address phone = Address.of(PHONE);
        Evidence evidence = Evidence.builder()
                .how("chartreusey")
                .formName("quuxington")
                .wording("I am Xanthippe")
                .proof("zyxwabc")
                .build();
        OptIns optIns = personas.optIns();
        for (MessageEvent.Kind kind : MessageEvent.Kind.values()) {
            OptInReport report = OptInReport.of(kind).withEvidence(evidence);
            said.add(report);
            call(() -> optIns.report(MessageChannel.TEXT, phone, report));
        }
        call(() -> optIns.reply(phone, "Xanthippe says stop"));
        refused(() -> optIns.report(MessageChannel.EMAIL, phone, OptInReport.revocation("Quuxington")));
        refused(() -> optIns.report(MessageChannel.TEXT, phone, OptInReport.of(MessageEvent.Kind.SIGNED_FORM)));
        call(() -> optIns.reply(phone, "STOP", "m1", TestClock.START));
        refused(() -> optIns.reply(phone, "START", "m1", TestClock.START));
        refused(() -> {
            optIns.attach(id, Address.device("zyxwabc"));
            return "attached by one of the staff";
        });
        OptIns machine = trial.asMachine(OptInPolicy.standard(), "m").optIns();
        call(() -> {
            machine.attach(id, Address.device("zyxwabc"));
            return machine.push(PushChannel.MOBILE_PUSH, Address.device("zyxwabc"), PushEvent.Kind.ON);
        });
        refused(() -> {
            machine.attach(id, phone);
            return "attached, though it is no device";
        });
        OptInImport.Row row = new OptInImport.Row("1", MessageChannel.TEXT, phone, Consent.OPTED_IN, true);
        said.add(row);
        call(() -> optIns.importRows(OptInImport.of("import"), List.of(row)));
        call(() -> optIns.askImported("import", null, 10));
        imports();
        call(() -> optIns.status(MessageChannel.TEXT, phone));
        call(() -> optIns.history(MessageChannel.TEXT, phone));
        call(() -> optIns.status(id, MessageChannel.TEXT));
        call(() -> optIns.status(id, PushChannel.MOBILE_PUSH));
        call(() -> optIns.lookUp(PHONE.value()));
    }

    private void imports() {
        SourceRecord planted = planted("rec-4711-x5")
                .source(Source.of(Source.Kind.FILE_IMPORT))
                .build();
        RowConsent consent =
                RowConsent.builder(planted).optIn(MessageChannel.TEXT).build();
        ImportRow row = ImportRow.builder("1", planted)
                .consent(consent)
                .openingPoints(Points.of(5))
                .build();
        ImportRow elsewhere =
                ImportRow.builder("2", planted("rec-4711-x6").build()).build();
        ImportRequest request =
                ImportRequest.builder("import-2").doubleOptIn(true).build();
        ImportOptions options = ImportOptions.none().withMessages(said::add).withRejected(said::add);
        said.addAll(List.of(row, consent, request, options));
        call(() -> personas.imports().dryRun(request, List.of(row), options));
        call(() -> personas.imports().run(request, List.of(row), options));
        refused(() -> personas.imports().run(request, List.of(row, row), options));
        refused(() -> personas.imports().run(request, List.of(), options));
        call(() -> personas.imports().run(ImportRequest.of("import-3"), List.of(row, elsewhere), options));
        refused(() -> personas.imports().run(ImportRequest.of("import-4"), List.of(row, row), options));
        call(() -> personas.imports().find("import-2"));
        call(() -> personas.imports().list(null, 10));
    }

    private void bought(PersonaId id) {
        Orders orders = personas.orders();
        Wallets wallets = personas.wallets();
        Order order = Order.builder()
                .id("receipt of rec-4711-x")
                .placedAt(TestClock.START)
                .storeId("north")
                .line(line -> line.productId("sku-1")
                        .name("chartreusey soap")
                        .brand("Quuxington & Co")
                        .category("zyxwabc")
                        .amount(Money.of(40)))
                .build();
        OrderRefund refund = OrderRefund.ofLines(
                "refund of rec-4711-x",
                order.id(),
                TestClock.START,
                List.of(new ReturnedLine(1, Quantity.parse("0.5"))));
        said.addAll(List.of(order, refund, CustomerRef.of(SOURCE, "rec-4711-x")));
        call(() -> wallets.join(id));
        call(() -> orders.recordAll(List.of(
                new Purchase(CustomerRef.of(id), order), new Purchase(CustomerRef.of(SOURCE, "rec-4711-x"), order))));
        call(() -> orders.record(CustomerRef.of(SOURCE, "rec-4711-none"), order));
        call(() -> orders.refund(refund));
        call(() -> orders.refund(OrderRefund.whole("of Xanthippe", "receipt of Xanthippe", TestClock.START)));
        call(() -> orders.byReceipt(order.id()));
        call(() -> orders.of(id, null, 10));
        call(() -> wallets.credit(id, EntryKind.BOOST, Points.of(9), "boost-1", "birthday of Xanthippe"));
        call(() -> wallets.adjust(id, Points.of(-1), "adjustment-1", "Quuxington asked for it"));
        call(() -> wallets.redeem(id, Points.of(5), "redemption-1", "for Xanthippe, order of rec-4711-x"));
        refused(() -> wallets.redeem(id, Points.of(6), "redemption-1", "for Xanthippe"));
        call(() -> wallets.redeem(id, Points.of(600), "redemption-2", "for Xanthippe"));
        call(() -> wallets.refund(id, "redemption-1", Points.of(2), "refund-1", "not to her taste: chartreusey"));
        refused(() -> wallets.refund(id, "redemption of Xanthippe", Points.of(2), "refund-2", null));
        call(() -> wallets.of(id));
        call(() -> wallets.timeline(id, null, 10));
        call(() -> wallets.explain(id));
        call(() -> wallets.balanceAt(id, TestClock.START));
        call(() -> wallets.adjustments(TestClock.START, TestClock.START.plusSeconds(1), null, 10));
        call(() -> personas.recommendations().train());
        call(() -> personas.recommendations()
                .recommend(id, ProductModel.builder().add(List.of("sku-1")).build(), 10));
        call(() -> personas.search().byId(id).orElseThrow().favoriteStore());
        call(() -> wallets.leave(id));
    }

    /** What is wrong with an order or a call about points, told without the words that are wrong. */
    private void wrongOrders(PersonaId id) {
        Wallets wallets = personas.wallets();
        refused(() -> Order.builder()
                .id("Xanthippe\u0000")
                .placedAt(TestClock.START)
                .line(line ->
                        line.productId("sku-1").name("Quuxington".repeat(40)).amount(Money.of(1)))
                .build());
        refused(() -> Order.builder()
                .id("Xanthippe\u0000")
                .placedAt(TestClock.START)
                .line(line -> line.productId("sku-1").amount(Money.of(1)))
                .build());
        refused(() -> Order.builder()
                .id("o")
                .placedAt(TestClock.START)
                .line(line -> line.productId("Quuxington".repeat(40)).amount(Money.of(1)))
                .build());
        refused(() -> Money.parse("Xanthippe"));
        refused(() -> Quantity.parse("Xanthippe"));
        refused(() -> Points.parse("Xanthippe"));
        refused(() -> TimelineCursor.parse("Xanthippe"));
        refused(() -> wallets.redeem(id, Points.of(1), "order:Xanthippe", null));
        refused(() -> wallets.redeem(id, Points.of(1), "Xanthippe\n", null));
        refused(() -> wallets.redeem(id, Points.of(1), "r-9", "Quuxington".repeat(40)));
        refused(() -> wallets.timeline(PersonaId.of("nobody"), null, 10));
    }

    private void errors() {
        refused(() -> personas.search().byId(PersonaId.of("zyxwabc@qqmail.net")));
        refused(() -> Identifier.of(IdentifierType.PHONE, "212 5557391"));
        refused(() -> personas.withOperationId("").merges());
        refused(() -> personas.merges().declareShared(EMAIL, ""));
        refused(() -> new MergeCommand.Correct(ProfileId.of("p"), List.of(EMAIL), List.of(EMAIL)));
        call(() -> personas.intake()
                .take(SourceRecord.builder(SOURCE).addPhones("notaphone99").build()));
        call(() -> personas.intake()
                .take(planted("rec-4711-x").lastName("Quuxington".repeat(200)).build()));
        long first = trial.store().commits() + 1;
        trial.store().beforeCommit((number, commit) -> {
            if (number == first) {
                throw new UnknownOutcomeException("made up", null);
            }
            throw new StoreUnavailableException("made up", null);
        });
        refused(() -> personas.intake().take(planted("rec-4711-x3").build()));
        trial.store().beforeCommit((number, commit) -> {});
    }

    /** All that was answered or thrown, and the values it was asked with. */
    List<Object> said() {
        return said;
    }

    /** What is stored by now. */
    Map<String, Content> stored(RecordKind kind) {
        return trial.store().contents(Trial.TENANT, kind);
    }

    /** Lives through it, and answers what was logged meanwhile. */
    String live() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            SourceRecord record = planted("rec-4711-x").build();
            said.add(record);
            said.add(personas.intake().prepare(record));
            call(() -> personas.intake().plan(record));
            IntakeOutcome first = call(() -> personas.intake().take(record));
            IntakeOutcome second = call(() -> personas.intake()
                    .take(planted("rec-4711-x2")
                            .firstName("Bob")
                            .lastName("Zzlee")
                            .build()));
            call(() -> personas.intake()
                    .take(SourceRecord.builder(SOURCE, "rec-4711-x")
                            .addCleared(IdentifierType.EMAIL)
                            .build()));
            changes(id(first), id(second));
            words(id(first));
            bought(id(first));
            wrongOrders(id(first));
            errors();
            reads(id(first));
            archive(id(first), new IntakeOutcome.Archived(List.of(IdentifierType.PHONE)));
            forget(ErasureRequest.by(PHONE, EMAIL));
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private void forget(ErasureRequest request) {
        said.add(request);
        call(() -> {
            personas.privacy().block(EMAIL, "asked to");
            return "blocked";
        });
        call(() -> personas.privacy().plan(request));
        call(() -> personas.privacy().erase(request, "letter 1"));
        call(() -> personas.privacy().resume());
        call(() -> personas.intake().take(planted("rec-4711-x").build()));
        call(() -> personas.intake().take(planted("rec-4711-x9").build()));
        call(() -> personas.search().byIdentifier(PHONE));
    }

    private static PersonaId id(IntakeOutcome outcome) {
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }
}

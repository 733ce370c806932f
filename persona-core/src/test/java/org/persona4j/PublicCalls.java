package org.persona4j;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.Purchase;
import org.persona4j.merge.MergeCommand;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.ProductModel;
import org.persona4j.search.Criterion;
import org.persona4j.search.Query;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * Every public call of every group, made on a {@link SmallTenant}, once or, if what it needs follows from its arguments, several
 * times. That none is missing is what {@link #declared()} is for.
 */
final class PublicCalls {
    private static final TraitValue BLUE = TraitValue.of("blue");

    private final List<Call> calls = new ArrayList<>();

    private PublicCalls() {
        intake();
        search();
        decisions();
        reviews();
        edits();
        reports();
        imports();
        statuses();
        archive();
        orders();
        points();
        wallets();
        recommendations();
        rest();
    }

    /**
     * A public call.
     *
     * @param name the group, the method and its parameter types; after a {@code #}, which case
     * @param by a role that may
     * @param noted what the audit calls it, if it is noted there
     * @param body makes the call and gives its answer in a form that can be compared
     */
    record Call(String name, Role by, Optional<String> noted, BiFunction<Personas, SmallTenant, Object> body) {
        /** The name without the case. */
        String method() {
            return name.replaceFirst("#.*", "");
        }

        Object make(Personas personas, SmallTenant tenant) {
            return body.apply(personas, tenant);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Call> all() {
        return List.copyOf(new PublicCalls().calls);
    }

    /** Every public method of every group that {@link Personas} leads to, and of {@link Personas} what is no group. */
    static Set<String> declared() {
        Set<String> declared = new TreeSet<>();
        for (Method way : Personas.class.getDeclaredMethods()) {
            if (isGroup(way.getReturnType())) {
                Arrays.stream(way.getReturnType().getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .forEach(method -> declared.add(way.getName() + "." + signature(method)));
            } else if (Modifier.isPublic(way.getModifiers()) && way.getReturnType() != Personas.class) {
                declared.add(signature(way));
            }
        }
        return declared;
    }

    /** Whether a type is a group of calls: public, in the package of the way in, and led to by {@link Personas}. */
    static boolean isGroup(Class<?> type) {
        return type.getPackageName().equals("org.persona4j") && type != Personas.class;
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(",", "(", ")"));
    }

    private void looks(String name, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new Call(name, Role.OWNER, Optional.empty(), body));
    }

    private void changes(String name, String noted, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new Call(name, Role.OWNER, Optional.of(noted), body));
    }

    private void does(String name, String noted, BiConsumer<Personas, SmallTenant> body) {
        changes(name, noted, (personas, tenant) -> {
            body.accept(personas, tenant);
            return "done";
        });
    }

    private void looksBySupport(String name, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new Call(name, Role.SUPPORT, Optional.empty(), body));
    }

    private void changesBySupport(String name, String noted, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new Call(name, Role.SUPPORT, Optional.of(noted), body));
    }

    private void changesByCustomer(String name, String noted, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new Call(name, Role.CUSTOMER, Optional.of(noted), body));
    }

    private static SourceRecord arriving(Source source) {
        return SourceRecord.builder(source, "new")
                .phone(SmallTenant.PHONE.value())
                .firstName("Ada")
                .build();
    }

    private static Source of(Source.Kind kind) {
        return Source.of(kind);
    }

    private void intake() {
        Source form = of(Source.Kind.LOYALTY_SIGNUP);
        Source file = of(Source.Kind.FILE_IMPORT);
        Source till = SmallTenant.TILL;
        String noted = "intake.take";
        changes("intake.take(SourceRecord)#form", noted, (p, t) -> p.intake().take(arriving(form)));
        changes(
                "intake.take(SourceRecord)#app",
                noted,
                (p, t) -> p.intake().take(arriving(of(Source.Kind.WALLET_APP))));
        changes("intake.take(SourceRecord)#till", noted, (p, t) -> p.intake().take(arriving(till)));
        looks("intake.take(SourceRecord)#file", (p, t) -> p.intake().take(arriving(file)));
        changes("intake.takeAll(List)#form", noted, (p, t) -> p.intake().takeAll(List.of(arriving(form))));
        changes("intake.takeAll(List)#till", noted, (p, t) -> p.intake().takeAll(List.of(arriving(till))));
        looks("intake.takeAll(List)#file", (p, t) -> p.intake().takeAll(List.of(arriving(file))));
        changes(
                "intake.takeAll(List)#till and file",
                noted,
                (p, t) -> p.intake().takeAll(List.of(arriving(till), arriving(file))));
        looks("intake.prepare(SourceRecord)#form", (p, t) -> flaws(p.intake().prepare(arriving(form))));
        looks("intake.prepare(SourceRecord)#till", (p, t) -> flaws(p.intake().prepare(arriving(till))));
        looks("intake.prepare(SourceRecord)#file", (p, t) -> flaws(p.intake().prepare(arriving(file))));
        looks("intake.takePrepared(List)#file", (p, t) -> p.intake().takePrepared(List.of(prepared(t, file))));
        changes("intake.takePrepared(List)#till", noted, (p, t) -> p.intake().takePrepared(List.of(prepared(t, till))));
        changes("intake.takePrepared(List)#form", noted, (p, t) -> p.intake().takePrepared(List.of(prepared(t, form))));
        looks("intake.plan(SourceRecord)", (p, t) -> p.intake().plan(arriving(till)));
    }

    /** Prepared by somebody who may. */
    private static PreparedRecord prepared(SmallTenant tenant, Source source) {
        return tenant.as(Role.OWNER).intake().prepare(arriving(source));
    }

    private static Object flaws(PreparedRecord prepared) {
        return List.of(prepared.record().flaws(), prepared.record().identifiers());
    }

    private void search() {
        looks("search.byId(PersonaId)", (p, t) -> p.search().byId(t.own()));
        looks("search.bySource(Source,String)", (p, t) -> p.search().bySource(SmallTenant.TILL, "1"));
        looks("search.byPhone(String)", (p, t) -> p.search().byPhone("(603) 555-1201"));
        looks("search.byEmail(String)", (p, t) -> p.search().byEmail(SmallTenant.EMAIL.value()));
        looks("search.byIdentifier(Identifier)", (p, t) -> p.search().byIdentifier(SmallTenant.PHONE));
        looks("search.find(String,String,int)", (p, t) -> p.search().find("(603) 555-1201", null, 10));
        looks(
                "search.find(Query,String,int)#id",
                (p, t) -> p.search().find(Query.of(new Criterion.Text(t.own().value())), null, 10));
        looks(
                "search.find(Query,String,int)#points",
                (p, t) -> p.search()
                        .find(Query.of(new Criterion.Text(t.own().value()), Criterion.Filter.HAS_POINTS), null, 10));
        looks(
                "search.find(Query,String,int)#receipt",
                (p, t) -> p.search().find(Query.of(new Criterion.Receipt(SmallTenant.ORDER)), null, 10));
        looks(
                "search.find(Query,String,int)#merge",
                (p, t) -> p.search().find(Query.of(new Criterion.MergedFrom(SmallTenant.EMAIL.value())), null, 10));
        looks("search.find(Query,String,int)#everybody", (p, t) -> p.search().find(Query.everybody(), null, 10));
        looks("search.byFirstSeen(Query,String,int)", (p, t) -> p.search().byFirstSeen(Query.everybody(), null, 10));
        looks("search.export(Query,String,int)", (p, t) -> p.search().export(Query.everybody(), null, 10));
        looks("search.merged(String)", (p, t) -> p.search().merged(SmallTenant.EMAIL.value()));
        looks(
                "search.personaIds(Collection)",
                (p, t) -> p.search()
                        .personaIds(List.of(t.second(), ProfileId.of(t.other().value()))));
    }

    private void decisions() {
        changes(
                "merges.link(PersonaId,PersonaId,String)",
                "merges.link",
                (p, t) -> p.merges().link(t.own(), t.other(), "the same"));
        changes(
                "merges.separate(ProfileId,String)",
                "merges.separate",
                (p, t) -> p.merges().separate(t.second(), "another"));
        changes(
                "merges.withdraw(DecisionId,String)",
                "merges.withdraw",
                (p, t) -> p.merges().withdraw(t.separation(), "mistaken"));
        changes(
                "merges.correct(ProfileId,List,List,String)",
                "merges.correct",
                (p, t) -> p.merges().correct(t.second(), List.of(SmallTenant.EMAIL), List.of(), "told so"));
        changes(
                "merges.withdrawCorrection(ProfileId,Identifier,String)",
                "merges.withdrawCorrection",
                (p, t) -> p.merges().withdrawCorrection(t.ownProfile(), SmallTenant.OTHER_PHONE, "mistaken"));
        changes(
                "merges.declareShared(Identifier,String)",
                "merges.declareShared",
                (p, t) -> p.merges().declareShared(SmallTenant.PHONE, "a family"));
        changes(
                "merges.release(Identifier,String)",
                "merges.release",
                (p, t) -> p.merges().release(SmallTenant.DECLARED, "one customer"));
        changes(
                "merges.withdrawDeclaration(Identifier,String)",
                "merges.withdrawDeclaration",
                (p, t) -> p.merges().withdrawDeclaration(SmallTenant.DECLARED, "mistaken"));
        changes(
                "merges.carryOut(MergeCommand,String)#separate",
                "merges.separate",
                (p, t) -> p.merges().carryOut(new MergeCommand.Separate(t.second()), "another"));
        changes(
                "merges.carryOut(MergeCommand,String)#declare",
                "merges.declareShared",
                (p, t) -> p.merges().carryOut(new MergeCommand.Declare(SmallTenant.PHONE, true), "a family"));
        changes(
                "merges.carryOut(MergeCommand,String)#withdraw declaration",
                "merges.withdrawDeclaration",
                (p, t) -> p.merges().carryOut(new MergeCommand.WithdrawDeclaration(SmallTenant.DECLARED), "mistaken"));
    }

    private void reviews() {
        looks(
                "merges.plan(MergeCommand)",
                (p, t) -> p.merges().plan(new MergeCommand.Declare(SmallTenant.PHONE, true)));
        looks("merges.decision(DecisionId)", (p, t) -> p.merges().decision(t.separation()));
        looks("merges.decisions(ProfileId)", (p, t) -> p.merges().decisions(t.separated()));
        looks("merges.history(PersonaId)", (p, t) -> p.merges().history(t.own()));
        looks("merges.quarantine()", (p, t) -> p.merges().quarantine());
        looks("merges.quarantine(String,int)", (p, t) -> p.merges().quarantine(null, 10));
        looks("merges.shared()", (p, t) -> p.merges().shared());
        looks("merges.shared(String,int)", (p, t) -> p.merges().shared(null, 10));
    }

    private void edits() {
        does("traits.add(PersonaId,Map)", "traits.add", (p, t) -> p.traits().add(t.own(), Map.of("color", BLUE)));
        does(
                "traits.replace(PersonaId,Map)",
                "traits.replace",
                (p, t) -> p.traits().replace(t.own(), Map.of("size", BLUE)));
        looks("traits.read(PersonaId)", (p, t) -> p.traits().read(t.own()));
        does(
                "overrides.set(PersonaId,String,TraitValue)",
                "overrides.set",
                (p, t) -> p.overrides().set(t.own(), "color", BLUE));
        does(
                "overrides.remove(PersonaId,String)",
                "overrides.remove",
                (p, t) -> p.overrides().remove(t.own(), "tier"));
        looks("overrides.read(PersonaId)", (p, t) -> p.overrides().read(t.own()));
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

    private void imports() {
        ImportRequest request = ImportRequest.of("file-3");
        SourceRecord record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "new")
                .phone("+16035551277")
                .build();
        Iterable<ImportRow> rows = List.of(ImportRow.builder("1", record).build());
        ImportOptions options = ImportOptions.none();
        changes(
                "imports.run(ImportRequest,Iterable)",
                "imports.run",
                (p, t) -> p.imports().run(request, rows));
        changes(
                "imports.run(ImportRequest,Iterable,ImportOptions)",
                "imports.run",
                (p, t) -> p.imports().run(request, rows, options));
        looks("imports.dryRun(ImportRequest,Iterable)", (p, t) -> p.imports().dryRun(request, rows));
        looks(
                "imports.dryRun(ImportRequest,Iterable,ImportOptions)",
                (p, t) -> p.imports().dryRun(request, rows, options));
        looks("imports.find(String)", (p, t) -> p.imports().find("file-3"));
        looks("imports.list(String,int)", (p, t) -> p.imports().list(null, 10));
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

    private void archive() {
        changes(
                "archive.put(PersonaId,ArchiveReason,String)#by hand",
                "archive.put",
                (p, t) -> p.archive().put(t.own(), ArchiveReason.MANUAL, "moved away"));
        changes(
                "archive.put(PersonaId,ArchiveReason,String)#duplicate",
                "archive.put",
                (p, t) -> p.archive().put(t.archived(), ArchiveReason.DUPLICATE, "there twice"));
        changesBySupport(
                "archive.put(PersonaId,ArchiveReason,String)#privately",
                "archive.put",
                (p, t) -> p.archive().put(t.own(), ArchiveReason.PRIVACY, "case 7"));
        changes(
                "archive.restore(PersonaId,String)",
                "archive.restore",
                (p, t) -> p.archive().restore(t.archived(), "back again"));
        changesBySupport(
                "archive.restorePrivacy(PersonaId,String)",
                "archive.restorePrivacy",
                (p, t) -> p.archive().restorePrivacy(t.privatelyArchived(), "case 7"));
        looks("archive.list(String,int)", (p, t) -> p.archive().list(null, 10));
        looksBySupport("archive.listPrivacy(String,int)", (p, t) -> p.archive().listPrivacy(null, 10));
    }

    private void orders() {
        changes(
                "orders.record(CustomerRef,Order)",
                "orders.record",
                (p, t) -> p.orders().record(CustomerRef.of(t.own()), SmallTenant.order("new", "12.50")));
        changes(
                "orders.recordAll(List)",
                "orders.record",
                (p, t) -> p.orders()
                        .recordAll(List.of(new Purchase(
                                CustomerRef.of(SmallTenant.TILL, "3"), SmallTenant.order("new", "12.50")))));
        changes(
                "orders.refund(OrderRefund)",
                "orders.refund",
                (p, t) -> p.orders().refund(OrderRefund.whole("new", SmallTenant.ORDER, TestClock.START)));
        looks("orders.byReceipt(String)", (p, t) -> p.orders().byReceipt(SmallTenant.ORDER));
        looks("orders.of(PersonaId,String,int)", (p, t) -> p.orders().of(t.own(), null, 10));
    }

    private void points() {
        Points two = Points.of(2);
        changes(
                "wallets.credit(PersonaId,EntryKind,Points,String,String)",
                "wallets.credit",
                (p, t) -> p.wallets().credit(t.own(), EntryKind.BOOST, two, "new", "birthday"));
        changes(
                "wallets.adjust(PersonaId,Points,String,String)",
                "wallets.adjust",
                (p, t) -> p.wallets().adjust(t.own(), two.negated(), "new", "mistaken"));
        changes(
                "wallets.zero(PersonaId,String,String)",
                "wallets.zero",
                (p, t) -> p.wallets().zero(t.own(), "new", "as agreed"));
        changes(
                "wallets.redeem(PersonaId,Points,String,String)",
                "wallets.redeem",
                (p, t) -> p.wallets().redeem(t.own(), two, "new", "a cup"));
        changes(
                "wallets.refund(PersonaId,String,Points,String,String)",
                "wallets.refund",
                (p, t) -> p.wallets().refund(t.own(), SmallTenant.REDEMPTION, two, "new", "broken"));
    }

    private void wallets() {
        Instant start = TestClock.START;
        changes(
                "wallets.join(PersonaId)",
                "wallets.join",
                (p, t) -> p.wallets().join(PersonaId.of(t.second().value())));
        changes(
                "wallets.leave(PersonaId)",
                "wallets.leave",
                (p, t) -> p.wallets().leave(t.own()));
        looks("wallets.of(PersonaId)", (p, t) -> p.wallets().of(t.own()));
        looks("wallets.at(PersonaId,Instant)", (p, t) -> p.wallets().at(t.own(), start));
        looks("wallets.balanceAt(PersonaId,Instant)", (p, t) -> p.wallets().balanceAt(t.own(), start));
        looks("wallets.isMember(PersonaId)", (p, t) -> p.wallets().isMember(t.own()));
        looks(
                "wallets.timeline(PersonaId,TimelineCursor,int)",
                (p, t) -> p.wallets().timeline(t.own(), null, 10));
        looks("wallets.explain(PersonaId)", (p, t) -> p.wallets().explain(t.own()));
        looks(
                "wallets.explain(PersonaId,Instant,Instant)",
                (p, t) -> p.wallets().explain(t.own(), start, start.plusSeconds(1)));
        looks(
                "wallets.adjustments(Instant,Instant,String,int)",
                (p, t) -> p.wallets().adjustments(start, start.plusSeconds(1), null, 10));
        looks("wallets.expire(PersonaId)", (p, t) -> p.wallets().expire(t.own()));
    }

    private void recommendations() {
        looks("recommendations.train()", (p, t) -> p.recommendations().train());
        looks("recommendations.eachBasket(Consumer)", (p, t) -> {
            List<Basket> baskets = new ArrayList<>();
            p.recommendations().eachBasket(baskets::add);
            return baskets;
        });
        looks(
                "recommendations.recommend(PersonaId,Recommender,int)",
                (p, t) -> p.recommendations()
                        .recommend(
                                t.own(),
                                ProductModel.builder()
                                        .add(List.of("tea", "cup"))
                                        .build(),
                                10));
    }

    private void changes() {
        changes(
                "changes.begin(FeedPolicy)",
                "changes.begin",
                (p, t) -> p.changes().begin(FeedPolicy.standard().withShards(2)));
        changes("changes.end()", "changes.end", (p, t) -> p.changes().end());
        looks("changes.now()", (p, t) -> p.changes().now());
        looks("changes.read(ChangeCursor,int)", (p, t) -> p.changes().read(t.changes(), 1_000));
        looks("changes.purge()", (p, t) -> p.changes().purge());
    }

    private void rest() {
        changes(
                "operations.forgetBefore(Instant)",
                "operations.forgetBefore",
                (p, t) -> p.operations().forgetBefore(TestClock.START.plusSeconds(1)));
        does(
                "privacy.block(Identifier,String)",
                "privacy.block",
                (p, t) -> p.privacy().block(SmallTenant.OTHER_EMAIL, "asked to"));
        calls.add(new Call(
                "privacy.recover(Identifier,String)",
                Role.SUPPORT,
                Optional.of("privacy.recover"),
                (p, t) -> p.privacy().recover(SmallTenant.BLOCKED, "letter 1")));
        looks("privacy.diagnose(String)#a number", (p, t) -> p.privacy().diagnose("(603) 555-1201"));
        looks(
                "privacy.diagnose(String)#an id",
                (p, t) -> p.privacy().diagnose(t.second().value()));
        looks(
                "privacy.diagnose(String)#archived",
                (p, t) -> p.privacy().diagnose(t.archived().value()));
        looksBySupport("privacy.diagnose(String)#hidden", (p, t) -> p.privacy().diagnose(SmallTenant.BLOCKED.value()));
        looksBySupport(
                "privacy.diagnose(String)#archived privately",
                (p, t) -> p.privacy().diagnose(t.privatelyArchived().value()));
        looks("privacy.diagnose(Source,String)", (p, t) -> p.privacy().diagnose(SmallTenant.TILL, "8"));
        ErasureRequest forget = ErasureRequest.by(SmallTenant.EMAIL);
        looks("privacy.plan(ErasureRequest)", (p, t) -> p.privacy().plan(forget));
        changes(
                "privacy.erase(ErasureRequest,String)",
                "privacy.erase",
                (p, t) -> p.privacy().erase(forget, "letter 2"));
        looks("privacy.resume()", (p, t) -> p.privacy().resume());
        looks("privacy.receipt(String)", (p, t) -> p.privacy().receipt("none"));
        looks("keys.standing()", (p, t) -> p.keys().standing());
        changes("keys.rotateTo(int)", "keys.rotateTo", (p, t) -> p.keys().rotateTo(2));
        looks("keys.rekey()", (p, t) -> p.keys().rekey());
        looks("keys.rekey(long)", (p, t) -> p.keys().rekey(1));
        changes();
        looks("audit.byPersona(PersonaId,String,int)", (p, t) -> p.audit().byPersona(t.own(), null, 100));
        looks(
                "audit.between(Instant,Instant,String,int)",
                (p, t) -> p.audit().between(TestClock.START, TestClock.START.plusSeconds(1), null, 100));
        looks("normalize(IdentifierType,String)", (p, t) -> p.normalize(IdentifierType.PHONE, "603-555-1201"));
    }
}

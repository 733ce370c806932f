package org.persona4j;

import java.util.List;
import java.util.Map;
import org.persona4j.access.Role;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.merge.MergeCommand;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.search.Criterion;
import org.persona4j.search.Query;

/** Calls by which records come in and become personas, and by which these are found, merged and edited. */
final class IdentityCalls extends CallList {
    private static final TraitValue BLUE = TraitValue.of("blue");

    IdentityCalls() {
        intake();
        imports();
        search();
        decisions();
        reviews();
        edits();
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

    /** Prepared by somebody who may. */
    private static PreparedRecord prepared(SmallTenant tenant, Source source) {
        return tenant.as(Role.OWNER).intake().prepare(arriving(source));
    }

    private static Object flaws(PreparedRecord prepared) {
        return List.of(prepared.record().flaws(), prepared.record().identifiers());
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
}

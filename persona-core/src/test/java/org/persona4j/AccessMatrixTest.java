package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.store.Content;

/** Every role makes every public call. */
class AccessMatrixTest {
    private static final List<Role> COLUMNS = List.of(
            Role.STAFF,
            Role.MANAGER,
            Role.ANALYST,
            Role.MARKETING,
            Role.MARKETING_ANALYST,
            Role.OPERATOR,
            Role.OWNER,
            Role.CUSTOMER,
            Role.SUPPORT,
            Role.SYSTEM);

    /**
     * What is to come of it, in the order of the columns: x may, - may not, o on their own persona. Written from the rules of
     * the domain, not from the policy.
     */
    private static final String EXPECTED = """
            intake.take(SourceRecord)#form                            | x x x x x x x o - x
            intake.take(SourceRecord)#app                             | x x x x x x x o - x
            intake.take(SourceRecord)#till                            | x x x x x x x - - x
            intake.take(SourceRecord)#file                            | - - - - - - x - - -
            intake.takeAll(List)#form                                 | x x x x x x x o - x
            intake.takeAll(List)#till                                 | x x x x x x x - - x
            intake.takeAll(List)#file                                 | - - - - - - x - - -
            intake.takeAll(List)#till and file                        | - - - - - - x - - -
            intake.prepare(SourceRecord)#form                         | x x x x x x x o - x
            intake.prepare(SourceRecord)#till                         | x x x x x x x - - x
            intake.prepare(SourceRecord)#file                         | - - - - - - x - - -
            intake.takePrepared(List)#form                            | x x x x x x x o - x
            intake.takePrepared(List)#till                            | x x x x x x x - - x
            intake.takePrepared(List)#file                            | - - - - - - x - - -
            intake.plan(SourceRecord)                                 | x x x x x x x - x x
            search.byId(PersonaId)                                    | x x x x x x x o x x
            search.bySource(Source,String)                            | x x x x x x x o x x
            search.byPhone(String)                                    | x x x x x x x o x x
            search.byEmail(String)                                    | x x x x x x x o x x
            search.byIdentifier(Identifier)                           | x x x x x x x o x x
            search.find(String,String,int)                            | x x x x x x x o x x
            search.find(Query,String,int)#id                          | x x x x x x x o x x
            search.find(Query,String,int)#points                      | x x x x x x x o x x
            search.find(Query,String,int)#receipt                     | - - x x x x x - - x
            search.find(Query,String,int)#merge                       | x x x x x x x - x x
            search.find(Query,String,int)#everybody                   | x x x x x x x - - x
            search.byFirstSeen(Query,String,int)                      | x x x x x x x - - x
            search.export(Query,String,int)                           | x x x x x x x - - x
            search.merged(String)                                     | x x x x x x x - x x
            search.personaIds(Collection)                             | x x x x x x x - - x
            merges.link(PersonaId,PersonaId,String)                   | - - x x x x x - - -
            merges.separate(ProfileId,String)                         | - - x x x x x - - -
            merges.withdraw(DecisionId,String)                        | - - x x x x x - - -
            merges.correct(ProfileId,List,List,String)                | - - x x x x x - - -
            merges.withdrawCorrection(ProfileId,Identifier,String)    | - - x x x x x - - -
            merges.declareShared(Identifier,String)                   | - - - - - x x - - -
            merges.release(Identifier,String)                         | - - - - - x x - - -
            merges.withdrawDeclaration(Identifier,String)             | - - - - - x x - - -
            merges.carryOut(MergeCommand,String)#separate             | - - x x x x x - - -
            merges.carryOut(MergeCommand,String)#declare              | - - - - - x x - - -
            merges.carryOut(MergeCommand,String)#withdraw declaration | - - - - - x x - - -
            merges.plan(MergeCommand)                                 | x x x x x x x - x x
            merges.decision(DecisionId)                               | x x x x x x x - x x
            merges.decisions(ProfileId)                               | x x x x x x x - x x
            merges.history(PersonaId)                                 | x x x x x x x - x x
            merges.quarantine()                                       | x x x x x x x - x x
            merges.quarantine(String,int)                             | x x x x x x x - x x
            merges.shared()                                           | x x x x x x x - x x
            merges.shared(String,int)                                 | x x x x x x x - x x
            traits.add(PersonaId,Map)                                 | x x x x x x x o - x
            traits.replace(PersonaId,Map)                             | x x x x x x x o - x
            traits.read(PersonaId)                                    | x x x x x x x o x x
            overrides.set(PersonaId,String,TraitValue)                | x x x x x x x o - x
            overrides.remove(PersonaId,String)                        | x x x x x x x o - x
            overrides.read(PersonaId)                                 | x x x x x x x o x x
            optIns.report(MessageChannel,Address,OptInReport)         | x x x x x x x o x x
            optIns.reply(Address,String)                              | x x x x x x x o x x
            optIns.reply(Address,String,String,Instant)               | x x x x x x x o x x
            optIns.push(PushChannel,Address,Kind)                     | - - - - - - - o - x
            optIns.push(PushChannel,Address,Kind,String,Instant)      | - - - - - - - o - x
            optIns.attach(PersonaId,Address)                          | - - - - - - - o - x
            optIns.detach(Address)                                    | - - - - - - - o - x
            optIns.importRows(OptInImport,List)                       | - - - - - - x - - -
            optIns.askImported(String,String,int)                     | - - - - - - x - - -
            imports.run(ImportRequest,Iterable)                       | - - - - - - x - - -
            imports.run(ImportRequest,Iterable,ImportOptions)         | - - - - - - x - - -
            imports.dryRun(ImportRequest,Iterable)                    | - - - - - - x - - -
            imports.dryRun(ImportRequest,Iterable,ImportOptions)      | - - - - - - x - - -
            imports.find(String)                                      | - - - - - - x - - -
            imports.list(String,int)                                  | - - - - - - x - - -
            optIns.status(Channel,Address)                            | x x x x x x x o x x
            optIns.status(PersonaId,Channel)                          | x x x x x x x o x x
            optIns.asOf(Channel,Address,Instant)                      | x x x x x x x o x x
            optIns.asOf(PersonaId,Channel,Instant)                    | x x x x x x x o x x
            optIns.history(Channel,Address)                           | x x x x x x x o x x
            optIns.lookUp(String)                                     | x x x x x x x o x x
            archive.put(PersonaId,ArchiveReason,String)#by hand       | x x x x x x x - - -
            archive.put(PersonaId,ArchiveReason,String)#duplicate       | x x x x x x x - - -
            archive.put(PersonaId,ArchiveReason,String)#privately     | - - - - - - - - x -
            archive.restore(PersonaId,String)                         | x x x x x x x - - -
            archive.restorePrivacy(PersonaId,String)                  | - - - - - - - - x -
            archive.list(String,int)                                  | x x x x x x x - - -
            archive.listPrivacy(String,int)                           | - - - - - - - - x -
            orders.record(CustomerRef,Order)                          | x x - - - x x - - x
            orders.recordAll(List)                                    | x x - - - x x - - x
            orders.refund(OrderRefund)                                | x x - - - x x - - x
            orders.byReceipt(String)                                  | - - x x x x x - - x
            orders.of(PersonaId,String,int)                           | x x x x x x x o x x
            wallets.credit(PersonaId,EntryKind,Points,String,String)  | - x - - - x x - - x
            wallets.adjust(PersonaId,Points,String,String)            | - x - - - x x - - x
            wallets.zero(PersonaId,String,String)                     | - x - - - x x - - x
            wallets.redeem(PersonaId,Points,String,String)            | x x - - - x x - - x
            wallets.refund(PersonaId,String,Points,String,String)     | x x - - - x x - - x
            wallets.join(PersonaId)                                   | x x x x x x x o - x
            wallets.leave(PersonaId)                                  | x x x x x x x o - x
            wallets.of(PersonaId)                                     | x x x x x x x o x x
            wallets.at(PersonaId,Instant)                             | x x x x x x x o x x
            wallets.balanceAt(PersonaId,Instant)                      | x x x x x x x o x x
            wallets.isMember(PersonaId)                               | x x x x x x x o x x
            wallets.timeline(PersonaId,TimelineCursor,int)            | x x x x x x x o x x
            wallets.explain(PersonaId)                                | x x x x x x x o x x
            wallets.explain(PersonaId,Instant,Instant)                | x x x x x x x o x x
            wallets.adjustments(Instant,Instant,String,int)           | - x x x x x x - - x
            wallets.expire(PersonaId)                                 | - x - - - x x - - x
            recommendations.train()                                   | x x x x x x x - - x
            recommendations.eachBasket(Consumer)                      | x x x x x x x - - x
            recommendations.recommend(PersonaId,Recommender,int)      | x x x x x x x o x x
            keys.standing()                                           | - - - - - - x - - x
            keys.rotateTo(int)                                        | - - - - - - x - - x
            keys.rekey()                                              | - - - - - - x - - x
            keys.rekey(long)                                          | - - - - - - x - - x
            changes.begin(FeedPolicy)                                 | - - - - - - x - - x
            changes.end()                                             | - - - - - - x - - x
            changes.now()                                             | - - - - - - x - - x
            changes.read(ChangeCursor,int)                            | - - - - - - x - - x
            changes.purge()                                           | - - - - - - x - - x
            privacy.block(Identifier,String)                          | - - - - - x x - x -
            privacy.recover(Identifier,String)                        | - - - - - - - - x -
            privacy.diagnose(String)#a number                         | x x x x x x x o x x
            privacy.diagnose(String)#an id                            | x x x x x x x o x x
            privacy.diagnose(String)#archived                         | x x x x x x x o x x
            privacy.diagnose(String)#hidden                           | x x x x x x x o x x
            privacy.diagnose(String)#archived privately               | x x x x x x x o x x
            privacy.diagnose(Source,String)                           | x x x x x x x o x x
            privacy.plan(ErasureRequest)                              | x x x x x x x o x -
            privacy.erase(ErasureRequest,String)                      | x x x x x x x o x -
            privacy.resume()                                          | - - - - - x x - x x
            privacy.receipt(String)                                   | - - - - - x x - x x
            operations.forgetBefore(Instant)                          | - - - - - - x - - x
            audit.byPersona(PersonaId,String,int)                     | - - - - - - x - x -
            audit.between(Instant,Instant,String,int)                 | - - - - - - x - x -
            normalize(IdentifierType,String)                          | x x x x x x x x x x
            """;

    /** What is expected of each call, a character for each role. */
    private static Map<String, String> expected() {
        Map<String, String> rows = new LinkedHashMap<>();
        EXPECTED.lines().forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String marks = parts[1].replace(" ", "");
            assertThat(marks).as(parts[0]).hasSize(Role.values().length).matches("[x-]{7}[xo-][x-]{2}");
            rows.put(parts[0].strip(), marks);
        });
        return rows;
    }

    @Test
    void everyPublicCallHasAnEntry() {
        Set<String> listed = new TreeSet<>();
        PublicCalls.all().forEach(call -> listed.add(call.method()));

        assertThat(PublicCalls.declared()).hasSizeGreaterThan(30).isEqualTo(listed);
        assertThat(PublicCalls.all().stream().map(PublicCalls.Call::name))
                .containsExactlyInAnyOrderElementsOf(expected().keySet());
    }

    @Test
    void everyRoleHasAColumn() {
        assertThat(COLUMNS).containsExactlyInAnyOrder(Role.values());
    }

    @TestFactory
    Stream<DynamicTest> eachRoleMakesEachCall() {
        Map<String, String> rows = expected();
        List<DynamicTest> tests = new ArrayList<>();
        for (PublicCalls.Call call : PublicCalls.all()) {
            String row = Objects.requireNonNull(rows.get(call.name()), call.name());
            for (Role role : COLUMNS) {
                if (row.charAt(COLUMNS.indexOf(role)) == '-') {
                    tests.add(DynamicTest.dynamicTest(role + " may not " + call, () -> isRefused(call, role)));
                } else {
                    tests.add(DynamicTest.dynamicTest(role + " may " + call, () -> isAllowed(call, role)));
                }
            }
        }
        return tests.stream();
    }

    private static void isAllowed(PublicCalls.Call call, Role role) {
        SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());

        assertThatCode(() -> call.make(tenant.as(role), tenant)).doesNotThrowAnyException();
    }

    private static void isRefused(PublicCalls.Call call, Role role) {
        SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());
        Map<String, Map<String, Content>> before = tenant.contents();
        long read = tenant.watched().calls();

        AccessDeniedException refusal =
                catchThrowableOfType(AccessDeniedException.class, () -> call.make(tenant.as(role), tenant));

        assertThat(refusal.role()).isEqualTo(role);
        assertThat(refusal)
                .hasMessage("the role " + role + " lacks the permission " + refusal.permission())
                .hasNoCause();
        assertThat(tenant.watched().calls()).as("calls of the store").isEqualTo(read);
        assertThat(tenant.contents()).as("the store").isEqualTo(before);
    }

    /** Somebody who may do nothing. */
    private static Personas nobody(SmallTenant tenant) {
        return PersonaEngine.builder(tenant.watched())
                .keyring(Trial.ring(2))
                .accessPolicy(AccessPolicy.nobody())
                .build()
                .tenant("blue")
                .as(Trial.STAFF);
    }

    @TestFactory
    Stream<DynamicTest> whoMayDoNothingIsRefusedEachCall() {
        return PublicCalls.all().stream()
                .filter(call -> !call.name().startsWith("normalize("))
                .map(call -> DynamicTest.dynamicTest(call.name(), () -> {
                    SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());

                    AccessDeniedException refusal =
                            catchThrowableOfType(AccessDeniedException.class, () -> call.make(nobody(tenant), tenant));

                    assertThat(refusal.role()).isEqualTo(Role.OWNER);
                }));
    }

    /** But for the one without which a call says less. */
    @Test
    void everyPermissionIsNeededForACall() {
        SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());
        Set<Permission> needed = EnumSet.of(Permission.SEE_HIDDEN);

        for (PublicCalls.Call call : PublicCalls.all()) {
            AccessDeniedException refusal =
                    catchThrowableOfType(AccessDeniedException.class, () -> call.make(nobody(tenant), tenant));
            if (refusal != null) {
                needed.add(refusal.permission());
            }
        }

        assertThat(needed).containsExactly(Permission.values());
    }

    @Test
    void noGroupHasAWayAroundTheDoor() {
        assertThat(Arrays.stream(Personas.class.getDeclaredMethods())
                        .map(java.lang.reflect.Method::getReturnType)
                        .filter(PublicCalls::isGroup))
                .hasSizeGreaterThan(6)
                .allSatisfy(group -> assertThat(Arrays.stream(group.getDeclaredFields())
                                .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                                .map(java.lang.reflect.Field::getType))
                        .as(group.getSimpleName())
                        .isEqualTo(List.of(Caller.class)));
    }

    @Test
    void aTenantCanHaveAPolicyOfItsOwn() {
        PersonaEngine engine = PersonaEngine.builder(SmallTenant.store())
                .keyring(Trial.ring(2))
                .accessPolicy(AccessPolicy.nobody())
                .accessPolicy("blue", AccessPolicy.nobody().with(Role.STAFF, Permission.SEE_MERGES))
                .build();
        org.persona4j.access.Actor staff = org.persona4j.access.Actor.staff("s-1");

        assertThat(engine.tenant("blue").as(staff).merges().shared()).isEmpty();
        assertThat(catchThrowableOfType(
                                AccessDeniedException.class,
                                () -> engine.tenant("red").as(staff).merges().shared())
                        .permission())
                .isEqualTo(Permission.SEE_MERGES);
    }
}

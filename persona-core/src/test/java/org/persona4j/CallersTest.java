package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.search.ExportedPersona;
import org.persona4j.search.Query;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** Who may make a call at all, and by what it is known. */
class CallersTest {
    private static final String PHONE = "+16035551201";

    private final PersonaStore store = new InMemoryPersonaStore();

    private Personas as(Role role, AccessPolicy policy) {
        return PersonaEngine.builder(store)
                .keyring(Trial.ring(1))
                .accessPolicy(policy)
                .build()
                .tenant("green-leaf")
                .as(Actor.of(role, "u-1"));
    }

    private Personas owner() {
        return as(Role.OWNER, AccessPolicy.standard());
    }

    private static SourceRecord record(Source source, String id) {
        return SourceRecord.builder(source, id).phone(PHONE).build();
    }

    private PersonaId customer() {
        owner().intake().take(record(Shop.TILL, "1"));
        return owner().search().byPhone(PHONE).get(0).id();
    }

    @Test
    void recordsOfSeveralSourcesNeedWhatEachOfThemNeeds() {
        Personas staff = as(Role.STAFF, AccessPolicy.standard());
        List<SourceRecord> records = List.of(record(Shop.TILL, "1"), record(Source.of(Source.Kind.FILE_IMPORT), "2"));

        AccessDeniedException denied = catchThrowableOfType(
                AccessDeniedException.class, () -> staff.intake().takeAll(records));

        assertThat(denied.role()).isEqualTo(Role.STAFF);
        assertThat(denied.permission()).isEqualTo(Permission.IMPORT);
        assertThat(owner().search().byPhone(PHONE)).as("nothing was taken in").isEmpty();
        assertThat(owner().intake().takeAll(records)).hasSize(2);
    }

    @Test
    void anExportLeavesOutWhatItsReaderMayNotSee() {
        PersonaId ada = customer();
        owner().wallets().credit(ada, EntryKind.BOOST, Points.of(7), "c-1", null);

        ExportedPersona all =
                owner().search().export(Query.everybody(), null, 1).personas().get(0);
        ExportedPersona some = as(
                        Role.OWNER,
                        AccessPolicy.standard()
                                .without(
                                        Role.OWNER,
                                        Permission.VIEW_WALLETS,
                                        Permission.SEE_MERGES,
                                        Permission.VIEW_OPT_INS))
                .search()
                .export(Query.everybody(), null, 1)
                .personas()
                .get(0);

        assertThat(all.loyaltyOrNull()).isEqualTo(new ExportedPersona.Loyalty(false, Points.of(7)));
        assertThat(some.loyaltyOrNull()).isNull();
        assertThat(some.joinedByOrNull()).isNull();
        assertThat(some.optInsOrNull()).isNull();
        assertThat(all.optInsOrNull()).isNotNull();
        assertThat(some.persona()).isEqualTo(all.persona());
    }

    @Test
    void whoMayNotSeeTheHiddenSeesNoEntryAboutThem() {
        PersonaId ada = customer();
        owner().privacy().block(Identifier.of(IdentifierType.PHONE, PHONE), "asked to");

        assertThat(owner().audit().byPersona(ada, null, 10).items()).isEmpty();
        assertThat(as(Role.SUPPORT, AccessPolicy.standard())
                        .audit()
                        .byPersona(ada, null, 10)
                        .items())
                .isNotEmpty();
    }

    @Test
    void anOperationIdHasOneTo256Characters() {
        PersonaId ada = customer();
        Personas longest = owner().withOperationId("x".repeat(256));

        longest.merges().separate(Shop.profile(ada), "another");

        assertThatExceptionOfType(OperationReusedException.class)
                .isThrownBy(() -> longest.merges().separate(Shop.profile(ada), "yet another"));
        assertThatIllegalArgumentException().isThrownBy(() -> owner().withOperationId("x".repeat(257)));
        assertThatIllegalArgumentException().isThrownBy(() -> owner().withOperationId(""));
    }

    @Test
    void anEngineNeedsAStoreThatTakesItsLargestChangeAtOnceAndNoLarger() {
        int needed = Transactions.keysNeeded(IdentityRules.standard());
        WatchedStore large = new WatchedStore(new StoreLimits(100, needed, 64 * 1024, 1024 * 1024));
        WatchedStore small = new WatchedStore(new StoreLimits(100, needed - 1, 64 * 1024, 1024 * 1024));

        assertThat(PersonaEngine.builder(large).keyring(Trial.ring(1)).build()).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PersonaEngine.builder(small).keyring(Trial.ring(1)).build())
                .withMessageContaining("needs commits of " + needed);
    }

    @Test
    void aPageOfTheAuditHasAnEntryAtLeast() {
        PersonaId ada = customer();
        Audit audit = owner().audit();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> audit.between(TestClock.START, TestClock.START, null, 0))
                .withMessageContaining("limit");
        assertThatIllegalArgumentException().isThrownBy(() -> audit.byPersona(ada, null, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> audit.between(TestClock.START, TestClock.START.minusNanos(1), null, 1));
        assertThat(audit.between(TestClock.START, TestClock.START, null, 1).items())
                .isEmpty();
    }

    @Test
    void whatOnePreparedAnotherTakesInOnlyIfTheyMay() {
        List<PreparedRecord> prepared =
                List.of(owner().intake().prepare(record(Source.of(Source.Kind.FILE_IMPORT), "2")));
        Personas staff = as(Role.STAFF, AccessPolicy.standard());

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> staff.intake().takePrepared(prepared));
        assertThat(owner().search().byPhone(PHONE)).isEmpty();
        assertThat(owner().intake().takePrepared(prepared)).hasSize(1);
    }

    @Test
    void whatIsSaidOfTheNumberOfAHiddenCustomerIsTakenLikeAnyOther() {
        customer();
        owner().privacy().block(Identifier.of(IdentifierType.PHONE, PHONE), "asked to");
        Address phone = Address.of(Identifier.of(IdentifierType.PHONE, PHONE));

        owner().optIns().report(MessageChannel.TEXT, phone, OptInReport.setting(false, false, true));

        assertThat(owner().optIns().status(MessageChannel.TEXT, phone).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aCustomerErasesNobodyElseAndWhoHasNoPersonaNobodyAtAll() {
        PersonaId ada = customer();
        owner().intake()
                .take(SourceRecord.builder(Shop.TILL, "9").phone("+16035551209").build());
        PersonaId other = owner().search().byPhone("+16035551209").get(0).id();
        ErasureRequest request = ErasureRequest.by(Identifier.of(IdentifierType.PHONE, PHONE));
        PersonaEngine.Tenant tenant =
                PersonaEngine.builder(store).keyring(Trial.ring(1)).build().tenant("green-leaf");

        tenant.as(Actor.customer("c-1")).privacy().erase(request, "by themselves");
        tenant.asCustomer("c-2", other).privacy().erase(request, "by themselves");
        boolean thereBefore = owner().search().byId(ada).isPresent();
        tenant.asCustomer("c-3", ada).privacy().erase(request, "by themselves");

        assertThat(thereBefore).isTrue();
        assertThat(owner().search().byId(ada)).isEmpty();
        assertThat(owner().search().byId(other)).isPresent();
    }
}

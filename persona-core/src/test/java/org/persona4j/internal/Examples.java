package org.persona4j.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.change.ChangeKind;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowNote;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.SharedWord;
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
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.Persona;
import org.persona4j.persona.Survivorship;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Correction;
import org.persona4j.profile.IdentifierClaim;
import org.persona4j.profile.IdentifiersCleared;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

/** One example of each stored value that uses every property it has, by the name of its golden file. */
public final class Examples {
    private static final Instant MONDAY = Instant.parse("2024-01-01T08:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-01-02T00:00:00.123456789Z");
    private static final ProfileId P1 = ProfileId.of("p1");
    private static final ProfileId P2 = ProfileId.of("p2");
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551212");
    private static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "robert@example.org");
    private static final Actor STAFF = Actor.staff("u-17");

    private Examples() {}

    /** The examples by the names of their golden files. */
    public static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("profile", profile());
        all.put("profile-archived", profile().absent(Optional.of(Absence.ARCHIVED)));
        all.put("profile-least", least());
        all.put("persona", persona());
        all.put("decision-link", decision(Decision.Kind.LINK).build());
        all.put(
                "decision-separation-withdrawn",
                decision(Decision.Kind.SEPARATE)
                        .build()
                        .withdraw(new Decision.Withdrawal(TUESDAY, STAFF, "a mistake")));
        all.put("audit", audit(List.of(PersonaId.of("p1"), PersonaId.of("p2")), "said so on the phone"));
        all.put("audit-least", audit(List.of(), null));
        all.put("shared-word", new SharedWord(true, MONDAY, STAFF, "the number of the shop"));
        all.put(
                "profile-facts",
                new ProfileFacts(
                        P1,
                        "k1",
                        List.of(PHONE, EMAIL),
                        List.of("allen", "robert"),
                        LocalDate.parse("1984-02-29"),
                        List.of(DecisionId.of("d1"))));
        optIn(all);
        records(all);
        LoyaltyExamples.putInto(all);
        AnswerExamples.putInto(all);
        return all;
    }

    private static void optIn(Map<String, Object> all) {
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
        MessageEvent stop = MessageEvent.builder(OptInPolicy.standard())
                .id("e2")
                .kind(MessageEvent.Kind.STOP)
                .actor(Actor.system("gateway"))
                .receivedAt(TUESDAY)
                .build();
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
    }

    /** The records that only the engine sees. */
    private static void records(Map<String, Object> all) {
        all.put("record-tenant", new TenantRecord(1, "check", List.of(), false, "rules", null, null));
        all.put("record-tenant-repairing", new TenantRecord(1, "check", List.of(), false, "rules", "r1", null));
        all.put(
                "record-tenant-rotating",
                new TenantRecord(1, "check", List.of("second check", "third check"), true, "rules", null, null));
        all.put(
                "record-tenant-telling",
                new TenantRecord(
                        1, "check", List.of(), false, "rules", null, new FeedState(List.of(4, 8), true, 1, 86_400)));
        all.put("record-feed-head", new FeedHead(3, 42));
        all.put(
                "record-feed",
                new FeedRecord(
                        MONDAY,
                        List.of(
                                FeedRecord.Told.of(PersonaId.of("p1"), ChangeKind.UPDATED),
                                new FeedRecord.Told(
                                        PersonaId.of("p2"), ChangeKind.MERGED_INTO, PersonaId.of("p1"), null),
                                new FeedRecord.Told(
                                        PersonaId.of("p3"), ChangeKind.OPT_IN, null, MessageChannel.TEXT))));
        all.put("record-source", SourceRef.of(P1));
        Suppression.Erased erased = new Suppression.Erased("e1", MONDAY, false, List.of(), null);
        Suppression.Erased paired = new Suppression.Erased("e2", MONDAY, true, List.of("a name's hash"), TUESDAY);
        all.put("record-source-erased", new SourceRef(null, Suppression.NONE.with(erased)));
        all.put("record-holder", new ProfileRef(P1));
        all.put("record-persona", PersonaRecord.simple(List.of(P1, P2), MONDAY, LinkLevel.WEAKEST, false));
        all.put("record-persona-hidden", PersonaRecord.simple(List.of(P1), MONDAY, LinkLevel.WEAKEST, true));
        all.put(
                "record-persona-archived",
                new PersonaRecord(List.of(P1), MONDAY, LinkLevel.NONE, List.of(), false, false, Absence.ARCHIVED));
        all.put(
                "record-persona-quarantined",
                PersonaRecord.of(
                        List.of(P1),
                        MONDAY,
                        LinkLevel.PHONE,
                        List.of(
                                new Refusal.Cause(LinkLevel.EMAIL, EMAIL, null, Refusal.Reason.OVERSIZE),
                                new Refusal.Cause(
                                        LinkLevel.MANUAL, null, DecisionId.of("d1"), Refusal.Reason.SEPARATED)),
                        true,
                        false));
        all.put(
                "record-identifier",
                new IdentifierRecord(
                        PHONE,
                        List.of(new IdentifierRecord.Owner(P1, 42), new IdentifierRecord.Owner(P2, 0)),
                        List.of(),
                        true,
                        List.of(new SharedWord(false, TUESDAY, STAFF, "a family")),
                        null));
        all.put(
                "record-identifier-resting",
                new IdentifierRecord(
                        PHONE,
                        List.of(),
                        List.of(new IdentifierRecord.Owner(P1, 42)),
                        false,
                        List.of(),
                        Suppression.NONE.with(paired)));
        all.put(
                "record-identifier-suppressed",
                new IdentifierRecord(
                        null,
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        Suppression.NONE
                                .block(MONDAY)
                                .releaseBlocks(TUESDAY)
                                .block(TUESDAY)
                                .with(erased)));
        optInRecords(all);
        ErasureReceipt.Removed removed = new ErasureReceipt.Removed(2, 3, 1, 0, 0);
        all.put(
                "record-erasure",
                ErasureRecord.begin(MONDAY, List.of("a1hash"), List.of(P1), PersonaId.of("p1"))
                        .withPage()
                        .withGroup(PersonaId.of("p1"), true)
                        .removed(removed)
                        .allSuppressed());
        all.put(
                "record-erasure-done",
                ErasureRecord.begin(MONDAY, List.of("a1hash"), List.of(), null)
                        .allSuppressed()
                        .done(TUESDAY));
        all.put(
                "record-erasure-chosen",
                ErasureRecord.begin(MONDAY, List.of("a1hash"), List.of(), null)
                        .withPage()
                        .withChosenPages(1));
        all.put("record-erasure-page-chosen", ErasureRecord.Page.ofChosen(List.of(P1)));
        all.put("record-erasure-page", ErasureRecord.Page.ofSuppressed(List.of("a1hash"), List.of("a1source")));
        all.put("erasure-receipt", new ErasureReceipt("e1", MONDAY, TUESDAY, removed));
        ErasureReceipt.Removed bought = new ErasureReceipt.Removed(2, 3, 1, 4, 7);
        all.put("erasure-receipt-orders", new ErasureReceipt("e1", MONDAY, TUESDAY, bought));
        all.put("record-operation", new OperationRecord("digest", MONDAY, "{\"changed\":1}"));
        FactChange change = new FactChange();
        change.profile(P1, null);
        change.value(PHONE, true, false);
        change.decision(DecisionId.of("d1"), decision(Decision.Kind.LINK).build());
        all.put("record-repair", RepairRecord.of(change));
        all.put("record-repair-archiving", RepairRecord.of(new AbsenceTask(List.of(P1, P2), Absence.ARCHIVED)));
        all.put("record-repair-restoring", RepairRecord.of(new AbsenceTask(List.of(P1, P2), null)));
        all.put("record-archived", new ArchivedRecord(ArchiveReason.DUPLICATE, MONDAY));
        imports(all);
    }

    private static void imports(Map<String, Object> all) {
        ImportRequest request = ImportRequest.builder("spring-list")
                .source(Source.of(Source.Kind.FILE_IMPORT, "spring"))
                .optInAll(true)
                .doubleOptIn(true)
                .putMapping("E-Mail", "email")
                .build();
        ImportCounts counts = new ImportCounts(
                21,
                Map.of(IntakeOutcome.Kind.CREATED, 7L, IntakeOutcome.Kind.MERGED, 1L),
                2,
                3,
                4,
                5,
                Map.of(RejectReason.NO_KEY, 4L),
                Map.of(IdentifierType.PHONE, 6L),
                Map.of(RowNote.BIRTH_DATE, 7L),
                8,
                Map.of(MessageChannel.TEXT, Map.of(ConsentResult.ASKED, 9L, ConsentResult.OPTED_OUT, 1L)),
                10,
                Points.of(11),
                12,
                13,
                14);
        ImportRecord begun = ImportRecord.begin(request, STAFF, MONDAY, "settings", "no rows", "stamp");
        ImportRecord running = begun.withTaken(3, "rows", "110", List.of(new ImportRecord.Open(2, P1)), counts);
        all.put("record-import-least", ImportRecord.begin(ImportRequest.of("least"), STAFF, MONDAY, "s", "n", "t"));
        all.put("record-import", running.withBooked(2, counts).withSaid(4, counts));
        all.put("record-import-done", running.withSettled(counts).done(TUESDAY));
        all.put("record-import-begun", new ImportRecord.Begun("spring-list"));
    }

    private static void optInRecords(Map<String, Object> all) {
        MessageEvent stop = MessageEvent.builder(OptInPolicy.standard())
                .id("e1")
                .kind(MessageEvent.Kind.STOP)
                .actor(Actor.system("gateway"))
                .receivedAt(TUESDAY)
                .build();
        OptInRecord said = OptInRecord.of(MessageChannel.TEXT)
                .at(Address.of(PHONE))
                .withImport("file-1")
                .with(stop);
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

    static Persona persona() {
        return Survivorship.builder()
                .rule("tags", MergeRule.union())
                .build()
                .assemble(PersonaId.of("p1"), List.of(profile(), least(), other()));
    }

    static Profile profile() {
        return Profile.builder()
                .id(P1)
                .key("k2")
                .source(Source.integration("till"))
                .sourceRecordId("4711")
                .personaId(PersonaId.of("p1"))
                .createdAt(TUESDAY)
                .firstSeen(MONDAY)
                .lastSeen(TUESDAY)
                .addIdentifierClaims(
                        new IdentifierClaim(PHONE, Observed.at(MONDAY), new Observed(TUESDAY, 3)),
                        IdentifierClaim.of(EMAIL, Observed.at(MONDAY)))
                .addIdentifiersCleared(new IdentifiersCleared(IdentifierType.MEDICAL_ID, Observed.at(TUESDAY)))
                .addCorrections(new Correction(EMAIL, false, TUESDAY, STAFF, "of the spouse"))
                .addTraits(
                        trait(TraitNames.BIRTH_DATE, TraitValue.of(LocalDate.parse("1984-02-29"))),
                        trait(TraitNames.FIRST_NAME, TraitValue.of("Robert")),
                        trait(TraitNames.LAST_NAME, TraitValue.of("Allén \"Bob\"\n")),
                        trait("member", TraitValue.of(true)),
                        trait("spend", TraitValue.of(new BigDecimal("12345678901234567890.010"))),
                        trait("tags", TraitValue.of(List.of("vip", "press"))),
                        trait("visits", TraitValue.of(42)))
                .addOverrides(
                        new TraitOverride(TraitOverride.FAVORITE_STORE, TraitValue.of("harbor"), TUESDAY, STAFF),
                        new TraitOverride("tier", TraitValue.of("gold"), MONDAY, Actor.customer("c-1")))
                .addStoreChoices(
                        new StoreChoice(ChoiceLevel.SIGN_UP, "main-street", MONDAY),
                        new StoreChoice(ChoiceLevel.FILE_IMPORT, "harbor", MONDAY))
                .addDecisions(DecisionId.of("d1"), DecisionId.of("d2"))
                .build();
    }

    private static AuditEntry audit(List<PersonaId> personas, @Nullable String reason) {
        String id = AuditEntry.id(TUESDAY, "e1");
        return new AuditEntry(id, TUESDAY, STAFF, "merges.link", personas, "done", reason);
    }

    private static Profile least() {
        return Profile.builder()
                .id(P2)
                .key("k1")
                .source(Source.of(Source.Kind.MANUAL))
                .personaId(PersonaId.of("p1"))
                .createdAt(MONDAY)
                .firstSeen(MONDAY)
                .lastSeen(MONDAY)
                .build();
    }

    private static Profile other() {
        return Profile.builder()
                .from(least())
                .id(ProfileId.of("p3"))
                .key("k0")
                .addIdentifierClaims(IdentifierClaim.of(EMAIL, Observed.at(MONDAY)))
                .addTraits(
                        trait(TraitNames.FULL_NAME, TraitValue.of("Robert Allen")),
                        trait("tags", TraitValue.of("staff")),
                        trait("tier", TraitValue.of("silver")))
                .addOverrides(new TraitOverride("tier", TraitValue.of("black"), MONDAY, STAFF))
                .build();
    }

    private static Trait trait(String name, TraitValue value) {
        return new Trait(name, value, Observed.at(MONDAY));
    }

    private static Decision.Builder decision(Decision.Kind kind) {
        return Decision.builder()
                .id(DecisionId.of("d1"))
                .kind(kind)
                .leftAnchor(P1)
                .rightAnchor(P2)
                .left(List.of(P1))
                .right(List.of(P2, ProfileId.of("p3")))
                .at(MONDAY)
                .actor(STAFF)
                .reason("said so on the phone");
    }
}

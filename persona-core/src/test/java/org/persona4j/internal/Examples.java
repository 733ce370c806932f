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
import org.persona4j.audit.AuditEntry;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.SharedWord;
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.Persona;
import org.persona4j.persona.Survivorship;
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

/** One example of each stored value that uses every property it has, by the name of its golden file. */
public final class Examples {
    static final Instant MONDAY = Instant.parse("2024-01-01T08:30:00Z");
    static final Instant TUESDAY = Instant.parse("2024-01-02T00:00:00.123456789Z");
    static final ProfileId P1 = ProfileId.of("p1");
    static final ProfileId P2 = ProfileId.of("p2");
    static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551212");
    static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "robert@example.org");
    static final Actor STAFF = Actor.staff("u-17");

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
        OptInExamples.putInto(all);
        RecordExamples.putInto(all);
        LoyaltyExamples.putInto(all);
        AnswerExamples.putInto(all);
        return all;
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

    static Decision.Builder decision(Decision.Kind kind) {
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

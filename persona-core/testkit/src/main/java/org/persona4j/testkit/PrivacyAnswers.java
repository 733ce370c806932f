package org.persona4j.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.persona4j.Privacy;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.privacy.Diagnosis;
import org.persona4j.privacy.ErasurePlan;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.privacy.Finding;

/**
 * What is asked and answered where somebody is to be forgotten or is not found: requests, plans and receipts of erasures, and
 * diagnoses.
 */
public final class PrivacyAnswers {
    private static final int MOST_PROFILES = 6;
    private static final int MOST_FINDINGS = 4;
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    private static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "ann@mail.net");

    private PrivacyAnswers() {}

    /** Whom to erase: by phone number, by e-mail address, by both; with all profiles and with some. */
    public static Arbitrary<ErasureRequest> requests() {
        Arbitrary<ErasureRequest> wholly =
                Choices.of(ErasureRequest.by(PHONE), ErasureRequest.by(EMAIL), ErasureRequest.by(PHONE, EMAIL));
        Arbitrary<Set<ProfileId>> some =
                Choices.of(List.of(Set.of()), Ids.profiles().set().ofMaxSize(3));
        return Choices.withoutProducts(Combinators.combine(wholly, some).as(ErasureRequest::onlyProfiles));
    }

    /** Which profiles an erasure would take: none, one, those of one persona and of several, from all sources, in their order. */
    public static Arbitrary<ErasurePlan> plans() {
        Arbitrary<Integer> sizes =
                Arbitraries.integers().between(0, MOST_PROFILES).withDistribution(RandomDistribution.uniform());
        return Choices.withoutProducts(sizes.flatMap(size -> Combinators.combine(
                        SourceRecords.sources().list().ofSize(size), Choices.of(1, 2, MOST_PROFILES))
                .as((sources, personas) -> new ErasurePlan(IntStream.range(0, size)
                        .mapToObj(number -> new ErasurePlan.Taken(
                                ProfileId.of("p" + (number + 1)),
                                PersonaId.of("p" + (number % personas + 1)),
                                sources.get(number)))
                        .toList()))));
    }

    /** What erasures removed, such as are done and such as are not, from nothing to a lot. */
    public static Arbitrary<ErasureReceipt> receipts() {
        Arbitrary<Integer> counts = Choices.of(1, 0, 2, 17, 1_000_000);
        Arbitrary<ErasureReceipt.Removed> removed = Choices.of(
                List.of(ErasureReceipt.Removed.NOTHING),
                3,
                Combinators.combine(counts, counts, counts, counts, counts).as(ErasureReceipt.Removed::new));
        Arbitrary<List<Duration>> took = Choices.of(
                List.of(Duration.ZERO), List.of(Duration.ofSeconds(3)), List.of(Duration.ofDays(2)), List.of());
        return Choices.withoutProducts(Combinators.combine(Ids.decisions(), MadeUp.moments(), took, removed)
                .as((id, at, done, what) ->
                        new ErasureReceipt(id.value(), at, done.isEmpty() ? null : at.plus(done.get(0)), what)));
    }

    /** What it is that a customer is free from now: nothing, one, several. */
    public static Arbitrary<Privacy.Recovery> recoveries() {
        return Choices.withoutProducts(
                Combinators.combine(Choices.of(0, 1, 3), Choices.of(0, 1, 2)).as(Privacy.Recovery::new));
    }

    /** How a question was understood, and then up to four findings of all kinds, or that there is nobody. */
    public static Arbitrary<Diagnosis> diagnoses() {
        Arbitrary<Finding> forms = Choices.of(Finding.Form.values()).map(Finding.ReadAs::new);
        return Choices.withoutProducts(Combinators.combine(
                        forms, findings().list().ofMaxSize(MOST_FINDINGS))
                .as((form, found) -> {
                    List<Finding> all = new ArrayList<>(List.of(form));
                    found.stream()
                            .filter(finding -> !(finding instanceof Finding.ReadAs))
                            .forEach(all::add);
                    if (all.size() == 1) {
                        all.add(new Finding.Absent());
                    }
                    return new Diagnosis(all);
                }));
    }

    /** Findings of all kinds, with every relation and every reason. */
    public static Arbitrary<Finding> findings() {
        Arbitrary<PersonaId> personas = Ids.fewPersonas();
        Arbitrary<Finding.Relation> relations = Choices.of(Finding.Relation.values());
        Arbitrary<Finding.Form> forms = Choices.of(Finding.Form.values());
        Arbitrary<List<Duration>> released = Choices.of(List.of(), List.of(Duration.ofDays(1)));
        Arbitrary<Finding> found = Combinators.combine(personas, relations).as(Finding.Found::new);
        Arbitrary<Finding> unreadable = Combinators.combine(forms, Choices.of(Normalized.Reason.values()))
                .as(Finding.Unreadable::new);
        Arbitrary<Finding> blocked = Combinators.combine(MadeUp.moments(), released)
                .as((since, free) -> new Finding.Blocked(since, free.isEmpty() ? null : since.plus(free.get(0))));
        Arbitrary<Finding> erased = Combinators.combine(Ids.decisions(), MadeUp.moments(), released)
                .as((id, at, free) -> new Finding.Erased(id.value(), at, free.isEmpty() ? null : at.plus(free.get(0))));
        Arbitrary<Finding> archived = Combinators.combine(
                        personas, relations, Choices.of(ArchiveReason.values()), MadeUp.moments())
                .as(Finding.Archived::new);
        Arbitrary<Finding> hidden =
                Combinators.combine(personas, relations, MadeUp.moments()).as(Finding.Hidden::new);
        Arbitrary<Finding> known = Combinators.combine(
                        personas, Arbitraries.of(IdentifierType.class).set().ofMinSize(1))
                .as((persona, types) -> new Finding.AlsoKnownBy(persona, EnumSet.copyOf(types)));
        return Choices.withoutProducts(Arbitraries.oneOf(
                found,
                forms.map(Finding.ReadAs::new),
                unreadable,
                Choices.of(Finding.Sharing.values()).map(Finding.Shared::new),
                blocked,
                erased,
                archived,
                hidden,
                Combinators.combine(personas, relations).as(Finding.BeingErased::new),
                known,
                Arbitraries.just(new Finding.Absent())));
    }
}

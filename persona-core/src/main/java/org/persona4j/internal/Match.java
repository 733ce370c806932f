package org.persona4j.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.persona.Persona;
import org.persona4j.search.Criterion;
import org.persona4j.search.FoundBy;
import org.persona4j.search.NameKey;
import org.persona4j.store.PersonaStore;

/** Whether a persona answers what is asked, and by what. Not thread-safe; dies with the attempt. */
final class Match {
    private static final NameNormalizer NAMES = NameNormalizer.standard();

    private final Attempt attempt;
    private final PersonaStore store;
    private final Normalizers normalizers;
    private final LoyaltyPolicy loyalty;

    Match(Attempt attempt, PersonaStore store, Normalizers normalizers, LoyaltyPolicy loyalty) {
        this.attempt = attempt;
        this.store = store;
        this.normalizers = normalizers;
        this.loyalty = loyalty;
    }

    /** By what a persona answers a criterion; empty if it does not. */
    Optional<Set<FoundBy>> ways(Criterion criterion, Persona persona) {
        if (criterion instanceof Criterion.Text text) {
            Set<FoundBy> ways = direct(text.text(), persona);
            if (isNamed(text.text(), persona)) {
                ways.add(FoundBy.NAME);
            }
            return Optional.of(ways).filter(some -> !some.isEmpty());
        }
        if (criterion instanceof Criterion.Receipt receipt) {
            boolean isTheirs = new OrderReads(attempt, store)
                    .ofPersona(receipt.orderId(), persona.id())
                    .isPresent();
            return isTheirs ? Optional.of(EnumSet.of(FoundBy.RECEIPT)) : Optional.empty();
        }
        if (criterion instanceof Criterion.MergedFrom merged) {
            return hadOnce(merged.phoneOrEmail(), persona)
                    ? Optional.of(EnumSet.of(FoundBy.MERGED_FROM))
                    : Optional.empty();
        }
        boolean answers = criterion instanceof Criterion.FromSource from
                ? persona.profiles().stream()
                        .anyMatch(profile -> profile.source().equals(from.source()))
                : has((Criterion.Filter) criterion, persona);
        return answers ? Optional.of(EnumSet.noneOf(FoundBy.class)) : Optional.empty();
    }

    /** By what besides a name a persona is known by a text. */
    private Set<FoundBy> direct(String text, Persona persona) {
        Set<FoundBy> ways = EnumSet.noneOf(FoundBy.class);
        if (persona.profiles().stream().anyMatch(profile -> profile.id().value().equals(text))) {
            ways.add(FoundBy.PERSONA_ID);
        }
        if (persona.profiles().stream()
                .anyMatch(
                        profile -> profile.sourceRecordId().filter(text::equals).isPresent())) {
            ways.add(FoundBy.SOURCE_ID);
        }
        for (Identifier identifier : addresses(text)) {
            if (persona.identifiers().stream()
                    .anyMatch(held -> held.identifier().equals(identifier))) {
                ways.add(identifier.type() == IdentifierType.PHONE ? FoundBy.PHONE : FoundBy.EMAIL);
            }
        }
        return ways;
    }

    private static boolean isNamed(String text, Persona persona) {
        Optional<String> name = NAMES.normalize(text);
        return name.isPresent()
                && (persona.fullName().flatMap(NAMES::normalize).equals(name)
                        || persona.profiles().stream()
                                .anyMatch(profile -> NameKey.stated(profile).equals(name)));
    }

    private boolean hadOnce(String phoneOrEmail, Persona persona) {
        return addresses(phoneOrEmail).stream()
                .anyMatch(identifier -> persona.profiles().stream()
                        .anyMatch(profile -> profile.identifiers().contains(identifier)
                                || profile.earlierIdentifiers().contains(identifier)));
    }

    /** What phone number and what e-mail address a text is. */
    List<Identifier> addresses(String text) {
        List<Identifier> addresses = new ArrayList<>();
        for (IdentifierType type : List.of(IdentifierType.PHONE, IdentifierType.EMAIL)) {
            if (normalizers.normalize(type, text) instanceof Normalized.Valid valid) {
                addresses.add(valid.value());
            }
        }
        return addresses;
    }

    private boolean has(Criterion.Filter filter, Persona persona) {
        return switch (filter) {
            case HAS_PHONE -> persona.primaryPhone().isPresent();
            case HAS_EMAIL -> persona.primaryEmail().isPresent();
            case HAS_NAME -> persona.fullName().isPresent();
            case HAS_POINTS ->
                WalletDesk.ofPersona(attempt, loyalty, persona.id())
                        .view()
                        .wallet(attempt.now())
                        .spendable()
                        .isPositive();
            case IS_MEMBER -> WalletDesk.isMember(attempt, persona.id());
            case NOT_MEMBER -> !WalletDesk.isMember(attempt, persona.id());
        };
    }
}

package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds for every rule and every text. */
@Domain(OutsideTexts.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class NormalizersProperties {

    private final Normalizers normalizers = Normalizers.standard("US");

    @Property
    void everyTextHasAnOutcome(@ForAll IdentifierType type, @ForAll String text) {
        Normalized outcome = normalizers.normalize(type, text);

        assertThat(outcome).isNotNull();
    }

    @Property
    void aCanonicalValueGivesItself(@ForAll IdentifierType type, @ForAll String text) {
        normalizers
                .normalize(type, text)
                .identifier()
                .ifPresent(identifier -> assertThat(normalizers.normalize(type, identifier.value()))
                        .isEqualTo(Normalized.valid(identifier)));
    }

    @Property
    void aCanonicalValueHasTheShapeThatIdentifiersAskFor(@ForAll IdentifierType type, @ForAll String text) {
        normalizers
                .normalize(type, text)
                .identifier()
                .ifPresent(identifier ->
                        assertThat(Identifier.of(type, identifier.value())).isEqualTo(identifier));
    }

    @Property
    void whatIsShownNeverHoldsTheValue(@ForAll IdentifierType type, @ForAll String text) {
        Normalized outcome = normalizers.normalize(type, text);

        outcome.identifier()
                .ifPresent(identifier ->
                        assertThat(identifier.masked() + identifier + outcome).doesNotContain(identifier.value()));
    }

    @Property
    void anyTextCanBeAskedForAPlaceholder(@ForAll IdentifierType type, @ForAll String text) {
        normalizers
                .normalize(type, text)
                .identifier()
                .ifPresent(identifier ->
                        assertThat(Placeholders.none().matches(identifier)).isFalse());
    }

    @Property
    void theNormalizedFormOfANameGivesItself(@ForAll String text) {
        normalizers
                .names()
                .normalize(text)
                .ifPresent(
                        name -> assertThat(normalizers.names().normalize(name)).contains(name));
    }

    @Property
    void wordsOfANameAreThoseOfItsNormalizedForm(@ForAll String text) {
        normalizers
                .names()
                .normalize(text)
                .ifPresent(name -> assertThat(normalizers.names().words(name))
                        .isEqualTo(normalizers.names().words(text)));
    }

    @Property
    void everyTextIsADateOrNone(@ForAll String text) {
        BirthDates.withPattern("M/d/yyyy")
                .parse(text)
                .ifPresent(date -> assertThat(date.getYear()).isBetween(1850, 2200));
    }
}

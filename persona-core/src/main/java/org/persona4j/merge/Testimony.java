package org.persona4j.merge;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** What the witnesses of a group of profiles say, all together. Grows as groups are joined. Not thread-safe. */
final class Testimony {
    private final Set<String> governmentIds = new TreeSet<>();
    private final Set<String> medicalIds = new TreeSet<>();
    private final Set<LocalDate> birthDates = new TreeSet<>();
    private final Set<String> nameWords = new TreeSet<>();

    static Testimony of(ProfileFacts facts, IdentityRules rules) {
        Testimony testimony = new Testimony();
        facts.identifiers().stream()
                .filter(identifier -> !rules.placeholders().matches(identifier))
                .forEach(identifier -> {
                    switch (identifier.type()) {
                        case GOVERNMENT_ID -> testimony.governmentIds.add(identifier.value());
                        case MEDICAL_ID -> testimony.medicalIds.add(identifier.value());
                        case PHONE, EMAIL, NAME_BIRTH_DATE -> {}
                    }
                });
        facts.birthDate().ifPresent(testimony.birthDates::add);
        testimony.nameWords.addAll(facts.nameWords());
        return testimony;
    }

    void add(Testimony other) {
        governmentIds.addAll(other.governmentIds);
        medicalIds.addAll(other.medicalIds);
        birthDates.addAll(other.birthDates);
        nameWords.addAll(other.nameWords);
    }

    Set<String> governmentIds() {
        return governmentIds;
    }

    Set<String> medicalIds() {
        return medicalIds;
    }

    Set<LocalDate> birthDates() {
        return birthDates;
    }

    Set<String> nameWords() {
        return nameWords;
    }
}

package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.profile.TraitNames;

/** Laws of the mapping, for headers of known, misspelt and unknown names, with and without wishes. */
class ImportMappingProperties {
    /** A header with wishes, in one order and in the other. */
    record Asked(List<String> header, List<Map.Entry<String, ImportField>> wishes) {
        Map<String, ImportField> inOrder() {
            Map<String, ImportField> map = new LinkedHashMap<>();
            wishes.forEach(wish -> map.put(wish.getKey(), wish.getValue()));
            return map;
        }

        Map<String, ImportField> backwards() {
            List<Map.Entry<String, ImportField>> entries =
                    new ArrayList<>(inOrder().entrySet());
            Collections.reverse(entries);
            Map<String, ImportField> map = new LinkedHashMap<>();
            entries.forEach(wish -> map.put(wish.getKey(), wish.getValue()));
            return map;
        }
    }

    private static final List<String> NAMES = List.of(
            "id",
            "Customer ID",
            "phone",
            "Phone 2",
            "tel",
            "Mobile",
            "E-Mail",
            "email 2",
            "first name",
            "Surname",
            "name",
            "dob",
            "ssn",
            "home store",
            "updated",
            "Opening Points",
            "points",
            "member",
            "member since",
            "tags",
            "sms consent",
            "consent",
            "unsubscribed",
            "E-Mial",
            "phnoe",
            "frist name",
            "lastnam",
            "brith date",
            "city",
            "zip",
            "",
            "note\u0000",
            "optin",
            "opt inn",
            "custmer id",
            "Points balance",
            "\uFF25\uFF2D\uFF21\uFF29\uFF2C");

    @Provide
    Arbitrary<Asked> asked() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of(NAMES),
                Arbitraries.strings().alpha().ofMaxLength(6),
                Arbitraries.strings().ofMaxLength(140));
        Arbitrary<List<String>> headers =
                names.list().uniqueElements().ofMinSize(1).ofMaxSize(10);
        return headers.flatMap(header -> Combinators.combine(Arbitraries.of(header), Arbitraries.of(ImportField.class))
                .as(Map::entry)
                .list()
                .ofMaxSize(3)
                .map(wishes -> new Asked(header, wishes)));
    }

    /** What comes of it: the mapping, or the words of the refusal. */
    private static Object outcome(List<String> header, Map<String, ImportField> wishes) {
        try {
            return ImportMapping.of(header, wishes);
        } catch (ImportMappingException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Property
    void theOrderOfTheWishesDoesNotMatter(@ForAll("asked") Asked asked) {
        assertThat(outcome(asked.header(), asked.backwards())).isEqualTo(outcome(asked.header(), asked.inOrder()));
    }

    @Property
    void aWishIsGranted(@ForAll("asked") Asked asked) {
        if (outcome(asked.header(), asked.inOrder()) instanceof ImportMapping mapping) {
            asked.inOrder()
                    .forEach((column, field) -> assertThat(mapping.field(
                                    ColumnNames.of(asked.header()).find(column).orElseThrow()))
                            .isEqualTo(field));
        }
    }

    @Property
    void onlyARepeatableFieldIsThatOfSeveralColumns(@ForAll("asked") Asked asked) {
        if (outcome(asked.header(), asked.inOrder()) instanceof ImportMapping mapping) {
            Set<ImportField> seen = EnumSet.noneOf(ImportField.class);
            for (int column = 0; column < mapping.size(); column++) {
                assertThat(seen.add(mapping.field(column))
                                || mapping.field(column).isRepeatable())
                        .isTrue();
            }
        }
    }

    @Property
    void aSuggestionIsForATraitAndNeverAFieldThatSomeColumnHas(@ForAll("asked") Asked asked) {
        if (outcome(asked.header(), asked.inOrder()) instanceof ImportMapping mapping) {
            assertThat(mapping.suggestions()).allSatisfy(suggestion -> {
                assertThat(mapping.field(suggestion.column())).isEqualTo(ImportField.TRAIT);
                assertThat(mapping.name(suggestion.column())).isEqualTo(suggestion.name());
                assertThat(suggestion.field()).isNotEqualTo(ImportField.TRAIT);
                assertThat(mapping.has(suggestion.field())).isFalse();
            });
        }
    }

    @Property
    void aSuggestionCanBeWished(@ForAll("asked") Asked asked) {
        if (outcome(asked.header(), Map.of()) instanceof ImportMapping mapping) {
            mapping.suggestions().forEach(suggestion -> {
                ImportMapping wished = ImportMapping.of(asked.header(), Map.of(suggestion.name(), suggestion.field()));

                assertThat(wished.field(suggestion.column())).isEqualTo(suggestion.field());
            });
        }
    }

    @Property
    void aRunThatReadsFewerFieldsReadsThoseAlike(@ForAll("asked") Asked asked, @ForAll Set<ImportField> kept) {
        if (outcome(asked.header(), asked.inOrder()) instanceof ImportMapping mapping) {
            ImportMapping left = mapping.only(kept);

            assertThat(IntStream.range(0, left.size()).mapToObj(left::field))
                    .containsExactlyElementsOf(IntStream.range(0, mapping.size())
                            .mapToObj(mapping::field)
                            .map(field -> kept.contains(field) ? field : ImportField.TRAIT)
                            .toList());
            assertThat(left.suggestions()).extracting(ColumnSuggestion::field).allMatch(kept::contains);
        }
    }

    @Property
    void everyColumnCanBeATrait(@ForAll("asked") Asked asked) {
        if (outcome(asked.header(), asked.inOrder()) instanceof ImportMapping mapping) {
            assertThat(IntStream.range(0, mapping.size()).mapToObj(mapping::name))
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(TraitNames.check(name)).isEqualTo(name));
        }
    }

    @Property
    void theMapNamesEachColumnThatIsAField(@ForAll("asked") Asked asked) {
        if (outcome(asked.header(), asked.inOrder()) instanceof ImportMapping mapping) {
            Map<String, String> model = new LinkedHashMap<>();
            for (int column = 0; column < mapping.size(); column++) {
                if (mapping.field(column) != ImportField.TRAIT) {
                    model.put(mapping.name(column), mapping.field(column).code());
                }
            }

            assertThat(List.copyOf(mapping.asMap().entrySet())).isEqualTo(List.copyOf(model.entrySet()));
        }
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.search.Criterion;
import org.persona4j.search.Hit;
import org.persona4j.search.NameKey;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;

/** Whatever happened, everybody who is seen is found by whatever is known of them, once, and nobody else by it. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class SearchProperties {
    private static Trial lived(IdentityRules rules, List<Action> history) {
        Trial trial = new Trial(rules);
        history.forEach(trial::live);
        return trial;
    }

    /** All pages of an answer, each persona of which comes once. */
    private static List<Hit> all(Function<@Nullable String, SearchPage> page) {
        List<Hit> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SearchPage some = page.apply(cursor);
            all.addAll(some.hits());
            cursor = some.nextOrNull();
        } while (cursor != null);
        assertThat(all.stream().map(hit -> hit.persona().id())).doesNotHaveDuplicates();
        return all;
    }

    private static List<Hit> find(Personas personas, Query query, int limit) {
        return all(cursor -> personas.search().find(query, cursor, limit));
    }

    private static List<Persona> everybody(Trial trial) {
        return find(trial.personas(), Query.everybody(), 1_000).stream()
                .map(Hit::persona)
                .toList();
    }

    @Property(tries = 300)
    void everybodyIsListedOnceInTheOrderOfIds(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll @IntRange(min = 1, max = 4) int limit) {
        Trial trial = lived(rules, history);
        Partition partition = trial.partition();
        Set<PersonaId> expected = new TreeSet<>(partition.groups().keySet());
        expected.removeAll(partition.absent());

        List<PersonaId> listed = find(trial.personas(), Query.everybody(), limit).stream()
                .map(hit -> hit.persona().id())
                .toList();

        assertThat(listed).containsExactlyElementsOf(expected);
        assertThat(all(cursor -> trial.personas().search().byFirstSeen(Query.everybody(), cursor, limit)))
                .extracting(hit -> hit.persona().id())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property(tries = 300)
    void thoseSeenFirstComeFirst(@ForAll IdentityRules rules, @ForAll List<Action> history) {
        Trial trial = lived(rules, history);

        List<Hit> hits = all(cursor -> trial.personas().search().byFirstSeen(Query.everybody(), cursor, 2));

        assertThat(hits.stream().map(hit -> hit.persona().firstSeen())).isSorted();
    }

    @Property(tries = 300)
    void everybodyIsFoundByAllThatIsKnownOfThem(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll @IntRange(min = 1, max = 3) int limit) {
        Trial trial = lived(rules, history);
        List<Persona> everybody = everybody(trial);
        Set<Criterion> known = new LinkedHashSet<>();
        everybody.forEach(persona -> known.addAll(known(persona)));

        for (Criterion criterion : known) {
            List<Hit> found = find(trial.personas(), Query.of(criterion), limit);

            assertThat(found.stream().map(hit -> hit.persona().id()))
                    .as(criterion.written())
                    .containsExactlyInAnyOrderElementsOf(everybody.stream()
                            .filter(persona -> known(persona).contains(criterion))
                            .map(Persona::id)
                            .toList());
            assertThat(found).allSatisfy(hit -> assertThat(hit.foundBy()).isNotEmpty());
        }
    }

    /** All that leads to a persona. */
    private static Set<Criterion> known(Persona persona) {
        Set<Criterion> known = new LinkedHashSet<>();
        persona.fullName()
                .flatMap(NameNormalizer.standard()::normalize)
                .ifPresent(name -> known.add(new Criterion.Text(name)));
        for (Profile profile : persona.profiles()) {
            known.add(new Criterion.Text(profile.id().value()));
            profile.sourceRecordId().ifPresent(id -> known.add(new Criterion.Text(id)));
            NameKey.stated(profile).ifPresent(name -> known.add(new Criterion.Text(name)));
            profile.identifiers().stream().filter(SearchProperties::isAddress).forEach(address -> {
                known.add(new Criterion.Text(address.value()));
                known.add(new Criterion.MergedFrom(address.value()));
            });
            profile.earlierIdentifiers().stream()
                    .filter(SearchProperties::isAddress)
                    .forEach(address -> known.add(new Criterion.MergedFrom(address.value())));
        }
        return known;
    }

    private static boolean isAddress(Identifier identifier) {
        return identifier.type() == IdentifierType.PHONE || identifier.type() == IdentifierType.EMAIL;
    }

    @Property(tries = 100)
    void whatIsAskedTogetherIsAnsweredByWhoAnswersEach(@ForAll IdentityRules rules, @ForAll List<Action> history) {
        Trial trial = lived(rules, history);
        List<Persona> everybody = everybody(trial);
        List<Criterion> known = new ArrayList<>();
        everybody.forEach(persona -> known.addAll(known(persona)));
        known.addAll(List.of(Criterion.Filter.HAS_NAME, Criterion.Filter.HAS_EMAIL));

        for (int i = 1; i < known.size(); i++) {
            Query one = Query.of(known.get(i - 1));
            Query other = Query.of(known.get(i));
            Query both = Query.of(known.get(i - 1), known.get(i));
            Set<PersonaId> each = ids(trial, one);
            each.retainAll(ids(trial, other));

            assertThat(ids(trial, both)).isEqualTo(each);
        }
    }

    private static Set<PersonaId> ids(Trial trial, Query query) {
        return find(trial.personas(), query, 1_000).stream()
                .map(hit -> hit.persona().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Property(tries = 200)
    void whoIsInTheArchiveIsFoundByNothing(@ForAll IdentityRules rules, @ForAll List<Action> history) {
        Trial trial = lived(rules, history);
        Set<PersonaId> absent = trial.partition().absent();
        List<Profile> resting = trial.facts().profiles().stream()
                .filter(profile -> absent.contains(profile.personaId()))
                .toList();

        for (Profile profile : resting) {
            List<Criterion> known =
                    new ArrayList<>(List.of(new Criterion.Text(profile.id().value())));
            profile.sourceRecordId().ifPresent(id -> known.add(new Criterion.Text(id)));
            profile.identifiers().forEach(value -> known.add(new Criterion.MergedFrom(value.value())));
            NameKey.stated(profile).ifPresent(name -> known.add(new Criterion.Text(name)));
            known.forEach(
                    criterion -> assertThat(ids(trial, Query.of(criterion))).doesNotContainAnyElementsOf(absent));
        }
    }

    /** One way to go through everybody, page by page. */
    @FunctionalInterface
    private interface Way {
        SearchPage page(Search search, @Nullable String cursor);
    }

    @Property(tries = 200)
    void whoStaysAsTheyAreComesOnceWhateverIsWrittenBetweenThePages(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll List<Action> meanwhile) {
        Way byId = (search, cursor) -> search.find(Query.everybody(), cursor, 1);
        Way byFirstSeen = (search, cursor) -> search.byFirstSeen(Query.everybody(), cursor, 1);
        Way byFilter = (search, cursor) -> search.find(Query.of(Criterion.Filter.HAS_PHONE), cursor, 1);

        comesOnce(lived(rules, history), meanwhile, byId, persona -> true);
        comesOnce(lived(rules, history), meanwhile, byFirstSeen, persona -> true);
        comesOnce(
                lived(rules, history),
                meanwhile,
                byFilter,
                persona -> persona.primaryPhone().isPresent());
    }

    private static void comesOnce(Trial trial, List<Action> meanwhile, Way way, Predicate<Persona> answers) {
        Set<Persona> unchanged = new LinkedHashSet<>(everybody(trial));
        List<PersonaId> came = new ArrayList<>();
        int next = 0;
        @Nullable String cursor = null;
        do {
            SearchPage page = way.page(trial.personas().search(), cursor);
            page.hits().forEach(hit -> came.add(hit.persona().id()));
            cursor = page.nextOrNull();
            if (next < meanwhile.size()) {
                trial.live(meanwhile.get(next++));
                unchanged.retainAll(everybody(trial));
            }
        } while (cursor != null);

        for (Persona persona : unchanged) {
            assertThat(Collections.frequency(came, persona.id())).isEqualTo(answers.test(persona) ? 1 : 0);
        }
    }
}

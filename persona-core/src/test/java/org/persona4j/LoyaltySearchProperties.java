package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.MergeHistory;
import org.persona4j.search.Criterion;
import org.persona4j.search.ExportPage;
import org.persona4j.search.ExportedPersona;
import org.persona4j.search.FoundBy;
import org.persona4j.search.Hit;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;

/**
 * Whatever customers bought, earned and spent, and whoever was merged, told apart and archived: they are found by their receipts and by
 * what their wallets say, and an export says what single calls say.
 */
@Domain(PointsSteps.class)
@Domain(DomainContext.Global.class)
class LoyaltySearchProperties {
    private static PointsWorld lived(LoyaltyPolicy program, List<PointsStep> history) {
        PointsTrial trial = new PointsTrial(program);
        trial.live(history);
        return trial.world();
    }

    private static <T> T ask(PointsWorld world, Function<Personas, T> call) {
        return world.client().ask(call);
    }

    private static List<Hit> find(PointsWorld world, Criterion... criteria) {
        List<Hit> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            @Nullable String begin = cursor;
            SearchPage page = ask(world, personas -> personas.search().find(new Query(List.of(criteria)), begin, 2));
            all.addAll(page.hits());
            cursor = page.nextOrNull();
        } while (cursor != null);
        return all;
    }

    private static List<PersonaId> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.persona().id()).toList();
    }

    private static Set<PersonaId> present(PointsWorld world, Predicate<PersonaId> which) {
        return world.personas().stream()
                .map(persona -> persona.iterator().next())
                .filter(profile -> !world.isArchived(profile))
                .map(profile -> ask(
                        world,
                        personas -> personas.search()
                                .byId(PointsWorld.id(profile))
                                .orElseThrow()
                                .id()))
                .filter(which)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isMember(PointsWorld world, PersonaId id) {
        return ask(world, personas -> personas.wallets().isMember(id));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyOrderLeadsToWhoseItIsNow(@ForAll LoyaltyPolicy program, @ForAll List<PointsStep> history) {
        PointsWorld world = lived(program, history);

        for (String order : world.program().orders().keySet()) {
            Optional<RecordedOrder> recorded =
                    ask(world, personas -> personas.orders().byReceipt(order));
            List<Hit> hits = find(world, new Criterion.Receipt(order));

            assertThat(ids(hits))
                    .isEqualTo(recorded.map(RecordedOrder::persona).stream().toList());
            assertThat(hits).allSatisfy(hit -> assertThat(hit.foundBy()).containsExactly(FoundBy.RECEIPT));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatWalletsSayTellsCustomersApart(@ForAll LoyaltyPolicy program, @ForAll List<PointsStep> history) {
        PointsWorld world = lived(program, history);

        assertThat(ids(find(world, Criterion.Filter.IS_MEMBER)))
                .containsExactlyElementsOf(present(world, id -> isMember(world, id)));
        assertThat(ids(find(world, Criterion.Filter.NOT_MEMBER)))
                .containsExactlyElementsOf(present(world, id -> !isMember(world, id)));
        assertThat(ids(find(world, Criterion.Filter.HAS_POINTS)))
                .containsExactlyElementsOf(present(
                        world,
                        id -> ask(
                                world,
                                personas ->
                                        personas.wallets().of(id).spendable().isPositive())));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void anExportSaysWhatSingleCallsSay(@ForAll LoyaltyPolicy program, @ForAll List<PointsStep> history) {
        PointsWorld world = lived(program, history);
        List<ExportedPersona> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            @Nullable String begin = cursor;
            ExportPage page = ask(world, personas -> personas.search().export(Query.everybody(), begin, 3));
            all.addAll(page.personas());
            cursor = page.nextOrNull();
        } while (cursor != null);

        assertThat(all.stream().map(ExportedPersona::persona))
                .containsExactlyElementsOf(
                        find(world).stream().map(Hit::persona).toList());
        for (ExportedPersona exported : all) {
            PersonaId id = exported.persona().id();
            assertThat(exported.loyaltyOrNull())
                    .isEqualTo(new ExportedPersona.Loyalty(
                            isMember(world, id),
                            ask(world, personas -> personas.wallets().of(id)).spendable()));
            MergeHistory merges =
                    ask(world, personas -> personas.merges().history(id)).orElseThrow();
            for (MergeHistory.MergedProfile merged : merges.profiles()) {
                assertThat(joinedBy(exported, merged.profile().id()))
                        .isEqualTo(merged.joinedBy().map(link -> link.level()));
            }
        }
    }

    private static Optional<LinkLevel> joinedBy(ExportedPersona exported, ProfileId profile) {
        return Optional.ofNullable(
                Objects.requireNonNull(exported.joinedByOrNull()).get(profile));
    }
}

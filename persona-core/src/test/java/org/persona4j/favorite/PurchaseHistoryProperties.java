package org.persona4j.favorite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.JsonCodec;

/** What purchases say of the favorite store, beside a plain list of all orders. */
class PurchaseHistoryProperties {
    private static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int PROFILES = 3;

    /** An order of one of three profiles in one of three stores. */
    record Bought(int profile, String storeId, Instant at) {}

    @Provide
    Arbitrary<List<Bought>> orders() {
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.of(0, 0, 1, 2, 8, 9, 10, 11, 12), Arbitraries.of(0, 0, 3_600, 50_000))
                .as((days, seconds) -> NOW.minusSeconds(days * 86_400L + seconds));
        return Combinators.combine(
                        Arbitraries.integers().between(0, PROFILES - 1), Arbitraries.of("s1", "s2", "s3"), times)
                .as(Bought::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<PurchasePolicy> policies() {
        return Arbitraries.of(1, 9, 10, 365).map(PurchasePolicy::new);
    }

    private static List<ProfilePurchases> histories(List<Bought> orders, PurchasePolicy policy) {
        List<ProfilePurchases> all = new ArrayList<>();
        for (int profile = 0; profile < PROFILES; profile++) {
            PurchaseHistory history = PurchaseHistory.empty();
            for (Bought order : orders) {
                if (order.profile() == profile) {
                    history = history.plus(order.storeId(), order.at(), policy, NOW);
                }
            }
            all.add(new ProfilePurchases(ProfileId.of("p" + profile), "k" + profile, history));
        }
        return all;
    }

    private static Optional<FavoriteStore> decide(List<ProfilePurchases> purchases, PurchasePolicy policy) {
        return FavoriteStore.decide(List.of(), purchases, policy, NOW, ZONE);
    }

    /** The stores with an order that counts, best first, read off the rule. */
    private static List<String> ranked(List<Bought> orders, PurchasePolicy policy) {
        LocalDate first = NOW.atZone(ZONE).toLocalDate().minusDays(policy.days());
        List<Bought> counted = orders.stream()
                .filter(order -> !order.at().atZone(ZONE).toLocalDate().isBefore(first))
                .toList();
        Comparator<String> byOrders = Comparator.comparing(store ->
                -counted.stream().filter(o -> o.storeId().equals(store)).count());
        Comparator<String> byLatest = Comparator.comparing(store -> counted.stream()
                .filter(o -> o.storeId().equals(store))
                .map(Bought::at)
                .max(Comparator.naturalOrder())
                .orElseThrow());
        return counted.stream()
                .map(Bought::storeId)
                .distinct()
                .sorted(byOrders.thenComparing(byLatest.reversed()).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    @Property
    void storesRankByOrdersThenLatestThenId(
            @ForAll("orders") List<Bought> orders, @ForAll("policies") PurchasePolicy policy) {
        List<String> stores = decide(histories(orders, policy), policy)
                .map(favorite -> {
                    List<String> all = new ArrayList<>(List.of(favorite.storeId()));
                    favorite.beaten().forEach(claim -> all.add(claim.choice().storeId()));
                    return all;
                })
                .orElse(new ArrayList<>());

        assertThat(stores).isEqualTo(ranked(orders, policy));
    }

    @Property
    void theCountsOfAllStoresAddUp(@ForAll("orders") List<Bought> orders, @ForAll("policies") PurchasePolicy policy) {
        List<StoreClaim> claims = ProfilePurchases.claims(histories(orders, policy), policy, NOW, ZONE);

        int sum = claims.stream()
                .mapToInt(claim -> claim.purchases().orElseThrow().orders())
                .sum();

        assertThat(claims).allMatch(claim -> claim.purchases().orElseThrow().ofOrders() == sum);
    }

    @Property
    void inWhatOrderOrdersAndProfilesComeDoesNotMatter(
            @ForAll("orders") List<Bought> orders, @ForAll("policies") PurchasePolicy policy, @ForAll Random random) {
        List<Bought> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, random);
        List<ProfilePurchases> profiles = histories(shuffled, policy);
        Collections.shuffle(profiles, random);

        assertThat(decide(profiles, policy)).isEqualTo(decide(histories(orders, policy), policy));
    }

    @Property
    void anOrderTakenOutAgainLeavesNoTrace(
            @ForAll("orders") List<Bought> orders, @ForAll("policies") PurchasePolicy policy) {
        PurchaseHistory before = histories(orders, policy).get(0).history();

        PurchaseHistory after =
                before.plus("s2", NOW.minusSeconds(77), policy, NOW).minus("s2", NOW.minusSeconds(77));

        assertThat(after).isEqualTo(before);
    }

    @Property
    void takingAProfileOutGivesTheAnswerOfTheOthers(
            @ForAll("orders") List<Bought> orders, @ForAll("policies") PurchasePolicy policy) {
        List<ProfilePurchases> others = histories(orders, policy).subList(1, PROFILES);

        List<Bought> theirs =
                orders.stream().filter(order -> order.profile() != 0).toList();

        assertThat(decide(others, policy).map(FavoriteStore::storeId))
                .isEqualTo(ranked(theirs, policy).stream().findFirst());
    }

    @Property
    void historiesAndAnswersReadBackFromTheirStoredForm(
            @ForAll("orders") List<Bought> orders, @ForAll("policies") PurchasePolicy policy) {
        List<ProfilePurchases> profiles = histories(orders, policy);

        for (ProfilePurchases profile : profiles) {
            byte[] stored = JsonCodec.write(profile.history());
            assertThat(JsonCodec.read(stored, PurchaseHistory.class)).isEqualTo(profile.history());
        }
        decide(profiles, policy).ifPresent(favorite -> {
            byte[] stored = JsonCodec.write(favorite);
            assertThat(JsonCodec.read(stored, FavoriteStore.class)).isEqualTo(favorite);
        });
    }
}

package org.persona4j.example.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.FreezeWindow;
import org.persona4j.earning.PointRounding;
import org.persona4j.earning.TaxBasis;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.imports.ColumnNames;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.RefundShortfall;
import org.persona4j.wallet.WalletPolicy;

/**
 * One thing that a retailer decides about the loyalty program, as texts. Immutable.
 *
 * @param code the name by which users know it
 * @param several whether it is a list
 * @param wanted what it can be, in words
 * @param shown tells what it is in a policy
 * @param change gives a policy with other texts
 */
record LoyaltySetting(
        String code,
        boolean several,
        String wanted,
        Function<LoyaltyPolicy, List<String>> shown,
        BiFunction<LoyaltyPolicy, List<String>, LoyaltyPolicy> change) {
    /** All there are, in the order in which they are told. */
    static final List<LoyaltySetting> ALL = List.of(
            one(
                    "zone",
                    "a time zone such as America/New_York",
                    policy -> policy.zone().getId(),
                    (policy, text) -> LoyaltyPolicy.builder()
                            .from(policy)
                            .zone(ZoneId.of(text))
                            .build()),
            one(
                    "points_per_100",
                    "a number of points",
                    policy -> policy.earning().pointsPer100().toString(),
                    (policy, text) -> with(policy, earning(policy).pointsPer100(Points.parse(text)))),
            one(
                    "points_per_order",
                    "a number of points",
                    policy -> policy.earning().pointsPerOrder().toString(),
                    (policy, text) -> with(policy, earning(policy).pointsPerOrder(Points.parse(text)))),
            one(
                    "max_visits_per_day",
                    "a number, 0 for no limit",
                    policy -> Integer.toString(policy.earning().maxVisitsPerDay()),
                    (policy, text) -> with(policy, earning(policy).maxVisitsPerDay(Integer.parseInt(text)))),
            one(
                    "tax_basis",
                    "pre_tax or post_tax",
                    policy -> policy.earning().taxBasis().code(),
                    (policy, text) ->
                            with(policy, earning(policy).taxBasis(find(TaxBasis.values(), TaxBasis::code, text)))),
            one(
                    "rounding",
                    "up, down, nearest or none",
                    policy -> policy.earning().rounding().code(),
                    (policy, text) -> with(
                            policy, earning(policy).rounding(find(PointRounding.values(), PointRounding::code, text)))),
            one(
                    "earns_from",
                    "a date such as 2026-03-01, or nothing",
                    policy -> policy.earning()
                            .earnsFrom()
                            .map(LocalDate::toString)
                            .orElse(""),
                    (policy, text) -> with(
                            policy,
                            earning(policy)
                                    .earnsFrom(
                                            text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text))))),
            several(
                    "freezes",
                    "times such as 2026-03-01T00:00:00Z/2026-03-02T00:00:00Z",
                    policy -> policy.earning().freezes().stream()
                            .map(window -> window.from() + "/" + window.until())
                            .toList(),
                    (policy, texts) -> with(
                            policy,
                            earning(policy)
                                    .freezes(texts.stream()
                                            .map(LoyaltySetting::window)
                                            .toList()))),
            several(
                    "excluded_products",
                    "products by their ids",
                    policy -> List.copyOf(policy.earning().excludedProducts()),
                    (policy, texts) -> with(policy, earning(policy).excludedProducts(texts))),
            several(
                    "excluded_categories",
                    "categories as they stand in orders",
                    policy -> List.copyOf(policy.earning().excludedCategories()),
                    (policy, texts) -> with(policy, earning(policy).excludedCategories(texts))),
            one(
                    "earned_points_last",
                    "never, or inactivity-365 for days after the last transaction, or fixed-365 for days after the order",
                    policy -> policy.wallet().life(EntryKind.EARNED).code(),
                    (policy, text) -> with(policy, LotLife.ofCode(text))),
            one(
                    "below_zero",
                    "refuse, allow or zero",
                    policy -> policy.wallet().belowZero().code(),
                    (policy, text) -> with(policy, wallet(policy).belowZero(BelowZero.ofCode(text)))),
            one(
                    "refund_shortfall",
                    "write_off or debt",
                    policy -> policy.wallet().refundShortfall().code(),
                    (policy, text) -> with(policy, wallet(policy).refundShortfall(RefundShortfall.ofCode(text)))),
            one(
                    "favorite_store_days",
                    "a number of days",
                    policy -> Integer.toString(policy.purchases().days()),
                    (policy, text) -> LoyaltyPolicy.builder()
                            .from(policy)
                            .purchases(new PurchasePolicy(Integer.parseInt(text)))
                            .build()));

    private static LoyaltySetting one(
            String code,
            String wanted,
            Function<LoyaltyPolicy, String> shown,
            BiFunction<LoyaltyPolicy, String, LoyaltyPolicy> change) {
        return new LoyaltySetting(
                code,
                false,
                wanted,
                policy -> List.of(shown.apply(policy)),
                (policy, texts) -> change.apply(policy, texts.get(0)));
    }

    private static LoyaltySetting several(
            String code,
            String wanted,
            Function<LoyaltyPolicy, List<String>> shown,
            BiFunction<LoyaltyPolicy, List<String>, LoyaltyPolicy> change) {
        return new LoyaltySetting(code, true, wanted, shown, change);
    }

    /** What it is in a policy; one text if it is no list. */
    List<String> of(LoyaltyPolicy policy) {
        return shown.apply(policy);
    }

    /**
     * The policy with this set.
     *
     * @param texts what to set; one text if it is no list
     * @throws InputException if that cannot be
     */
    LoyaltyPolicy set(LoyaltyPolicy policy, List<String> texts) {
        try {
            return change.apply(policy, texts);
        } catch (NumberFormatException | DateTimeException e) {
            throw new InputException(code + " must be " + wanted, e);
        } catch (IllegalArgumentException e) {
            throw new InputException(code + " must be " + wanted + ": " + e.getMessage(), e);
        }
    }

    /** The codes of all settings. */
    static List<String> codes() {
        return ALL.stream().map(LoyaltySetting::code).toList();
    }

    /**
     * The setting with a code.
     *
     * @throws InputException if there is none; it names the nearest
     */
    static LoyaltySetting ofCode(String code) {
        return ALL.stream()
                .filter(setting -> setting.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no setting '" + code.strip() + "'; nearest: "
                        + ColumnNames.of(codes()).nearest(code).stream()
                                .map(near -> "'" + near + "'")
                                .collect(Collectors.joining(", "))));
    }

    private static EarningPolicy.Builder earning(LoyaltyPolicy policy) {
        return EarningPolicy.builder().from(policy.earning());
    }

    private static WalletPolicy.Builder wallet(LoyaltyPolicy policy) {
        return WalletPolicy.builder().from(policy.wallet());
    }

    private static LoyaltyPolicy with(LoyaltyPolicy policy, EarningPolicy.Builder earning) {
        return LoyaltyPolicy.builder().from(policy).earning(earning.build()).build();
    }

    private static LoyaltyPolicy with(LoyaltyPolicy policy, WalletPolicy.Builder wallet) {
        return LoyaltyPolicy.builder().from(policy).wallet(wallet.build()).build();
    }

    private static LoyaltyPolicy with(LoyaltyPolicy policy, LotLife earned) {
        Map<EntryKind, LotLife> lives = new HashMap<>(policy.wallet().lives());
        lives.put(EntryKind.EARNED, earned);
        return with(policy, wallet(policy).lives(lives));
    }

    private static <E> E find(E[] all, Function<E, String> code, String wished) {
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(wished))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is none of these"));
    }

    private static FreezeWindow window(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a slash is missing");
        }
        return new FreezeWindow(
                Instant.parse(text.substring(0, slash).strip()),
                Instant.parse(text.substring(slash + 1).strip()));
    }
}

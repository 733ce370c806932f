package org.persona4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.persona4j.access.Actor;
import org.persona4j.identity.ProfileId;

/** What many arbitraries draw from: a few moments, texts at the bounds, actors and profiles. All made up. */
final class MadeUp {
    /** The moment at which everything begins, a noon. */
    static final Instant FIRST_MOMENT = Instant.parse("2026-01-01T12:00:00Z");

    /** The machine that hands on what happens. */
    static final Actor MACHINE = Actor.system("till-1");

    /** The customer. */
    static final Actor CUSTOMER = Actor.customer("c-1");

    /** One of the staff. */
    static final Actor STAFF = Actor.staff("u-1");

    /** The owner of the account. */
    static final Actor OWNER = Actor.owner("u-2");

    /** The privacy support. */
    static final Actor SUPPORT = Actor.support("s-1");

    private static final int MANY = 7;
    private static final List<Instant> ODD_MOMENTS = List.of(
            FIRST_MOMENT,
            Instant.parse("2025-12-31T23:59:59.999999999Z"),
            Instant.parse("2026-03-08T07:30:00Z"),
            Instant.parse("2024-02-29T00:00:00Z"),
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59Z"),
            Instant.parse("2999-12-31T23:59:59Z"));

    private MadeUp() {}

    /** So many days after the first moment. */
    static Instant day(long days) {
        return FIRST_MOMENT.plus(Duration.ofDays(days));
    }

    /** Moments of a few days, so that ties are frequent. */
    static Arbitrary<Instant> fewMoments(int days) {
        return Arbitraries.integers().between(0, days - 1).map(MadeUp::day);
    }

    /** Moments of all kinds: the ends of a year and of a leap month, the hour that a clock leaps over, before 1970, far off. */
    static Arbitrary<Instant> moments() {
        return Choices.of(
                ODD_MOMENTS,
                Arbitraries.integers()
                        .between(0, 2 * 366 * 24 * 60)
                        .map(minute -> FIRST_MOMENT.plusSeconds(60L * minute)));
    }

    /**
     * Texts of 1 to so many {@code char}s that are no blank and hold no control character: a plain one, one of each odd kind, and
     * the longest there may be.
     */
    static Arbitrary<String> texts(String plain, int most) {
        return Choices.of(List.of(
                plain,
                plain.toUpperCase(java.util.Locale.ROOT),
                "7",
                " " + plain + " ",
                "Zoë's no. 5, <b>\"%s\"</b>; --",
                "צל · ظل · 影",
                "\u202Eabc\u202C",
                "e\u0301",
                "\uD83D\uDE00",
                "\uFF21",
                "x".repeat(most),
                "\uD83D\uDE00".repeat(most / 2)));
    }

    /**
     * The profile with a number from 0: its id and its key. The keys are in another order than the ids, so that who mistakes one
     * for the other is found out.
     *
     * @param number the number
     */
    record Handle(int number) {
        ProfileId id() {
            return ProfileId.of("p" + (number + 1));
        }

        String key() {
            return "key-" + (char) ('a' + (MANY - 1 + number * (MANY - 2)) % MANY + MANY * (number / MANY));
        }
    }

    /** A few profiles. */
    static Arbitrary<Handle> profiles(int count) {
        return Arbitraries.integers().between(0, count - 1).map(Handle::new);
    }
}

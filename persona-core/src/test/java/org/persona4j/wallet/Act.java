package org.persona4j.wallet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.persona4j.identity.ProfileId;

/**
 * One call of a made-up history. Which profiles it works on is its own choice, so merges and unmerges are everywhere.
 *
 * @param what which call
 * @param held which of the three profiles are one persona at the time, as bits, 1 to 7
 * @param who which of them the call names
 * @param points of how many hundredths it is
 * @param pick which earlier entry it is about, how far back the day lies, how many it settles
 * @param rules under which of the policies it is made
 * @param step how long after the call before it
 */
record Act(What what, int held, int who, long points, int pick, int rules, Duration step) {
    enum What {
        EARN,
        BOOST,
        ADJUST,
        REDEEM,
        ZERO,
        GIVE_BACK,
        REVERSE,
        TOUCH,
        SETTLE
    }

    /** The profiles, by ids that are in another order than their keys. */
    static final List<ProfileId> PROFILES = List.of(ProfileId.of("a"), ProfileId.of("b"), ProfileId.of("c"));

    private static final Map<ProfileId, String> KEYS =
            Map.of(ProfileId.of("a"), "k3", ProfileId.of("b"), "k1", ProfileId.of("c"), "k2");

    private static final List<Map<EntryKind, LotLife>> LIVES = List.of(
            Map.of(EntryKind.EARNED, LotLife.inactivity(3)),
            Map.of(EntryKind.EARNED, LotLife.inactivity(3), EntryKind.BOOST, LotLife.fixed(4)),
            Map.of(EntryKind.EARNED, LotLife.inactivity(6), EntryKind.BOOST, LotLife.inactivity(3)),
            Map.of(EntryKind.EARNED, LotLife.fixed(2), EntryKind.BOOST, LotLife.inactivity(1)));

    private static final List<BelowZero> BELOW_ZERO = List.of(BelowZero.REFUSE, BelowZero.ALLOW, BelowZero.ZERO);
    private static final List<RefundShortfall> SHORTFALL = List.of(RefundShortfall.WRITE_OFF, RefundShortfall.DEBT);

    /** How many policies there are to choose from. */
    static final int POLICIES = LIVES.size() * BELOW_ZERO.size() * SHORTFALL.size();

    static String key(ProfileId profile) {
        return KEYS.getOrDefault(profile, "");
    }

    /** The profiles that are one persona. */
    Set<ProfileId> profiles() {
        Set<ProfileId> profiles = new TreeSet<>();
        for (int bit = 0; bit < PROFILES.size(); bit++) {
            if ((held >> bit & 1) == 1) {
                profiles.add(PROFILES.get(bit));
            }
        }
        return profiles;
    }

    /** The profile that the call names: one of them. */
    ProfileId profile() {
        return List.copyOf(new TreeSet<>(profiles())).get(who % profiles().size());
    }

    Points amount() {
        return Points.ofHundredths(points);
    }

    /** The policy it is made under, but for the zone. */
    WalletPolicy.Builder policy() {
        int rest = rules / LIVES.size();
        return WalletPolicy.builder()
                .lives(LIVES.get(rules % LIVES.size()))
                .belowZero(BELOW_ZERO.get(rest % BELOW_ZERO.size()))
                .refundShortfall(SHORTFALL.get(rest / BELOW_ZERO.size()));
    }
}

package org.persona4j.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.MergeHistory;
import org.persona4j.optin.Channel;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.PersonaOptIn;
import org.persona4j.persona.Persona;
import org.persona4j.persona.Survivorship;
import org.persona4j.search.ExportedPersona;

/**
 * Adds to a persona what a role may see of it besides.
 *
 * @param granted what the role may
 * @param survivorship which address is the primary one
 * @param loyalty how points are counted
 * @param optIns how opt-ins are summed up
 */
public record Exports(Set<Permission> granted, Survivorship survivorship, LoyaltyPolicy loyalty, OptInPolicy optIns) {
    /** What this attempt sees of a persona. */
    public ExportedPersona of(Attempt attempt, Persona persona) {
        return new ExportedPersona(
                persona,
                granted.contains(Permission.SEE_MERGES) ? joinedBy(attempt, persona) : null,
                granted.contains(Permission.VIEW_WALLETS) ? loyalty(attempt, persona.id()) : null,
                granted.contains(Permission.VIEW_OPT_INS) ? optIns(attempt, persona.id()) : null);
    }

    private static Map<ProfileId, LinkLevel> joinedBy(Attempt attempt, Persona persona) {
        Map<ProfileId, LinkLevel> levels = new HashMap<>();
        if (persona.profiles().size() > 1) {
            for (MergeHistory.MergedProfile merged : Histories.of(attempt, persona.id())
                    .orElseThrow(StaleReadException::new)
                    .profiles()) {
                merged.joinedBy().ifPresent(link -> levels.put(merged.profile().id(), link.level()));
            }
        }
        return levels;
    }

    private ExportedPersona.Loyalty loyalty(Attempt attempt, PersonaId id) {
        WalletDesk desk = WalletDesk.ofPersona(attempt, loyalty, id);
        return new ExportedPersona.Loyalty(
                desk.isMember(), desk.view().wallet(attempt.now()).spendable());
    }

    private Map<Channel, OptInStatus> optIns(Attempt attempt, PersonaId id) {
        Map<Channel, OptInStatus> statuses = new HashMap<>();
        for (Channel channel : Channel.ALL) {
            PersonaOptIn found = OptInReads.persona(
                    attempt,
                    id,
                    channel,
                    (histories, primary) -> effective(attempt, channel, histories, primary),
                    survivorship);
            if (found.effective().why() != EffectiveOptIn.Why.NO_ADDRESS) {
                statuses.put(channel, found.status());
            }
        }
        return statuses;
    }

    private EffectiveOptIn effective(
            Attempt attempt, Channel channel, Map<String, OptInHistory> histories, @Nullable String primaryOrNull) {
        return EffectiveOptIn.ofNow(channel, histories, primaryOrNull, attempt.now(), optIns.optOutScope(channel));
    }
}

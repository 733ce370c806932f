package org.persona4j.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.LinkLevel;
import org.persona4j.optin.Channel;
import org.persona4j.optin.OptInStatus;
import org.persona4j.persona.Persona;
import org.persona4j.search.ExportPage;
import org.persona4j.search.ExportedPersona;
import org.persona4j.search.FoundBy;
import org.persona4j.search.Hit;
import org.persona4j.search.SearchPage;

/** What an engine answers who looks for somebody: hits, pages of them, and personas as they are exported. */
public final class SearchAnswers {
    private static final int MOST = 3;

    private SearchAnswers() {}

    /** Personas that were found: in one way, in several, and in a list, which is no way. */
    public static Arbitrary<Hit> hits() {
        Arbitrary<Set<FoundBy>> ways = Choices.of(
                List.of(Set.of(), Set.of(FoundBy.PHONE), Set.of(FoundBy.values())),
                Arbitraries.of(FoundBy.class).set().ofMaxSize(2));
        return Choices.withoutProducts(
                Combinators.combine(Profiles.personas(), ways).as(Hit::new));
    }

    /** Pages of hits, empty ones too, with more after them and without. */
    public static Arbitrary<SearchPage> pages() {
        return Choices.withoutProducts(Combinators.combine(hits().list().ofMaxSize(MOST), Choices.of(false, true))
                .as((hits, more) -> new SearchPage(hits, more ? "p3" : null)));
    }

    /** Personas as they are exported for whoever may see everything, and for whoever may not see merges, points or consent. */
    public static Arbitrary<ExportedPersona> exported() {
        Arbitrary<ExportedPersona.Loyalty> loyalty = Combinators.combine(
                        Choices.of(true, false), Ledgers.points().filter(points -> !points.isNegative()))
                .as(ExportedPersona.Loyalty::new);
        Arbitrary<Map<Channel, OptInStatus>> optIns = Arbitraries.maps(
                        Choices.of(Channel.ALL), Choices.of(OptInStatus.values()))
                .ofMaxSize(MOST);
        return Choices.withoutProducts(Combinators.combine(
                        Profiles.personas(), Choices.of(true, false), loyalty.optional(), optIns.optional())
                .as((persona, merges, points, consent) -> new ExportedPersona(
                        persona, merges ? joinedBy(persona) : null, points.orElse(null), consent.orElse(null))));
    }

    /** That the profiles of a persona were joined by phone numbers. */
    private static Map<ProfileId, LinkLevel> joinedBy(Persona persona) {
        Map<ProfileId, LinkLevel> joinedBy = new HashMap<>();
        persona.profiles().stream()
                .filter(profile -> !profile.id().value().equals(persona.id().value()))
                .forEach(profile -> joinedBy.put(profile.id(), LinkLevel.PHONE));
        return joinedBy;
    }

    /** Pages of exports, empty ones too, with more after them and without. */
    public static Arbitrary<ExportPage> exports() {
        return Choices.withoutProducts(Combinators.combine(exported().list().ofMaxSize(MOST), Choices.of(false, true))
                .as((personas, more) -> new ExportPage(personas, more ? "p3" : null)));
    }
}

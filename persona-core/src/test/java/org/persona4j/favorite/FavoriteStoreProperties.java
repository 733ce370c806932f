package org.persona4j.favorite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.persona.CustomerData;

/** Which word decides, beside a plain model of the rule. */
@Domain(CustomerData.class)
@Domain(DomainContext.Global.class)
class FavoriteStoreProperties {
    private static final List<ChoiceLevel> STRONGEST_FIRST =
            List.of(ChoiceLevel.OVERRIDE, ChoiceLevel.CUSTOMER_CHOICE, ChoiceLevel.SIGN_UP, ChoiceLevel.FILE_IMPORT);

    /** Whether a is stronger than b, read off the rule word by word. */
    private static boolean isStronger(StoreClaim a, StoreClaim b) {
        if (a.choice().level() != b.choice().level()) {
            return STRONGEST_FIRST.indexOf(a.choice().level())
                    < STRONGEST_FIRST.indexOf(b.choice().level());
        }
        if (!a.choice().at().equals(b.choice().at())) {
            return a.choice().at().isAfter(b.choice().at());
        }
        if (!a.choice().storeId().equals(b.choice().storeId())) {
            return a.choice().storeId().compareTo(b.choice().storeId()) < 0;
        }
        return a.profileKey().compareTo(b.profileKey()) < 0;
    }

    private static Optional<StoreClaim> strongest(List<StoreClaim> claims) {
        StoreClaim best = null;
        for (StoreClaim claim : claims) {
            if (best == null || isStronger(claim, best)) {
                best = claim;
            }
        }
        return Optional.ofNullable(best);
    }

    @Property
    void theStrongestWordDecides(@ForAll @Size(max = 8) List<StoreClaim> claims) {
        Optional<FavoriteStore> favorite = FavoriteStore.decide(claims);

        assertThat(favorite.map(FavoriteStore::decidedBy)).isEqualTo(strongest(claims));
    }

    @Property
    void theOrderOfWordsDoesNotMatter(@ForAll @Size(max = 8) List<StoreClaim> claims, @ForAll Random random) {
        List<StoreClaim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, random);

        Optional<FavoriteStore> favorite = FavoriteStore.decide(shuffled);

        assertThat(favorite).isEqualTo(FavoriteStore.decide(claims));
    }

    @Property
    void withoutTheDecidingWordTheFirstBeatenOneDecides(@ForAll @Size(min = 2, max = 8) List<StoreClaim> claims) {
        FavoriteStore favorite = FavoriteStore.decide(claims).orElseThrow();
        List<StoreClaim> rest = new ArrayList<>(claims);
        rest.remove(favorite.decidedBy());

        Optional<FavoriteStore> without = FavoriteStore.decide(rest);

        assertThat(without.map(FavoriteStore::decidedBy))
                .contains(favorite.beaten().get(0));
    }

    @Property
    void everyWordDecidesOrIsBeaten(@ForAll @Size(min = 1, max = 8) List<StoreClaim> claims) {
        FavoriteStore favorite = FavoriteStore.decide(claims).orElseThrow();

        List<StoreClaim> named = new ArrayList<>(favorite.beaten());
        named.add(favorite.decidedBy());
        assertThat(named).containsExactlyInAnyOrderElementsOf(claims);
    }
}

package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.points;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.error.ContentionException;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineLine;

/** Many threads at one wallet: what is there is spent once, and no more than that. */
class WalletConcurrencyTest {
    private static final int THREADS = 50;
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);
    private static final Points PRICE = points("10");

    /** Makes a call again as long as too many others are faster. */
    private static PointsAnswer redeemed(Wallets wallets, PersonaId id, int thread) {
        while (true) {
            try {
                return wallets.redeem(id, PRICE, "r-" + thread, null);
            } catch (ContentionException again) {
                Thread.onSpinWait();
            }
        }
    }

    private static void tenWereBooked(List<PointsAnswer> answers) {
        assertThat(answers).filteredOn(PointsAnswer::isBooked).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> !answer.isBooked())
                .extracting(PointsAnswer::outcome)
                .containsOnly(new BookingOutcome.Refused(BookingOutcome.Reason.INSUFFICIENT, Points.ZERO, Points.ZERO));
    }

    private static void tenRedemptionsLeftNothing(Wallets wallets, PersonaId id) {
        assertThat(wallets.of(id).balance()).isEqualTo(Points.ZERO);
        List<TimelineLine> lines = wallets.timeline(id, null, 100).lines();
        assertThat(lines)
                .filteredOn(line -> line.kind() == EntryKind.REDEMPTION)
                .hasSize(10)
                .extracting(TimelineLine::points)
                .containsOnly(PRICE.negated());
        assertThat(lines).filteredOn(line -> line.kind() == EntryKind.BOOST).hasSize(2);
        assertThat(lines).hasSize(12);
    }

    @Test
    void ofFiftyThreadsThatSpendATenthOfAWalletTenSucceed() throws Exception {
        Shop shop = new Shop();
        PersonaId ada = shop.member("1", "+16035551201");
        PersonaId same = shop.member("2", "+16035551201");
        shop.wallets().credit(ada, EntryKind.BOOST, points("35"), "c-1", null);
        shop.wallets().credit(same, EntryKind.BOOST, points("65"), "c-2", null);
        Wallets wallets = shop.wallets();

        List<PointsAnswer> answers =
                Together.answers(THREADS, thread -> redeemed(wallets, thread % 2 == 0 ? ada : same, thread));

        tenWereBooked(answers);
        tenRedemptionsLeftNothing(wallets, ada);
    }

    private static Faults faults(long seed) {
        return Faults.nuisances(seed)
                .with(Fault.UNAVAILABLE, 0.02)
                .with(Fault.REWRITE, 0.02)
                .with(Fault.VISIT, 0.02)
                .with(Fault.UNKNOWN_LOST, 0.03)
                .with(Fault.UNKNOWN_APPLIED, 0.05)
                .with(Fault.UNKNOWN_LATE, 0.05);
    }

    private static PersonaId customer(Trial trial, String record) {
        IntakeOutcome outcome = trial.client()
                .ask(personas -> personas.intake()
                        .take(SourceRecord.builder(Shop.TILL, record)
                                .phone("+16035551201")
                                .build()));
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }

    @Test
    void soTheyDoOverAStoreThatGoesWrongIfEachAsksUntilItIsAnswered() throws Exception {
        for (int round = 0; round < FACTOR; round++) {
            Trial trial = Trial.despite(faults(round), IdentityRules.standard());
            PersonaId ada = customer(trial, "1");
            PersonaId same = customer(trial, "2");
            trial.client().tell(personas -> personas.wallets().credit(ada, EntryKind.BOOST, points("35"), "c-1", null));
            trial.client()
                    .tell(personas -> personas.wallets().credit(same, EntryKind.BOOST, points("65"), "c-2", null));
            List<Client> clients = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                clients.add(trial.anotherPersistentClient("t" + thread));
            }

            List<PointsAnswer> answers = Together.answers(
                    THREADS,
                    thread -> clients.get(thread)
                            .ask(personas -> personas.wallets()
                                    .redeem(thread % 2 == 0 ? ada : same, PRICE, "r-" + thread, null)));

            tenWereBooked(answers);
            trial.faults().inject(Faults.none());
            trial.faults().settle();
            tenRedemptionsLeftNothing(trial.anotherEngine("z").wallets(), ada);
        }
    }
}

package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.store.RecordKey;

/** Takes source records in: several in one commit, as far as they fit. Thread-safe. */
public final class Intakes {
    private final Transactions transactions;
    private final Act act;
    private final Reach reach;

    /** The intake of a tenant by this act, which leaves alone what is not within reach. */
    public Intakes(Transactions transactions, Act act, Reach reach) {
        this.transactions = transactions;
        this.act = act;
        this.reach = reach;
    }

    /** Takes the records in, in their order, and answers for each. Each takes effect as a whole or not at all. */
    public List<IntakeOutcome> take(List<Prepared> records) {
        records.forEach(this::check);
        List<IntakeOutcome> outcomes = new ArrayList<>(records.size());
        while (outcomes.size() < records.size()) {
            List<Prepared> rest = records.subList(outcomes.size(), records.size());
            EarlierAttempts earlier = new EarlierAttempts();
            outcomes.addAll(transactions.change(attempt -> {
                earlier.next(attempt);
                return earlier.landed(attempt).orElseGet(() -> {
                    List<IntakeOutcome> some = together(attempt, rest, earlier);
                    earlier.leaves(some, attempt);
                    return some;
                });
            }));
        }
        return outcomes;
    }

    /**
     * Takes some of the records in, in their order, in one attempt that somebody else commits, together with what they write
     * themselves. Whether an earlier attempt took effect is theirs to know.
     *
     * @return an outcome for each of the first records, as many as fit; of at least one, if there is one
     */
    List<IntakeOutcome> takeSome(Attempt attempt, List<Prepared> records) {
        records.forEach(this::check);
        return together(attempt, records, new EarlierAttempts());
    }

    private void check(Prepared record) {
        if (!record.isFor(transactions.lastSeenLayout(), transactions.rules())) {
            throw new IllegalArgumentException(
                    "a record was prepared for another tenant, under another hash key or by other rules");
        }
    }

    /** What taking the record in would do. */
    public MergePlan plan(Prepared record) {
        return transactions.read(attempt -> {
            attempt.explain();
            IntakeStep step = new IntakeStep(attempt, record, act, reach, new EarlierAttempts());
            IntakeOutcome outcome = step.take();
            return step.plan(summary(outcome));
        });
    }

    private static String summary(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Accepted accepted) {
            return accepted.kind().name();
        }
        if (outcome instanceof IntakeOutcome.Rejected rejected) {
            return "REJECTED " + rejected.flaws();
        }
        return outcome instanceof IntakeOutcome.Suppressed ? "SUPPRESSED" : "ARCHIVED";
    }

    private List<IntakeOutcome> together(Attempt attempt, List<Prepared> records, EarlierAttempts earlier) {
        Workspace workspace = attempt.workspace();
        prefetch(attempt, records);
        List<IntakeOutcome> outcomes = new ArrayList<>();
        for (Prepared record : records) {
            boolean enough = !outcomes.isEmpty() && workspace.readCount() > workspace.budget() * 3 / 4;
            if (enough || attempt.isDeferred()) {
                break;
            }
            int mark = workspace.mark();
            try {
                IntakeStep step = new IntakeStep(attempt, record, act, reach, earlier);
                IntakeOutcome outcome = step.take();
                if (step.touchedHidden(outcome)) {
                    attempt.takeBack(mark);
                    IntakeOutcome seen = new IntakeStep(attempt.seen(), record, act, reach, earlier).take();
                    step = new IntakeStep(attempt, record, act, reach, earlier);
                    outcome = step.told(step.take(), seen);
                }
                step.note(outcome);
                if (!workspace.fits() && !outcomes.isEmpty()) {
                    throw new Attempt.FullException();
                }
                outcomes.add(earlier.answer(record, outcome));
                attempt.changeIsComplete();
            } catch (Attempt.FullException full) {
                workspace.rollback(mark);
                break;
            }
        }
        return outcomes;
    }

    /** Reads what the first of the records will need, in as few reads as the chain of references allows. */
    private static void prefetch(Attempt attempt, List<Prepared> records) {
        Workspace workspace = attempt.workspace();
        List<RecordKey> own = new ArrayList<>();
        List<Prepared.New> some = new ArrayList<>();
        for (Prepared record : records) {
            if (own.size() + 2 * some.size() > workspace.budget() / 2) {
                break;
            }
            Prepared.New made = record.made(attempt.layout());
            if (made != null) {
                some.add(made);
                attempt.index().remember(made);
                own.addAll(made.identifierKeys());
                own.add(attempt.layout().knownSource(made.profile().source()));
                if (made.source() == null) {
                    own.addAll(made.own());
                } else {
                    own.add(made.source());
                }
            }
        }
        workspace.load(own);
        Set<ProfileId> profiles = new TreeSet<>();
        for (Prepared.New made : some) {
            if (made.source() != null) {
                SourceRef ref = workspace.get(made.source(), SourceRef.class);
                if (ref == null || ref.profileOrNull() == null) {
                    workspace.takeAsAbsent(made.own());
                } else {
                    profiles.add(ref.profileOrNull());
                }
            }
            for (RecordKey key : made.identifierKeys()) {
                IdentifierRecord value = workspace.get(key, IdentifierRecord.class);
                if (value != null && !value.owners().isEmpty() && !value.isShared(attempt.rules())) {
                    profiles.add(value.owners().get(0).profile());
                }
            }
        }
        RecordLayout layout = attempt.layout();
        workspace.load(profiles.stream().map(layout::profile).toList());
        workspace.load(profiles.stream()
                .map(attempt::profile)
                .filter(profile -> profile != null)
                .map(profile -> layout.persona(profile.personaId()))
                .toList());
    }
}

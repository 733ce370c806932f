package org.persona4j.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.ContentionException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.error.TenantMismatchException;
import org.persona4j.identity.Identifier;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.InconsistentFactsException;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.UnknownOutcomeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop in which everything about a tenant is read, decided and committed, and tried again if somebody else was faster.
 * Thread-safe; holds no lock while it waits.
 */
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int MAX_ATTEMPTS = 200;
    private static final int MAX_UNMARK_ATTEMPTS = 20;
    private static final long MAX_PAUSE_NANOS = 20_000_000;
    private static final long MIN_PAUSE_NANOS = 20_000;
    private static final int SMALLEST_CAP_THAT_COUNTS = 32;
    private static final int BESIDES_MEMBERS = 64;

    private final PersonaStore store;
    private final Layouts layouts;
    private final IdentityRules rules;
    private final Supplier<String> ids;
    private final Clock clock;
    private final int budget;
    private final TenantRecord expectedTenant;
    private final Repair repair;
    private final Rekeying rekeying;
    private volatile RecordLayout lastSeen;

    /** The loop of one tenant. */
    public Transactions(PersonaStore store, Layouts layouts, IdentityRules rules, Supplier<String> ids, Clock clock) {
        this.store = store;
        this.layouts = layouts;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
        this.budget = budget(rules);
        this.expectedTenant = layouts.begin(rules);
        this.lastSeen = layouts.newest();
        this.repair = new Repair(this);
        this.rekeying = new Rekeying(this, layouts, store);
    }

    /**
     * How many records a commit names: the members of a persona and as many personas, and what a profile of the most identifiers
     * changes besides. What would take more is done in several commits.
     */
    public static int budget(IdentityRules rules) {
        return 2 * rules.sizeCap() + BESIDES_MEMBERS;
    }

    /**
     * How many records a store must take in a commit. The budget, but for size caps below 32: there a single edit that exchanges
     * all identifiers of a profile, each carried by too many others, names a few more, and cannot be cut.
     */
    public static int keysNeeded(IdentityRules rules) {
        return 2 * Math.max(rules.sizeCap(), SMALLEST_CAP_THAT_COUNTS) + BESIDES_MEMBERS;
    }

    /** How many records a store must take in a commit that tells of changes in so many shards. */
    public static int keysNeeded(IdentityRules rules, int shards) {
        return keysNeeded(rules) + FeedWriter.keysNeeded(rules, shards);
    }

    /** The layout under the hash key that was current when this engine last looked. */
    public RecordLayout lastSeenLayout() {
        return lastSeen;
    }

    /** How the hash key is replaced. */
    public Rekeying rekeying() {
        return rekeying;
    }

    /** How many records a commit names at most. */
    int budget() {
        return budget;
    }

    IdentityRules rules() {
        return rules;
    }

    PersonaStore store() {
        return store;
    }

    /** Makes changes that take effect together. The body is run again, from the start, whenever it must be. */
    public <T> T change(Function<Attempt, T> body) {
        return loop(this::newAttempt, attempt -> {
            T answer = body.apply(attempt);
            if (attempt.workspace().hasWrites()) {
                attempt.workspace().commit();
            } else {
                attempt.workspace().verifyReads();
            }
            return answer;
        });
    }

    /** Makes sure that this is the key and these are the rules of the tenant, and that no rearrangement is under way. */
    public void verify() {
        read(attempt -> Nothing.NOTHING);
    }

    /**
     * Reads what was so at one moment, or finds out what a change would do, and commits nothing of it. Hidden, archived and
     * erased personas are not there.
     */
    public <T> T read(Function<Attempt, T> body) {
        return readAll(attempt -> body.apply(attempt.veiled()));
    }

    /** The same, with all personas, for who may know of them. */
    public <T> T readAll(Function<Attempt, T> body) {
        return loop(this::newReading, attempt -> {
            T answer = body.apply(attempt);
            attempt.workspace().verifyReads();
            return answer;
        });
    }

    private <T> T loop(Supplier<Attempt> attempts, Function<Attempt, T> body) {
        Map<Identifier, Marking> marked = new LinkedHashMap<>();
        try {
            return loop(attempts, body, marked);
        } finally {
            marked.forEach(this::unmark);
        }
    }

    private <T> T loop(Supplier<Attempt> attempts, Function<Attempt, T> body, Map<Identifier, Marking> marked) {
        RuntimeException last = null;
        boolean unknownBefore = false;
        int tried = 0;
        while (tried < MAX_ATTEMPTS) {
            pause(tried++);
            try {
                Attempt attempt = attempts.get();
                while (repair.isPending(attempt)) {
                    repair.run();
                    attempt = attempts.get();
                }
                Attempt current = attempt;
                if (unknownBefore) {
                    current.followsUnknownOutcome();
                }
                unknownBefore = false;
                T answer = current.workspace().guarded(() -> body.apply(current));
                if (current.isDeferred()) {
                    repair.run();
                }
                return answer;
            } catch (IdentifierIndex.DrainFirst drain) {
                marked.merge(drain.value(), drain(drain.value()), Marking::together);
            } catch (MoveFirst first) {
                if (rekeying.moveFound(first.records())) {
                    tried--;
                }
            } catch (CommitConflictException | StaleReadException | InconsistentFactsException again) {
                last = again;
            } catch (UnknownOutcomeException unknown) {
                LOG.info("the outcome of a commit is unknown, it is settled by trying again");
                last = unknown;
                unknownBefore = true;
            }
        }
        throw gaveUp(last);
    }

    private static RuntimeException gaveUp(@Nullable RuntimeException last) {
        if (last instanceof InconsistentFactsException || last instanceof UnknownOutcomeException) {
            return last;
        }
        return new ContentionException(MAX_ATTEMPTS);
    }

    private static void pause(int tried) {
        if (tried > 1) {
            long most = Math.min(MAX_PAUSE_NANOS, MIN_PAUSE_NANOS << Math.min(tried, 16));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
        }
    }

    /** An attempt that has read the record every commit expects; a tenant that has none yet is given one. */
    Attempt newAttempt() {
        Attempt attempt = attempt(false);
        if (!attempt.workspace().exists(layouts.tenantRecord())) {
            create();
            return newAttempt();
        }
        attempt.workspace().lock(layouts.tenantRecord());
        return attempt;
    }

    /** An attempt that only looks: a tenant that nobody wrote to is empty, and stays unwritten. */
    private Attempt newReading() {
        return attempt(true);
    }

    private Attempt attempt(boolean onlyLooks) {
        Workspace workspace = new Workspace(store, layouts.tenant(), budget);
        TenantRecord tenant = workspace.get(layouts.tenantRecord(), TenantRecord.class);
        RecordLayout layout = tenant == null ? layouts.newest() : layout(tenant);
        if (layout.isMoving()) {
            workspace.whileMoving(layout, onlyLooks);
        }
        Attempt attempt = new Attempt(workspace, store, layout, rules, new IdTape(ids), clock.instant());
        FeedState feed = tenant == null || onlyLooks ? null : tenant.toldIn();
        if (feed != null) {
            FeedWriter writer = new FeedWriter(attempt, feed);
            workspace.beforeCommit(
                    writer::write, FeedWriter.keysNeeded(rules, feed.shardsOf(feed.number())), FeedWriter.LOCKS_WHOSE);
        }
        return attempt;
    }

    private void create() {
        Workspace workspace = new Workspace(store, layouts.tenant(), budget);
        if (workspace.get(layouts.tenantRecord(), TenantRecord.class) == null) {
            workspace.put(layouts.tenantRecord(), expectedTenant);
            workspace.commit();
        }
    }

    /**
     * The layout that the tenant's record says.
     *
     * @throws TenantMismatchException if this engine cannot work with it
     */
    RecordLayout layout(TenantRecord tenant) {
        if (tenant.format() > TenantRecord.FORMAT) {
            throw new TenantMismatchException("the records of this tenant have format " + tenant.format()
                    + ", this version reads up to " + TenantRecord.FORMAT);
        }
        RecordLayout layout = layouts.of(tenant);
        if (!tenant.rules().equals(expectedTenant.rules())) {
            throw new TenantMismatchException(
                    "the identity rules are not those by which the personas of this tenant were made");
        }
        if (lastSeen.keyNumber() != layout.keyNumber()) {
            lastSeen = layouts.under(layout.keyNumber());
        }
        return layout;
    }

    /** What is known of the marks set on a record. */
    private enum Marking {
        /** Those that there will be are there. */
        SETTLED,
        /** One may be on its way yet. */
        UNKNOWN;

        Marking together(Marking other) {
            return this == UNKNOWN ? this : other;
        }
    }

    /** Marks a full record as draining, so that whoever adds an owner from now on writes it. */
    private Marking drain(Identifier identifier) {
        try {
            Attempt attempt = newAttempt();
            IdentifierRecord value = attempt.index().find(identifier);
            if (value != null && value.isFull(rules) && !value.draining()) {
                attempt.workspace().put(attempt.key(identifier), value.draining(true));
                attempt.workspace().commit();
            }
        } catch (MoveFirst first) {
            rekeying.moveFound(first.records());
        } catch (CommitConflictException again) {
            LOG.debug("marking a record as draining is left to the next attempt");
        } catch (UnknownOutcomeException unknown) {
            return Marking.UNKNOWN;
        }
        return Marking.SETTLED;
    }

    /**
     * Takes the mark off a record if nobody's owner left it after all. A record that may be marked yet is written in any case, so
     * that the mark finds another version than it expects.
     */
    private void unmark(Identifier identifier, Marking marking) {
        for (int tried = 0; tried < MAX_UNMARK_ATTEMPTS; tried++) {
            try {
                Attempt attempt = newAttempt();
                IdentifierRecord value = attempt.index().find(identifier);
                if (value != null && (value.draining() || marking == Marking.UNKNOWN)) {
                    attempt.workspace().put(attempt.key(identifier), value.draining(false));
                    attempt.workspace().commit();
                }
                return;
            } catch (MoveFirst first) {
                rekeying.moveFound(first.records());
            } catch (CommitConflictException | UnknownOutcomeException again) {
                pause(tried);
            } catch (PersonaStoreException broken) {
                LOG.info("a record stays marked as draining, as the store fails");
                return;
            }
        }
    }

    /**
     * The answer of a call: the one given before to a call with this operation id, or one made now. If the caller gave the id,
     * the answer is recorded even if it changed nothing, so that the same call has the same answer for ever.
     *
     * @param digest of what is asked, by {@link Layouts#digest}
     */
    public <T> T once(Optional<String> given, String digest, Class<T> type, Function<Attempt, T> body) {
        String operationId = given.orElseGet(ids);
        return change(attempt -> {
            RecordKey key = attempt.layout().operation(operationId);
            attempt.workspace().requireMoved(key);
            String asked = attempt.layout().digest(digest);
            OperationRecord known = attempt.workspace().get(key, OperationRecord.class);
            if (known != null) {
                if (!known.digest().equals(asked)) {
                    throw new OperationReusedException();
                }
                return JsonCodec.read(known.answer().getBytes(StandardCharsets.UTF_8), type);
            }
            T answer = body.apply(attempt);
            if (given.isPresent() || attempt.workspace().hasWrites()) {
                attempt.workspace()
                        .put(key, OperationRecord.of(asked, attempt.now(), type, Objects.requireNonNull(answer)));
            }
            return answer;
        });
    }
}

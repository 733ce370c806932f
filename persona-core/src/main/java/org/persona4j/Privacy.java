package org.persona4j;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.persona4j.access.Permission;
import org.persona4j.identity.Identifier;
import org.persona4j.internal.Act;
import org.persona4j.internal.Blocklist;
import org.persona4j.internal.Diagnoses;
import org.persona4j.internal.Erasures;
import org.persona4j.privacy.Diagnosis;
import org.persona4j.privacy.ErasurePlan;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;

/**
 * Who is hidden, who is forgotten, and who may come back.
 *
 * <p>A persona that carries an identifier on the blocklist is hidden as a whole: from every search, list and look-up, from merges
 * and exports, whoever asks. For all who work for the retailer it is the same as if it were absent; what arrives for it is kept,
 * hidden. There is no call that lists the blocklist, and none that tells anybody but support whether an identifier is on
 * it. Values that are shared and placeholders hide nobody, as they say nothing about who somebody is; that an operator declares a value shared lifts no block.
 * Immutable and thread-safe.
 */
public final class Privacy {
    private static final int MAX_REASON = 1_000;

    private final Caller caller;

    Privacy(Caller caller) {
        this.caller = caller;
    }

    /**
     * Puts an identifier on the blocklist, whether anybody carries it yet or not: whoever does is hidden, now and from when they
     * do. Needs {@link Permission#BLOCK}.
     *
     * @param identifier the identifier
     * @param reason why, for the audit: 1 to 1,000 characters, no personal data
     * @throws IllegalArgumentException if the identifier is a placeholder, which stands for nobody
     */
    public void block(Identifier identifier, String reason) {
        Session session = caller.require(Permission.BLOCK);
        Objects.requireNonNull(identifier, "identifier");
        check(reason);
        if (session.rules().placeholders().matches(identifier)) {
            throw new IllegalArgumentException("a placeholder stands for nobody, so it cannot be put on the blocklist");
        }
        String digest = session.layout().digest("block", identifier.type().name(), identifier.value(), reason);
        new Blocklist(session.transactions(), caller.act("privacy.block", reason))
                .block(identifier, caller.operationId(), digest);
    }

    /**
     * Lets a customer come back who asked for it: takes this identifier off the blocklist, and all others that hide a persona
     * which carries it, so that it is whole again as it was; orders of whoever was made a member meanwhile earn. Made again it changes
     * nothing. Needs {@link Permission#RECOVER}.
     *
     * @param identifier an identifier of the customer's
     * @param request where the customer's request is kept, for the audit: 1 to 1,000 characters, no personal data
     * @return what was lifted
     */
    public Recovery recover(Identifier identifier, String request) {
        Session session = caller.require(Permission.RECOVER);
        Objects.requireNonNull(identifier, "identifier");
        check(request);
        Act act = caller.act("privacy.recover", request);
        Erasures erasures = new Erasures(session.transactions(), session.store());
        int released = 0;
        for (String erasure : session.transactions().readAll(attempt -> Erasures.refusing(attempt, identifier))) {
            released += erasures.release(erasure, act) ? 1 : 0;
        }
        Blocklist blocklist = new Blocklist(session.transactions(), act);
        int lifted = blocklist.lift(identifier);
        blocklist.carriers(identifier).forEach(session.upkeep()::accrueAll);
        return new Recovery(lifted, released);
    }

    /**
     * What a recovery lifted.
     *
     * @param blocks how many identifiers were taken off the blocklist
     * @param erasures how many erasures refuse the customer no longer
     */
    public record Recovery(int blocks, int erasures) {}

    /**
     * The profiles that an erasure would take now. A household's persona may hold several people's. Needs
     * {@link Permission#ERASE}; a customer's are those of their own persona.
     */
    public ErasurePlan plan(ErasureRequest request) {
        Session session = caller.require(Permission.ERASE);
        return session.transactions().read(attempt -> Erasures.plan(attempt, request, caller.reach()));
    }

    /**
     * Erases a customer: opts their addresses out, deletes their profiles with everything these said, and suppresses what the
     * customer can be told by, so that what arrives of them later is refused
     * ({@link org.persona4j.merge.IntakeOutcome.Suppressed}). Identifiers that are shared, and placeholders, are not suppressed;
     * one that somebody else carries too refuses only whoever has the name of the erased. Nothing of it can be taken back;
     * {@link #recover} lets the customer return as somebody new.
     *
     * <p>From the first commit on nobody finds the customer. If the call breaks off later, make it again under the same
     * operation id ({@link Personas#withOperationId}), or have {@link #resume()} do the rest. Durable stores hold deleted
     * records until they are compacted. Needs {@link Permission#ERASE}; a customer erases their own persona alone.
     *
     * @param request whom
     * @param reason why, for the audit: 1 to 1,000 characters, no personal data
     * @return what was removed of what the caller may know of
     */
    public ErasureReceipt erase(ErasureRequest request, String reason) {
        Session session = caller.require(Permission.ERASE);
        check(reason);
        String id = caller.operationId()
                .map(given -> session.layout().digest("erasure", given))
                .orElseGet(session.ids());
        return new Erasures(session.transactions(), session.store())
                .erase(id, request, caller.reach(), caller.act("privacy.erase", reason))
                .receipt(id, caller.may(Permission.SEE_HIDDEN));
    }

    /** Carries out what is left of erasures that were broken off. Needs {@link Permission#ERASE_REST}. */
    public int resume() {
        Session session = caller.require(Permission.ERASE_REST);
        return new Erasures(session.transactions(), session.store()).resumeAll().size();
    }

    /**
     * The receipt of an erasure.
     *
     * @param id its id
     * @return the receipt; empty if there is no such erasure
     */
    public Optional<ErasureReceipt> receipt(String id) {
        Session session = caller.require(Permission.ERASE_REST);
        return session.transactions()
                .read(attempt -> Erasures.find(attempt, id))
                .map(record -> record.receipt(id, caller.may(Permission.SEE_HIDDEN)));
    }

    /**
     * Finds out why a customer does not appear, or where they are: looks for a phone number, an e-mail address or an id of a persona
     * wherever it may have gone, also into another persona or the archive. Needs {@link Permission#VIEW_PERSONAS}; who was merged
     * and what is shared is told with {@link Permission#SEE_MERGES}, the archive with {@link Permission#ARCHIVE}. What is hidden,
     * erased, or archived by a privacy process is told with {@link Permission#SEE_HIDDEN} alone; for all others it is absent.
     *
     * @param text a phone number or e-mail address in any format, or any id that a persona has or had
     */
    public Diagnosis diagnose(String text) {
        Session session = caller.require(Permission.VIEW_PERSONAS);
        Objects.requireNonNull(text, "text");
        return diagnose(session, diagnoses -> diagnoses.of(text, session.normalizers()));
    }

    /**
     * Finds out where the customer of a record of a source is, or why records that the source sends of them are skipped. Needs and
     * tells the same as {@link #diagnose(String)}.
     *
     * @param sourceRecordId the id that the record has in its source
     */
    public Diagnosis diagnose(Source source, String sourceRecordId) {
        Session session = caller.require(Permission.VIEW_PERSONAS);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sourceRecordId, "sourceRecordId");
        return diagnose(session, diagnoses -> diagnoses.of(source, sourceRecordId));
    }

    private Diagnosis diagnose(Session session, Function<Diagnoses, Diagnosis> question) {
        Diagnoses.Insight insight = new Diagnoses.Insight(
                caller.may(Permission.SEE_MERGES), caller.may(Permission.ARCHIVE), caller.may(Permission.SEE_HIDDEN));
        return session.transactions()
                .readAll(attempt -> question.apply(new Diagnoses(attempt, session.store(), caller.reach(), insight)));
    }

    private static void check(String reason) {
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a reason must have 1 to " + MAX_REASON + " characters and not be blank");
        }
    }
}

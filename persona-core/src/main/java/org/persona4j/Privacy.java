package org.persona4j;

import java.util.Objects;
import java.util.function.Function;
import org.persona4j.access.Permission;
import org.persona4j.identity.Identifier;
import org.persona4j.internal.Blocklist;
import org.persona4j.internal.Diagnoses;
import org.persona4j.privacy.Diagnosis;
import org.persona4j.profile.Source;

/**
 * Who is hidden, who is forgotten, and who may come back.
 *
 * <p>A persona that carries an identifier on the blocklist is hidden as a whole: from every search, list and look-up, from merges
 * and exports, whoever asks. For all who work for the retailer it is the same as if it were absent; what arrives for it is kept,
 * hidden. There is no call that lists the blocklist or tells whether an identifier is on it. Values that are shared and
 * placeholders hide nobody, as they say nothing about who somebody is; that an operator declares a value shared lifts no block.
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
     * which carries it, so that it is whole again as it was. Made again it changes nothing. Needs {@link Permission#RECOVER}.
     *
     * @param identifier an identifier of the customer's
     * @param request where the customer's request is kept, for the audit: 1 to 1,000 characters, no personal data
     * @return what was lifted
     */
    public Recovery recover(Identifier identifier, String request) {
        Session session = caller.require(Permission.RECOVER);
        Objects.requireNonNull(identifier, "identifier");
        check(request);
        int lifted = new Blocklist(session.transactions(), caller.act("privacy.recover", request)).lift(identifier);
        return new Recovery(lifted);
    }

    /**
     * What a recovery lifted.
     *
     * @param blocks how many identifiers were taken off the blocklist
     */
    public record Recovery(int blocks) {}

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

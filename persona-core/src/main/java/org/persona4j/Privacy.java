package org.persona4j;

import java.util.Objects;
import org.persona4j.access.Permission;
import org.persona4j.identity.Identifier;
import org.persona4j.internal.Blocklist;

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

    private static void check(String reason) {
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a reason must have 1 to " + MAX_REASON + " characters and not be blank");
        }
    }
}

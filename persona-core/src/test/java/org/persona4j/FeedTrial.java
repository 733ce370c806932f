package org.persona4j;

import java.util.ArrayList;
import java.util.List;
import org.persona4j.access.Role;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** A tenant whose customers come by a till, and whoever reads what is told of them. Not thread-safe. */
final class FeedTrial {
    static final String PHONE = "+16035551201";
    static final String OTHER_PHONE = "+16035551202";

    final FeedWorld world = new FeedWorld(IdentityRules.standard());
    final Personas owner = world.as(Role.OWNER, "o");
    final Personas support = world.as(Role.SUPPORT, "s");
    private final List<ChangeCursor> cursors = new ArrayList<>();

    /** From now on changes are told. */
    void begin() {
        owner.changes().begin(FeedWorld.POLICY);
        cursors.add(owner.changes().now());
    }

    /** Where the feed stood when it was begun first. */
    ChangeCursor start() {
        return cursors.get(0);
    }

    /** What was told since this was asked last. */
    List<String> told() {
        ChangeCursor last = cursors.get(cursors.size() - 1);
        cursors.add(owner.changes().now());
        return Follower.from(last, owner).stream().map(FeedTrial::text).sorted().toList();
    }

    /** All that was told since the feed was begun first, in the order in which it is read. */
    List<Change> all() {
        return Follower.from(start(), owner);
    }

    private static String text(Change change) {
        return change.persona() + " " + change.kind()
                + change.other().map(other -> " " + other).orElse("")
                + change.channel().map(channel -> " " + channel.code()).orElse("");
    }

    PersonaId take(String id, String phone) {
        return take(record(id).phone(phone));
    }

    PersonaId take(SourceRecord.Builder record) {
        IntakeOutcome outcome = owner.intake().take(record.build());
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }

    static SourceRecord.Builder record(String id) {
        return SourceRecord.builder(Source.integration("till"), id);
    }

    static Identifier phone(String number) {
        return Identifier.of(IdentifierType.PHONE, number);
    }

    /** How many records of the feed are stored. */
    int records() {
        return world.store().contents(FeedWorld.TENANT, "feed").size();
    }
}

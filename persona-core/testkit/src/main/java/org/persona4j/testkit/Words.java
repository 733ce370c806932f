package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.persona4j.identity.Identifier;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowMembership;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import org.persona4j.persona.Claim;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/**
 * Values in the words of people, with everything that their own {@code toString} leaves out.
 *
 * <p>Made-up data is nobody's, so a test that fails may show it. Use it for nothing else: personal data belongs in no log.
 */
public final class Words {
    private static final int MOST = 60;

    private Words() {}

    /** The type and the value, as in {@code phone +16035551201}. */
    public static String of(Identifier identifier) {
        return identifier.type().code() + " " + identifier.value();
    }

    /** A text in quotes, everything else as a person would write it; a long one is cut. */
    public static String of(TraitValue value) {
        if (value instanceof TraitValue.Text) {
            return quoted(value.text());
        }
        return value instanceof TraitValue.Texts ? "{" + value.text() + "}" : cut(value.text());
    }

    /** When something was observed: the moment, and the position if it is not the first. */
    public static String of(Observed observed) {
        return observed.at() + (observed.sequence() == 0 ? "" : " #" + observed.sequence());
    }

    /** The value, who says so, and since when. */
    public static String of(Claim claim) {
        return of(claim.value()) + " by " + claim.source() + " at " + of(claim.observed()) + " (" + claim.profileId()
                + ", " + claim.profileKey() + ")";
    }

    /** Everything that the record says, in one line. */
    public static String of(SourceRecord record) {
        List<String> says = new ArrayList<>();
        record.phones().forEach(text -> says.add("phone " + quoted(text)));
        record.emails().forEach(text -> says.add("email " + quoted(text)));
        record.governmentIds().forEach(text -> says.add("government id " + quoted(text)));
        record.medicalIds().forEach(text -> says.add("medical id " + quoted(text)));
        record.cleared().forEach(type -> says.add("no " + type.code()));
        record.firstName().ifPresent(text -> says.add("first name " + quoted(text)));
        record.lastName().ifPresent(text -> says.add("last name " + quoted(text)));
        record.fullName().ifPresent(text -> says.add("full name " + quoted(text)));
        record.birthDate().ifPresent(date -> says.add("born " + date));
        record.favoriteStore().ifPresent(store -> says.add("store " + quoted(store)));
        record.traits().forEach(trait -> says.add(quoted(trait.name()) + " is " + of(trait.value())));
        return record.sourceRecordId().map(Words::quoted).orElse("a record") + " of " + record.source()
                + record.observedAt()
                        .map(at -> " at " + of(new Observed(at, record.sequence())))
                        .orElse("")
                + ": " + (says.isEmpty() ? "nothing" : String.join(", ", says));
    }

    /** The row with its record, or its flaw, and all that it says besides, in one line. */
    public static String of(ImportRow row) {
        StringBuilder says = new StringBuilder("row ")
                .append(quoted(row.id()))
                .append(row.line() == 0 ? "" : " on line " + row.line())
                .append(": ")
                .append(row.record()
                        .map(Words::of)
                        .orElseGet(() -> "it " + row.flaw().orElseThrow().words()));
        row.openingPoints().ifPresent(points -> says.append("; ").append(points).append(" opening points"));
        row.membership().ifPresent(membership -> says.append("; ").append(of(membership)));
        row.unreadable().forEach(note -> says.append("; unreadable ").append(note.words()));
        return says.append("; ").append(of(row.consent())).toString();
    }

    /** The id of the import, and what is special about it, in one line. */
    public static String of(ImportRequest request) {
        return quoted(request.id())
                + (request.source().name().isEmpty()
                        ? ""
                        : " of " + cut(request.source().toString()))
                + (request.optInAll() ? ", all opt in" : "")
                + (request.doubleOptIn() ? ", who opts in is asked" : "")
                + (request.mapping().isEmpty()
                        ? ""
                        : ", columns " + cut(String.join(", ", request.mapping().keySet())));
    }

    private static String of(RowMembership membership) {
        return membership.member()
                ? "a member"
                        + membership.since().map(moment -> " since " + moment).orElse("")
                : "no member";
    }

    /** What is said of each channel, and for which addresses. */
    public static String of(RowConsent consent) {
        List<String> says = new ArrayList<>();
        consent.words().forEach((channel, word) -> says.add(channel.code() + " " + word));
        if (consent.isDoubtful()) {
            says.add("something that is not known");
        }
        if (!consent.mayOptIn()) {
            says.add("no opt-in counts");
        }
        List<String> addresses = new ArrayList<>();
        consent.phones().forEach(text -> addresses.add(quoted(text)));
        consent.emails().forEach(text -> addresses.add(quoted(text)));
        return "consent: " + (says.isEmpty() ? "nothing" : String.join(", ", says))
                + (addresses.isEmpty() ? "" : " for " + String.join(", ", addresses));
    }

    /** The profile with all that it says at present, in one line. */
    public static String of(Profile profile) {
        List<String> says = new ArrayList<>();
        profile.identifiers().forEach(identifier -> says.add(of(identifier)));
        profile.traits().forEach(trait -> says.add(of(trait)));
        profile.overrides().forEach(override -> says.add(of(override)));
        profile.storeChoices()
                .forEach(choice -> says.add("store " + quoted(choice.storeId()) + " as "
                        + choice.level().label() + " at " + choice.at()));
        profile.absence().ifPresent(absence -> says.add(absence.code()));
        return profile.id() + " (" + profile.key() + ") of " + profile.source() + ": "
                + (says.isEmpty() ? "nothing" : String.join(", ", says));
    }

    /** The profiles that the persona is made of, one after the other. */
    public static String of(Persona persona) {
        return persona.id() + " of "
                + persona.profiles().stream().map(Words::of).collect(Collectors.joining("; "));
    }

    /** The name, the value, and since when. */
    public static String of(Trait trait) {
        return quoted(trait.name()) + " is " + of(trait.value()) + " at " + of(trait.observed());
    }

    /** The name, the value, and since when. */
    public static String of(TraitOverride override) {
        return quoted(override.name()) + " is set to " + of(override.value()) + " at " + override.setAt();
    }

    /** When, where and what, with the money of each line. */
    public static String of(Order order) {
        List<String> lines = new ArrayList<>();
        order.lines().stream().limit(MOST).forEach(line -> lines.add(of(line)));
        return order.id() + " at " + order.placedAt()
                + order.storeId().map(store -> " in " + quoted(store)).orElse("") + ": " + String.join(", ", lines)
                + (order.lines().size() > MOST ? " and " + (order.lines().size() - MOST) + " more" : "")
                + (order.orderDiscount().isZero() ? "" : ", " + order.orderDiscount() + " off")
                + (order.orderTax().isZero() ? "" : ", " + order.orderTax() + " tax");
    }

    /** What, how much of it, and the money. */
    public static String of(OrderLine line) {
        return line.quantity() + " " + cut(line.productId())
                + line.category().map(category -> " (" + cut(category) + ")").orElse("") + " for " + line.amount()
                + (line.discount().isZero() ? "" : " less " + line.discount())
                + (line.tax().isZero() ? "" : " and " + line.tax() + " tax");
    }

    private static String quoted(String text) {
        return "\"" + cut(text) + "\"";
    }

    /** The text in one line: control characters and what cannot be seen by their numbers, and not more than one can take in. */
    private static String cut(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(MOST).forEach(c -> {
            int type = Character.getType(c);
            boolean seen = type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
            plain.append(seen ? Character.toString(c) : String.format("\\u%04X", c));
        });
        long length = text.codePoints().count();
        return length > MOST ? plain + "... (" + length + " characters)" : plain.toString();
    }
}

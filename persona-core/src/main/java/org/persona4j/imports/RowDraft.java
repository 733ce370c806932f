package org.persona4j.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

/** A row in the making, cell by cell. Not thread-safe. */
final class RowDraft {
    private static final Pattern BETWEEN_TAGS = Pattern.compile("[,;|]");
    private static final Set<String> MEMBERS = Set.of("member", "active", "enrolled", "joined");
    private static final Set<String> NO_MEMBERS = Set.of("nonmember", "notamember", "inactive", "notenrolled", "left");

    private final SourceRecord.Builder record;
    private final ObservedTimes times;
    private final RowConsent.Builder consent = RowConsent.builder();
    private final Set<RowNote> unreadable = EnumSet.noneOf(RowNote.class);
    private final Set<String> tags = new TreeSet<>();
    private @Nullable String sourceId;
    private @Nullable Instant observedAt;
    private @Nullable Instant memberSince;
    private @Nullable Boolean member;
    private @Nullable Points points;
    private @Nullable RowFlaw flaw;

    RowDraft(Source source, ObservedTimes times) {
        this.record = SourceRecord.builder(source);
        this.times = times;
    }

    /** Takes a cell that is not blank. */
    void put(ImportField field, String name, String text) {
        switch (field) {
            case SOURCE_ID -> sourceId = text;
            case PHONE -> {
                record.phone(text);
                consent.phone(text);
            }
            case EMAIL -> {
                record.email(text);
                consent.email(text);
            }
            case FIRST_NAME -> record.firstName(text);
            case LAST_NAME -> record.lastName(text);
            case FULL_NAME -> record.fullName(text);
            case GOVERNMENT_ID -> record.addGovernmentIds(text);
            case MEDICAL_ID -> record.addMedicalIds(text);
            case FAVORITE_STORE -> record.favoriteStore(text);
            case BIRTH_DATE -> birthDate(text);
            case OBSERVED_AT -> observedAt(text);
            case OPENING_POINTS -> points(text);
            case MEMBER -> member(text);
            case MEMBER_SINCE -> memberSince(text);
            case TAGS -> tags(text);
            case TRAIT -> trait(name, text);
            default -> consent(field, text);
        }
    }

    private void birthDate(String text) {
        Optional<LocalDate> date = times.dates().parse(text);
        if (date.isPresent()) {
            record.birthDate(date);
        } else {
            unreadable(RowNote.BIRTH_DATE, text);
        }
    }

    private void observedAt(String text) {
        Optional<Instant> time = times.parse(text);
        if (time.isPresent()) {
            observedAt = time.get();
        } else {
            flaw = RowFlaw.UNREADABLE_OBSERVED_AT;
        }
    }

    private void points(String text) {
        Optional<Points> read = pointsIn(text).filter(number -> !number.isNegative());
        if (read.isPresent()) {
            points = read.get();
        } else {
            unreadable(RowNote.OPENING_POINTS, text);
        }
    }

    private static Optional<Points> pointsIn(String text) {
        try {
            return Optional.of(Points.parse(text));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    private void member(String text) {
        String word = PlainWord.of(text);
        Optional<Boolean> said = MEMBERS.contains(word)
                ? Optional.of(true)
                : NO_MEMBERS.contains(word) ? Optional.of(false) : ConsentWord.yesOrNo(text);
        if (said.isPresent()) {
            member = said.get();
        } else {
            unreadable(RowNote.MEMBER, text);
        }
    }

    private void memberSince(String text) {
        Optional<Instant> moment = times.parse(text).filter(RowMembership::isWritten);
        if (moment.isPresent()) {
            memberSince = moment.get();
        } else {
            unreadable(RowNote.MEMBER_SINCE, text);
        }
    }

    private void tags(String text) {
        if (text.length() > TraitValue.MAX_TEXT) {
            flaw = RowFlaw.TEXT_TOO_LONG;
            return;
        }
        BETWEEN_TAGS
                .splitAsStream(text)
                .filter(tag -> !tag.isBlank())
                .map(String::strip)
                .forEach(tags::add);
    }

    private void unreadable(RowNote note, String text) {
        unreadable.add(note);
        trait(note.trait(), text);
    }

    private void trait(String name, String text) {
        if (text.length() > TraitValue.MAX_TEXT) {
            flaw = RowFlaw.TEXT_TOO_LONG;
        } else {
            record.trait(name, text);
        }
    }

    private void consent(ImportField field, String text) {
        switch (field) {
            case TEXT_OPT_IN -> say(ConsentWord.ofOptInCell(text), MessageChannel.TEXT);
            case EMAIL_OPT_IN -> say(ConsentWord.ofOptInCell(text), MessageChannel.EMAIL);
            case VOICE_OPT_IN -> say(ConsentWord.ofOptInCell(text), MessageChannel.VOICE);
            case OPT_IN -> onNoChannel(ConsentWord.ofOptInCell(text));
            case TEXT_OPT_OUT -> say(ConsentWord.ofOptOutCell(text), MessageChannel.TEXT);
            case EMAIL_OPT_OUT -> say(ConsentWord.ofOptOutCell(text), MessageChannel.EMAIL);
            case VOICE_OPT_OUT -> say(ConsentWord.ofOptOutCell(text), MessageChannel.VOICE);
            case OPT_OUT -> RowConsent.CHANNELS.forEach(channel -> say(ConsentWord.ofOptOutCell(text), channel));
            default -> throw new IllegalArgumentException(field.code() + " tells nothing of consent");
        }
    }

    /** Of a column that names no channel, a refusal holds on all of them and an agreement on none. */
    private void onNoChannel(Optional<ConsentWord> word) {
        if (word.filter(ConsentWord.IN::equals).isEmpty()) {
            RowConsent.CHANNELS.forEach(channel -> say(word, channel));
        }
    }

    private void say(Optional<ConsentWord> word, MessageChannel channel) {
        word.ifPresentOrElse(said -> consent.say(channel, said), consent::doubtful);
    }

    /**
     * The row that all cells make.
     *
     * @param id what it is known by
     * @param line the line it begins on
     * @param numberId its source record id if no cell says one
     * @param moment when it was observed if no cell says so; null if nobody knows
     */
    ImportRow row(String id, long line, String numberId, @Nullable Instant moment) {
        RowConsent said = consent.build();
        if (flaw != null) {
            return ImportRow.flawed(id, line, flaw, said);
        }
        if (!tags.isEmpty()) {
            record.trait(ImportRowReader.TAGS, TraitValue.of(tags));
        }
        Instant observed = observedAt == null ? moment : observedAt;
        if (observed != null) {
            record.observedAt(observed);
        }
        ImportRow.Builder row = ImportRow.builder(
                        id,
                        record.sourceRecordId(sourceId == null ? numberId : sourceId)
                                .sequence(line)
                                .build())
                .line(line)
                .consent(said)
                .addAllUnreadable(unreadable);
        if (points != null) {
            row.openingPoints(points);
        }
        membership().ifPresent(row::membership);
        return row.build();
    }

    private Optional<RowMembership> membership() {
        if (unreadable.contains(RowNote.MEMBER)) {
            return Optional.empty();
        }
        if (member != null && !member) {
            return Optional.of(RowMembership.ofNoMember());
        }
        if (memberSince != null) {
            return Optional.of(RowMembership.memberSince(memberSince));
        }
        return member == null ? Optional.empty() : Optional.of(RowMembership.ofMember());
    }
}

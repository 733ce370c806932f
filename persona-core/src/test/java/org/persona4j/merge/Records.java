package org.persona4j.merge;

import java.time.Instant;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** Profiles made from records as sources give them. */
final class Records {
    static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);
    static final Source SIGN_UP = Source.of(Source.Kind.LOYALTY_SIGNUP);
    private static final Normalizers NORMALIZERS = Normalizers.standard("US");

    private Records() {}

    static NormalizedRecord normalized(SourceRecord record) {
        return NormalizedRecord.of(record, NORMALIZERS);
    }

    /** A profile with the letter as its id and, with {@code key-} before, as its key. */
    static Profile profile(String letter, SourceRecord record) {
        return ProfileHistory.begin(ProfileId.of(letter), "key-" + letter, normalized(record), Instant.EPOCH);
    }
}

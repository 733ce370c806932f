package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;

/** What is to be suppressed of those whom an erasure takes, and is not yet. Not thread-safe; dies with the attempt. */
final class ErasureMarks {
    private static final int MOST_ON_A_PAGE = 200;

    private final Attempt attempt;
    private final String id;
    private final Instant at;
    private final ErasureChoice choice;
    private final List<String> identifiers = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();

    ErasureMarks(Attempt attempt, String id, Instant at, ErasureChoice choice) {
        this.attempt = attempt;
        this.id = id;
        this.at = at;
        this.choice = choice;
    }

    ErasureRecord.Page page() {
        return ErasureRecord.Page.ofSuppressed(identifiers, sources);
    }

    /** Writes the marks, as many as fit beside what else may have to be written; answers whether these are all. */
    boolean write(List<RecordKey> seeds) {
        Set<Identifier> carried = new TreeSet<>();
        choice.all().forEach(profile -> carried.addAll(attempt.rules().indexed(profile)));
        attempt.workspace().load(carried.stream().map(attempt::key).toList());
        for (Identifier identifier : carried) {
            if (!hasRoom()) {
                return false;
            }
            markCarried(identifier);
        }
        for (RecordKey seed : seeds) {
            markSeed(seed);
        }
        for (Profile profile : choice.all()) {
            if (!hasRoom()) {
                return false;
            }
            profile.sourceRecordId().ifPresent(record -> markSource(profile, record));
        }
        return true;
    }

    private boolean hasRoom() {
        return identifiers.size() + sources.size()
                < Math.min(MOST_ON_A_PAGE, attempt.workspace().budget() / 4);
    }

    private void markCarried(Identifier identifier) {
        IdentifierRecord value = attempt.index().require(identifier);
        if (value.isShared(attempt.rules()) || isMarked(value.suppressionOrNull())) {
            return;
        }
        List<Profile> carriers = choice.all().stream()
                .filter(profile -> attempt.rules().indexed(profile).contains(identifier))
                .toList();
        boolean paired = Erasures.isCarriedBesides(
                attempt, identifier, carriers.stream().map(Profile::id).toList());
        List<String> names = paired
                ? carriers.stream()
                        .flatMap(profile -> attempt.layout().wholeName(attempt.rules(), profile).stream())
                        .distinct()
                        .toList()
                : List.of();
        Suppression.Erased erased = new Suppression.Erased(id, at, paired, names, null);
        attempt.index().suppress(identifier, before -> before.with(erased), new FactChange());
        identifiers.add(attempt.key(identifier).id());
    }

    /** A value that the request names is suppressed also if nobody carries it. */
    private void markSeed(RecordKey seed) {
        IdentifierRecord value = attempt.workspace().get(seed, IdentifierRecord.class);
        boolean nobodys = value == null || value.identifierOrNull() == null;
        Suppression before = value == null ? Suppression.NONE : Suppression.of(value.suppressionOrNull());
        if (!nobodys || isMarked(before)) {
            return;
        }
        Suppression after = before.with(new Suppression.Erased(id, at, false, List.of(), null));
        attempt.workspace().put(seed, new IdentifierRecord(null, List.of(), List.of(), false, List.of(), after));
        identifiers.add(seed.id());
    }

    private void markSource(Profile profile, String sourceRecordId) {
        RecordKey key = attempt.layout().source(profile.source(), sourceRecordId);
        SourceRef ref = Objects.requireNonNull(attempt.workspace().get(key, SourceRef.class));
        if (isMarked(ref.suppressionOrNull())) {
            return;
        }
        Suppression.Erased erased = new Suppression.Erased(id, at, false, List.of(), null);
        attempt.workspace()
                .put(
                        key,
                        new SourceRef(
                                ref.profileOrNull(),
                                Suppression.of(ref.suppressionOrNull()).with(erased)));
        sources.add(key.id());
    }

    private boolean isMarked(@Nullable Suppression suppression) {
        return Suppression.of(suppression).erasures().stream()
                .anyMatch(erased -> erased.erasure().equals(id));
    }
}

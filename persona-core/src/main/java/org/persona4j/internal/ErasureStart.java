package org.persona4j.internal;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;

/**
 * The first half of an erasure: suppresses what the customers can be told by, and sets their profiles aside. Dies with the
 * attempt.
 */
final class ErasureStart {
    private final Attempt attempt;
    private final String id;

    /** The first half of the erasure of this id. */
    ErasureStart(Attempt attempt, String id) {
        this.attempt = attempt;
        this.id = id;
    }

    /**
     * Suppresses what is not yet suppressed; when all is, sets aside who is not yet set aside. Each as much as fits.
     *
     * @param record how far the erasure is
     * @return how far it is now, which is still to be written
     */
    ErasureRecord suppress(ErasureRecord record) {
        if (record.chosenPages() > 0) {
            return setAside(record, chosen(record));
        }
        List<RecordKey> seeds = record.seeds().stream()
                .map(seed -> attempt.layout().upToDate(RecordKind.IDENTIFIER, seed))
                .toList();
        ErasureChoice choice = new ErasureChoice(
                attempt,
                seeds,
                Set.copyOf(record.only()),
                persona -> record.owns() == null
                        || attempt.current(record.owns())
                                .filter(persona::equals)
                                .isPresent());
        ErasureMarks marks = new ErasureMarks(attempt, id, record.at(), choice);
        boolean all = marks.write(seeds);
        ErasureRecord next = record;
        if (!marks.page().identifiers().isEmpty() || !marks.page().sources().isEmpty()) {
            attempt.workspace().put(attempt.layout().erasurePage(id, record.pages()), marks.page());
            next = next.withPage();
        }
        if (!all) {
            return next;
        }
        List<ProfileId> chosen = choice.all().stream().map(Profile::id).toList();
        return setAside(choice.profiles().size() > 1 ? keep(next, chosen) : next, chosen);
    }

    /**
     * Keeps who was chosen, as who is to be set aside does not depend on who is set aside before: where links were refused, that can put
     * those together who stay, and who is chosen among them.
     */
    private ErasureRecord keep(ErasureRecord record, List<ProfileId> chosen) {
        int pages = 0;
        for (int from = 0; from < chosen.size(); from += ErasureRecord.Page.MOST_CHOSEN) {
            List<ProfileId> some = chosen.subList(from, Math.min(from + ErasureRecord.Page.MOST_CHOSEN, chosen.size()));
            RecordKey key = attempt.layout().erasurePage(id, record.pages() + pages);
            attempt.workspace().put(key, ErasureRecord.Page.ofChosen(some));
            pages++;
        }
        return record.withChosenPages(pages);
    }

    private List<RecordKey> chosenPages(ErasureRecord record) {
        return IntStream.range(0, record.chosenPages())
                .mapToObj(page -> attempt.layout().erasurePage(id, record.pages() + page))
                .toList();
    }

    /** Who was chosen and is not set aside yet. */
    private List<ProfileId> chosen(ErasureRecord record) {
        List<RecordKey> pages = chosenPages(record);
        attempt.workspace().load(pages);
        List<ProfileId> chosen = pages.stream()
                .map(page -> Objects.requireNonNull(attempt.workspace().get(page, ErasureRecord.Page.class)))
                .flatMap(page -> page.chosen().stream())
                .toList();
        attempt.workspace().load(chosen.stream().map(attempt.layout()::profile).toList());
        return chosen.stream()
                .filter(one -> Erasures.isLeft(attempt.profile(one)))
                .toList();
    }

    /** Sets aside who was chosen, by the personas that they are in now, as much as fits. */
    private ErasureRecord setAside(ErasureRecord record, List<ProfileId> chosen) {
        Set<ProfileId> left = new LinkedHashSet<>(chosen);
        ErasureRecord next = record;
        while (!left.isEmpty() && !attempt.isDeferred() && attempt.workspace().fits()) {
            PersonaId persona = attempt.requireProfile(left.iterator().next()).personaId();
            List<Profile> leaving = attempt.members(attempt.requirePersona(persona)).stream()
                    .filter(member -> left.contains(member.id()))
                    .toList();
            ErasureRecord after = setAside(persona, leaving, next, left.size() == chosen.size());
            if (after.equals(next)) {
                break;
            }
            next = after;
            leaving.forEach(one -> left.remove(one.id()));
        }
        if (left.isEmpty() && !attempt.isDeferred()) {
            chosenPages(next).forEach(attempt.workspace()::delete);
            next = next.withChosenPages(0).allSuppressed();
        }
        return next;
    }

    /**
     * Sets profiles of a persona aside, unless that does not fit any more. The first ones of an attempt may be left to further commits;
     * others would be left to the next attempt.
     */
    private ErasureRecord setAside(PersonaId persona, List<Profile> leaving, ErasureRecord record, boolean first) {
        int mark = attempt.workspace().mark();
        boolean hidden = attempt.requirePersona(persona).hidden();
        List<ProfileId> ids = leaving.stream().map(Profile::id).toList();
        new Absences(attempt).setAside(persona, ids, Absence.ERASING);
        boolean deferredLater = attempt.isDeferred() && !first;
        if (!attempt.workspace().fits() || deferredLater) {
            attempt.takeBack(mark);
            return record;
        }
        attempt.workspace().delete(attempt.layout().archived(persona));
        PersonaId group = leaving.stream()
                .min(Comparator.comparing(Profile::createdAt).thenComparing(Profile::id))
                .map(founder -> PersonaId.of(founder.id().value()))
                .orElseThrow();
        return record.withGroup(group, hidden);
    }
}

package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Link;
import org.persona4j.merge.MergeHistory;
import org.persona4j.merge.Refusal;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;

/**
 * Tells how one persona came to be: its profiles and what joined each, which value of each trait won and what it beat, the
 * favorite store, refused links, and a drawing. Shows personal data: it is what the user asked for.
 */
final class Story {
    private final Resolution resolution;
    private final PrintWriter out;

    /**
     * Stories of a run.
     *
     * @param resolution what came of the run
     * @param out where they are told
     */
    Story(Resolution resolution, PrintWriter out) {
        this.resolution = resolution;
        this.out = out;
    }

    /**
     * Tells the story of the persona of a row, or of the persona that has, or once had, an id.
     *
     * @param rowOrId the number of a row, 1 for the first, or the id of a persona
     * @return what is wrong with the request; empty if the story was told
     */
    Optional<String> tell(String rowOrId) {
        PersonaId id = null;
        if (rowOrId.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int row = row(rowOrId);
            if (row < 1 || row > resolution.results().size()) {
                return Optional.of("--explain: there is no row " + rowOrId + "; the last is "
                        + resolution.results().size());
            }
            id = resolution.persona(row - 1);
            if (id == null) {
                out.println("Row " + row + " was rejected, so it is in no persona.");
                return Optional.empty();
            }
        } else {
            id = personaId(rowOrId);
        }
        Optional<Persona> persona =
                id == null ? Optional.empty() : resolution.personas().search().byId(id);
        if (persona.isEmpty()) {
            return Optional.of("--explain: there is no persona " + rowOrId);
        }
        tell(persona.get());
        return Optional.empty();
    }

    private static int row(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    private static @Nullable PersonaId personaId(String text) {
        try {
            return PersonaId.of(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private void tell(Persona persona) {
        MergeHistory history =
                resolution.personas().merges().history(persona.id()).orElseThrow();
        out.println("Persona " + persona.id()
                + persona.fullName().map(name -> ", " + line(name)).orElse(""));
        out.println("  first seen " + persona.firstSeen() + " by " + persona.entrySource());
        persona.primaryPhone().ifPresent(phone -> out.println("  phone " + phone.value()));
        persona.primaryEmail().ifPresent(email -> out.println("  e-mail " + email.value()));
        out.println();
        out.println("Profiles");
        history.profiles().forEach(this::tell);
        section(
                "Values",
                persona.traits().stream()
                        .flatMap(trait -> trait.describe().stream())
                        .toList());
        section(
                "Favorite store",
                persona.favoriteStore().map(store -> store.describe()).orElse(List.of()));
        section("Shared values, which link nobody", sharedValues(persona));
        section(
                "Refused links (quarantined)",
                history.refusals().stream().map(Story::describe).toList());
        out.println();
        out.println("Drawing (Mermaid)");
        out.println();
        out.print(history.toMermaid());
    }

    private void tell(MergeHistory.MergedProfile merged) {
        Profile profile = merged.profile();
        List<Integer> rows = resolution.results().rowsOf(profile.id());
        out.println("  " + profile.id() + "  " + (rows.size() == 1 ? "row " : "rows ")
                + rows.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ", "
                + profile.source() + " record " + line(profile.sourceRecordId().orElse("-")));
        out.println("    "
                + merged.joinedBy()
                        .map(link -> "joined by " + link.describe() + ", shared with " + other(link, profile.id()))
                        .orElse("gave the persona its id"));
        for (Identifier identifier : profile.identifiers()) {
            out.println("    " + identifier.type().label() + " " + identifier.value());
        }
    }

    private void section(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        lines.forEach(line -> out.println("  " + line));
    }

    private List<String> sharedValues(Persona persona) {
        List<Identifier> own = persona.identifiers().stream()
                .map(held -> held.identifier())
                .distinct()
                .toList();
        return Reviews.shared(resolution.personas())
                .filter(value -> own.contains(value.identifier()))
                .map(Reviews::describe)
                .toList();
    }

    private static String describe(Refusal refusal) {
        Link link = refusal.link();
        String witnesses = refusal.witnesses().isEmpty()
                ? ""
                : " (" + refusal.witnesses().stream().map(Story::words).collect(Collectors.joining(", "))
                        + " disagree)";
        return link.later() + " - " + link.earlier() + " by " + link.describe() + ": " + words(refusal.reason())
                + witnesses;
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static ProfileId other(Link link, ProfileId one) {
        return link.later().equals(one) ? link.earlier() : link.later();
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}

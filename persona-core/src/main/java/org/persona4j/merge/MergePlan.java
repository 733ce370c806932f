package org.persona4j.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;

/**
 * What a change would do to the personas it touches, and why: a dry run. It prints ({@link #describe()}) and draws itself
 * ({@link #toMermaid()}), with identifiers masked. Immutable.
 */
public final class MergePlan {
    private final String summary;
    private final Map<PersonaId, List<ProfileId>> before;
    private final Map<PersonaId, Group> after;
    private final List<PersonaMerge> merges;
    private final List<PersonaSplit> splits;
    private final List<SharedFlip> flips;

    /**
     * A plan.
     *
     * @param summary in a word or two what would come of it, for example CREATED or REFUSED OVERSIZE
     * @param before the personas that are touched, as they are
     * @param after the personas there would be instead, with what the resolver says of them
     * @param merges the personas that would become one
     * @param splits the personas that would fall apart
     * @param flips the values that would become shared, or would no longer be
     */
    public MergePlan(
            String summary,
            Map<PersonaId, List<ProfileId>> before,
            Map<PersonaId, Group> after,
            List<PersonaMerge> merges,
            List<PersonaSplit> splits,
            List<SharedFlip> flips) {
        this.summary = Objects.requireNonNull(summary, "summary");
        this.before = new TreeMap<>(before);
        this.after = new TreeMap<>(after);
        this.merges = List.copyOf(merges);
        this.splits = List.copyOf(splits);
        this.flips = List.copyOf(flips);
    }

    /** In a word or two what would come of it. */
    public String summary() {
        return summary;
    }

    /** The personas that are touched, as they are, by id. */
    public Map<PersonaId, List<ProfileId>> before() {
        return Collections.unmodifiableMap(before);
    }

    /** The personas there would be instead, by id. */
    public Map<PersonaId, Group> after() {
        return Collections.unmodifiableMap(after);
    }

    /** The personas that would become one. */
    public List<PersonaMerge> merges() {
        return merges;
    }

    /** The personas that would fall apart. */
    public List<PersonaSplit> splits() {
        return splits;
    }

    /** The values that would become shared, or would no longer be. */
    public List<SharedFlip> flips() {
        return flips;
    }

    /** The plan in lines for people, without personal data. */
    public String describe() {
        List<String> lines = new ArrayList<>();
        lines.add(summary);
        merges.forEach(merge -> lines.add("merges " + merge.absorbed() + " into " + merge.surviving()));
        splits.forEach(split -> lines.add("splits " + split.from() + " into " + split.into()));
        flips.forEach(
                flip -> lines.add(flip.identifier().masked() + (flip.shared() ? " becomes shared" : " links again")));
        after.forEach((id, group) -> {
            lines.add("persona " + id + ": " + group.members().size() + " profile(s)");
            group.joins()
                    .forEach(
                            link -> lines.add("  " + link.later() + " - " + link.earlier() + " by " + link.describe()));
            group.refusals().forEach(refusal -> lines.add("  refused " + describe(refusal)));
        });
        return String.join(System.lineSeparator(), lines);
    }

    private static String describe(Refusal refusal) {
        String witnesses = refusal.witnesses().isEmpty() ? "" : " " + refusal.witnesses();
        return refusal.link().later() + " - " + refusal.link().earlier() + " by "
                + refusal.link().describe() + ": " + refusal.reason() + witnesses;
    }

    /** The plan as a Mermaid flowchart: a box a persona, solid lines for links, dotted ones for refused links. */
    public String toMermaid() {
        return MermaidDrawing.of(after);
    }

    /** The summary only. */
    @Override
    public String toString() {
        return "MergePlan[" + summary + "]";
    }
}

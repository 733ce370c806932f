package org.persona4j.internal;

import java.util.List;
import java.util.Map;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.merge.SharedFlip;
import org.persona4j.recommend.Mix;

/** The answers that calls give, which are kept with the id of an operation, and what else is JSON by itself. */
final class AnswerExamples {
    private static final PersonaId P1 = PersonaId.of("p1");
    private static final PersonaId P2 = PersonaId.of("p2");

    private AnswerExamples() {}

    static void putInto(Map<String, Object> all) {
        List<PersonaMerge> merges = List.of(new PersonaMerge(P1, List.of(P2, PersonaId.of("p3"))));
        List<PersonaSplit> splits = List.of(new PersonaSplit(P1, List.of(P1, P2)));
        all.put("merge-outcome-done", new MergeOutcome.Done(DecisionId.of("d1"), merges, splits, 2));
        all.put("merge-outcome-done-least", new MergeOutcome.Done(null, List.of(), List.of(), 0));
        all.put("merge-outcome-unchanged", new MergeOutcome.Unchanged());
        all.put("merge-outcome-refused", new MergeOutcome.Refused(MergeOutcome.Reason.SEPARATED));
        all.put("archive-outcome-archived", new ArchiveOutcome.Archived(P1, merges));
        all.put("archive-outcome-restored", new ArchiveOutcome.Restored(P1, merges, splits));
        all.put("archive-outcome-unchanged", new ArchiveOutcome.Unchanged());
        all.put("answer-edited", new ProfileEdits.Edited(2));
        all.put("answer-blocked", new Blocklist.Blocked());
        all.put("shared-flip", new SharedFlip(Identifier.of(IdentifierType.EMAIL, "robert@example.org"), true));
        all.put("recommendation-mix", new Mix(0.5, 0.25, 0.25, 0.75));
    }
}

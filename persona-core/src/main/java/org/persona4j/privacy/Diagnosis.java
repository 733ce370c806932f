package org.persona4j.privacy;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * Why a customer does not appear, or where they are: everything that was found, in the order in which it is to be read. Immutable;
 * holds no personal data.
 *
 * @param findings what was found, at least how the question was understood
 */
public record Diagnosis(List<Finding> findings) {
    /**
     * Makes the list unmodifiable.
     *
     * @throws IllegalArgumentException if there is no finding
     */
    public Diagnosis {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis must have a finding");
        }
    }

    /** The findings in words, one sentence on each line. */
    public String describe() {
        return findings.stream().map(Finding::describe).collect(joining("\n"));
    }
}

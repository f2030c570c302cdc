package dev.tminus.runbook.check;

import java.util.List;

/// How one attempt of a check ended. Failed is a wrong answer, inconclusive is none; they are never
/// merged.
public sealed interface Outcome {

    /// One sentence for people: what, found, wanted.
    String summary();

    /// The numbers behind the sentence, in reading order; no row's values, since a journal is kept
    /// for ever.
    List<Fact> facts();

    /// SHA-256 in hex of the data that decided, without times; a sign-off covers it. Empty where
    /// there was none.
    String dataDigest();

    /// Files that prove it, on disk before the outcome is reported.
    List<EvidenceRef> evidence();

    record Passed(String summary, List<Fact> facts, String dataDigest, List<EvidenceRef> evidence)
            implements Outcome {}

    record Failed(String summary, List<Fact> facts, String dataDigest, List<EvidenceRef> evidence)
            implements Outcome {}

    record Inconclusive(String summary, List<Fact> facts, List<EvidenceRef> evidence)
            implements Outcome {

        public Inconclusive(String summary, List<Fact> facts) {
            this(summary, facts, List.of());
        }

        @Override
        public String dataDigest() {
            return "";
        }
    }

    /// One labelled value, such as `field` and `4,812 rows`.
    record Fact(String label, String value) {}
}

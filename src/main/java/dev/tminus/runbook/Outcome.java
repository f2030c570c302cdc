package dev.tminus.runbook;

import java.util.List;

/// How one attempt of a check ended. Failed is a wrong answer, inconclusive is none; they are never
/// merged.
public sealed interface Outcome {

    /// One sentence for people: what, found, wanted.
    String summary();

    /// The numbers behind the sentence, in reading order.
    List<Fact> facts();

    /// SHA-256 in hex of the data that decided, without times; a sign-off covers it. Empty where
    /// there was none.
    String dataDigest();

    record Passed(String summary, List<Fact> facts, String dataDigest) implements Outcome {}

    record Failed(String summary, List<Fact> facts, String dataDigest) implements Outcome {}

    record Inconclusive(String summary, List<Fact> facts) implements Outcome {

        @Override
        public String dataDigest() {
            return "";
        }
    }

    /// One labelled value, such as `field` and `4,812 rows`.
    record Fact(String label, String value) {}
}

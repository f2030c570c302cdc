package dev.tminus.check;

import dev.tminus.runbook.Outcome.Fact;
import java.util.List;

/// The sources answered, but with something that decides nothing; the message is for people.
final class NotComparable extends Exception {

    private final transient List<Fact> facts;

    NotComparable(String sentence) {
        this(sentence, List.of());
    }

    NotComparable(String sentence, List<Fact> facts) {
        super(sentence);
        this.facts = facts;
    }

    List<Fact> facts() {
        return facts;
    }
}

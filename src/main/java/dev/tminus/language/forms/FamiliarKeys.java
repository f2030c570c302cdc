package dev.tminus.language.forms;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keys of other tools, and what this language calls them.
final class FamiliarKeys {

    /// Words of others, then what may be meant, the first of which is taken that is known.
    private static final Map<String, List<String>> MEANT =
            read(
                    "approvers approver approval: sign-off poll",
                    "reviewers: sign-off",
                    "assignee responsible team: owner",
                    "duration: takes for",
                    "estimate: takes",
                    "depends-on depends_on dependencies after: needs",
                    "description: description instructions title",
                    "notes details: instructions",
                    "name summary: title",
                    "start time schedule: at",
                    "if condition: when",
                    "steps stages: phases",
                    "tasks: steps phases",
                    "rollback roll-back: undo contingencies",
                    "repeat: every until",
                    "every: repeat",
                    "retries: until retry",
                    "interval: every",
                    "run script shell exec: command",
                    "query statement: sql",
                    "database db: source",
                    "url: endpoint");

    private FamiliarKeys() {}

    private static Map<String, List<String>> read(String... lines) {
        var meant = new HashMap<String, List<String>>();
        for (var line : lines) {
            var sides = List.of(line.split(": ", 2));
            for (var word : sides.getFirst().split(" ", -1)) {
                meant.put(word, List.of(sides.getLast().split(" ", -1)));
            }
        }
        return meant;
    }

    /// Which of the known keys is meant; nothing where none is.
    static String suggest(String unknown, Collection<String> known) {
        for (var meant : MEANT.getOrDefault(unknown, List.of())) {
            if (known.contains(meant)) {
                return "Here that is `" + meant + "`.";
            }
        }
        return "";
    }
}

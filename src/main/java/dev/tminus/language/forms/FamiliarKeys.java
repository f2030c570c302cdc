package dev.tminus.language.forms;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keys of other tools, and what this language calls them.
final class FamiliarKeys {

    private static final Map<String, List<String>> MEANT =
            Map.ofEntries(
                    Map.entry("approvers", List.of("sign-off", "poll")),
                    Map.entry("approver", List.of("sign-off", "poll")),
                    Map.entry("approval", List.of("sign-off", "poll")),
                    Map.entry("reviewers", List.of("sign-off")),
                    Map.entry("assignee", List.of("owner")),
                    Map.entry("responsible", List.of("owner")),
                    Map.entry("team", List.of("owner")),
                    Map.entry("duration", List.of("takes", "for")),
                    Map.entry("estimate", List.of("takes")),
                    Map.entry("depends-on", List.of("needs")),
                    Map.entry("depends_on", List.of("needs")),
                    Map.entry("dependencies", List.of("needs")),
                    Map.entry("after", List.of("needs")),
                    Map.entry("description", List.of("description", "instructions", "title")),
                    Map.entry("notes", List.of("instructions")),
                    Map.entry("details", List.of("instructions")),
                    Map.entry("name", List.of("title")),
                    Map.entry("summary", List.of("title")),
                    Map.entry("start", List.of("at")),
                    Map.entry("time", List.of("at")),
                    Map.entry("schedule", List.of("at")),
                    Map.entry("if", List.of("when")),
                    Map.entry("condition", List.of("when")),
                    Map.entry("steps", List.of("phases")),
                    Map.entry("tasks", List.of("steps", "phases")),
                    Map.entry("stages", List.of("phases")),
                    Map.entry("rollback", List.of("undo", "contingencies")),
                    Map.entry("roll-back", List.of("undo", "contingencies")),
                    Map.entry("repeat", List.of("every", "until")),
                    Map.entry("every", List.of("repeat")),
                    Map.entry("retries", List.of("until", "retry")),
                    Map.entry("interval", List.of("every")),
                    Map.entry("run", List.of("command")),
                    Map.entry("script", List.of("command")),
                    Map.entry("shell", List.of("command")),
                    Map.entry("exec", List.of("command")),
                    Map.entry("query", List.of("sql")),
                    Map.entry("statement", List.of("sql")),
                    Map.entry("database", List.of("source")),
                    Map.entry("db", List.of("source")),
                    Map.entry("url", List.of("endpoint")));

    private FamiliarKeys() {}

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

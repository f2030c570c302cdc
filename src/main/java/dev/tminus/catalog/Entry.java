package dev.tminus.catalog;

import dev.tminus.language.Problem;
import dev.tminus.language.Reading;
import dev.tminus.language.Severity;
import dev.tminus.runbook.Runbook;
import java.util.List;

/// A runbook file as it lies in the workspace now, good or broken.
///
/// @param file its name in the workspace folder
/// @param text its content, for people to read beside its problems
public record Entry(String file, String text, ContentHash hash, Reading<Runbook> reading) {

    /// What somebody should look at in a file that can be used, a sentence or two each.
    public List<String> warnings() {
        return reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .map(Entry::sentence)
                .toList();
    }

    private static String sentence(Problem problem) {
        var text = "Line %d: %s".formatted(problem.place().line(), problem.message());
        return problem.suggestion().isEmpty() ? text : text + " " + problem.suggestion();
    }
}

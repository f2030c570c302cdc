package dev.tminus.lint;

import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// One line with a count in the place of many warnings of one rule, among which the others are not
/// seen any more.
final class Alike {

    /// As many of a rule are shown one by one.
    static final int MOST = 10;

    private static final int LINES = 5;

    private Alike() {}

    static List<Problem> folded(List<Problem> problems) {
        var many = new LinkedHashMap<String, List<Problem>>();
        problems.stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .forEach(problem ->
                        many.computeIfAbsent(problem.code(), _ -> new ArrayList<>()).add(problem));
        many.values().removeIf(alike -> alike.size() <= MOST);
        var shown = new ArrayList<Problem>();
        for (var problem : problems) {
            var alike = many.get(problem.code());
            if (alike == null || problem.severity() != Severity.WARNING) {
                shown.add(problem);
            } else if (alike.getFirst().equals(problem)) {
                shown.add(first(alike));
            }
        }
        return List.copyOf(shown);
    }

    private static Problem first(List<Problem> alike) {
        var one = alike.getFirst();
        var lines = new LinkedHashSet<Integer>();
        alike.subList(1, alike.size()).forEach(problem -> lines.add(problem.place().line()));
        return new Problem(
                one.severity(),
                one.code(),
                one.place(),
                "%s %,d more like it: %s."
                        .formatted(one.message(), alike.size() - 1, lines(List.copyOf(lines))),
                one.suggestion());
    }

    private static String lines(List<Integer> lines) {
        var shown =
                lines.stream().limit(LINES).map(String::valueOf).collect(Collectors.joining(", "));
        return (lines.size() == 1 ? "line " : "lines ")
                + shown
                + (lines.size() > LINES ? ", … " + lines.getLast() : "");
    }
}

package dev.tminus.language.yaml;

import dev.tminus.language.problems.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in the words of somebody who writes a runbook why a text is not YAML.
final class ExplainSyntax {

    private static final Pattern GLUED = Pattern.compile("[ -]*([a-z-]{1,40}):([^\\s/].{0,80})");

    private ExplainSyntax() {}

    /// @param lost what was read before, which may hold the cause
    static void explain(YamlEngineException e, LostText lost, Problems problems) {
        if (e instanceof MarkedYamlEngineException marked) {
            int line = marked.getProblemMark().map(Mark::getLine).orElse(0);
            boolean told =
                    lost.explain(line, isOpen(marked), problems) || explainSpace(line, problems);
            if (!told) {
                explainMarked(marked, problems);
            }
        } else {
            var place = problems.source().place(0, 0);
            problems.errorAt(Code.SYNTAX, place, "This is not YAML: " + firstLine(e) + ".", "");
        }
    }

    /// Tells of the last odd space on or before a line that stands where only a space can.
    private static boolean explainSpace(int last, Problems problems) {
        var source = problems.source();
        for (int line = last; line >= 0; line--) {
            var found = OddSpace.MISPLACED.matcher(source.after(line, 0));
            if (found.find()) {
                int at = found.start(found.group(1) == null ? 2 : 1);
                var before = source.after(line, 0).substring(0, at);
                problems.errorAt(
                        Code.HIDDEN_CHARACTER,
                        source.place(line, before.codePointCount(0, at)),
                        "The character %s looks like a space, but YAML takes it for a letter."
                                .formatted(
                                        OddSpace.name(found.group(found.group(1) == null ? 2 : 1))),
                        "Replace it by a space.");
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(MarkedYamlEngineException e) {
        return String.valueOf(e.getProblem()).contains("unexpected end of stream");
    }

    private static void explainMarked(MarkedYamlEngineException e, Problems problems) {
        var source = problems.source();
        var problem = Optional.ofNullable(e.getProblem()).orElse("").strip();
        var place = place(source, e.getProblemMark().or(e::getContextMark));
        var context = place(source, e.getContextMark().or(e::getProblemMark));
        if (problem.contains("TAB")) {
            problems.errorAt(
                    Code.TAB,
                    tab(e, source, place),
                    "A tab stands where YAML allows only spaces.",
                    "Indent with spaces.");
            return;
        }
        if (isOpen(e) && e.getContextMark().isPresent()) {
            problems.errorAt(
                    Code.SYNTAX,
                    context,
                    "A quote is opened here and never closed.",
                    "Close it, or double it if it belongs to the text.");
            return;
        }
        if (problem.contains("could not find expected ':'")) {
            problems.errorAt(
                    Code.SYNTAX,
                    context,
                    "Here is a key without its colon.",
                    "Write `key: value`.");
            return;
        }
        var reason = Optional.ofNullable(e.getContext()).orElse("");
        if (reason.contains("scanning an alias") || reason.contains("scanning an anchor")) {
            problems.errorAt(
                    Code.ALIAS,
                    context,
                    "A text without quotes cannot begin with `*` or `&`.",
                    "Put the whole text in quotes.");
            return;
        }
        var said = said(problem, e, source);
        problems.errorAt(Code.SYNTAX, place, said.message, said.suggestion);
    }

    private static Explanation said(
            String problem, MarkedYamlEngineException e, SourceText source) {
        var context = place(source, e.getContextMark().or(e::getProblemMark));
        if (problem.contains("mapping values are not allowed")) {
            var glued = glued(e, source);
            if (!glued.isEmpty()) {
                return new Explanation(
                        "A colon with a space begins a value here, where none can begin.", glued);
            }
            return new Explanation(
                    "A colon with a space begins a value here, where none can begin.",
                    "If the colon belongs to the text, put the whole text in quotes; else look at"
                            + " the indentation.");
        }
        if (problem.contains("cannot start any token")) {
            return new Explanation(
                    "A text without quotes cannot begin with this character.",
                    "Put the whole text in quotes.");
        }
        var after = after(e, source);
        if (problem.contains("expected ',' or '")) {
            return inBrackets(problem.contains("or '}'") ? "{" : "[", context.line(), after);
        }
        if (problem.contains("expected <block end>") && isAfterQuote(e, source)) {
            return new Explanation(
                    "Text follows a closing quote.", "Put the quotes around the whole text.");
        }
        if (problem.contains("expected <block end>") && after.matches("[]}].*")) {
            return new Explanation(
                    "This `%s` closes nothing: all that was open is closed before it."
                            .formatted(after.substring(0, 1)),
                    "Remove it, or put a text that holds such signs in quotes.");
        }
        if (problem.contains("expected <block end>")) {
            return new Explanation(
                    "This does not line up with what began on line " + context.line() + ".",
                    "Indent it like its neighbours.");
        }
        if (problem.contains("expected the node content") && after.startsWith(",")) {
            return new Explanation(
                    "Nothing stands before this comma.", "Remove it, or add the value.");
        }
        if (problem.contains("expected a comment or a line break")) {
            return new Explanation(
                    "After `|` or `>` a text begins on the next line.",
                    "Move it there and indent it, or put it in quotes.");
        }
        if (problem.contains("unknown escape character")) {
            return new Explanation(
                    "A backslash in double quotes begins an escape, and this is none.",
                    "Use single quotes, or write the backslash twice.");
        }
        return new Explanation("This is not YAML: " + problem + ".", "");
    }

    /// What to do where the line before holds a colon without its space; empty where it does not.
    private static String glued(MarkedYamlEngineException e, SourceText source) {
        int line = e.getProblemMark().map(Mark::getLine).orElse(0) - 1;
        var found = GLUED.matcher(line < 0 ? "" : source.after(line, 0));
        return found.matches()
                ? "Line %d lacks the space after its colon: write `%s: %s`."
                        .formatted(line + 1, found.group(1), found.group(2))
                : "";
    }

    /// Why a list or mapping in brackets neither ends nor goes on here.
    private static Explanation inBrackets(String bracket, int line, String after) {
        var sign = after.isEmpty() ? "" : after.substring(0, 1);
        if ("{[".contains(sign) && !sign.isEmpty()) {
            return new Explanation(
                    "Within brackets a `%s` ends the text before it and begins a value, where none can begin."
                            .formatted(sign),
                    "Put the whole text in quotes.");
        }
        if (sign.equals(":")) {
            return new Explanation(
                    "Within brackets a second colon comes before a comma.",
                    "Add the comma, or put a text that holds a colon in quotes.");
        }
        if ("}]".contains(sign) && !sign.isEmpty()) {
            return new Explanation(
                    "This `%s` does not close the `%s` of line %d, which is open here."
                            .formatted(sign, bracket, line),
                    "Close that first, or remove this.");
        }
        return new Explanation(
                "The `%s` of line %d is not closed here, and no comma separates what follows."
                        .formatted(bracket, line),
                "Close it, add the comma, or put a text that holds such signs in quotes.");
    }

    /// What stands from the problem on.
    private static String after(MarkedYamlEngineException e, SourceText source) {
        return e.getProblemMark()
                .map(mark -> source.after(mark.getLine(), mark.getColumn()))
                .orElse("");
    }

    private static boolean isAfterQuote(MarkedYamlEngineException e, SourceText source) {
        var before =
                e.getProblemMark()
                        .map(mark -> source.before(mark.getLine(), mark.getColumn()))
                        .orElse("")
                        .stripTrailing();
        return before.endsWith("\"") || before.endsWith("'");
    }

    /// The tab itself, where the fault is seen only behind it.
    private static Place tab(MarkedYamlEngineException e, SourceText source, Place behind) {
        var mark = e.getProblemMark().orElse(null);
        int tab = mark == null ? -1 : source.before(mark.getLine(), mark.getColumn()).indexOf('\t');
        return mark == null || tab < 0 ? behind : source.place(mark.getLine(), tab);
    }

    private static Place place(SourceText source, Optional<Mark> mark) {
        return mark.map(m -> source.place(m.getLine(), m.getColumn()))
                .orElseGet(() -> source.place(0, 0));
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private record Explanation(String message, String suggestion) {}
}

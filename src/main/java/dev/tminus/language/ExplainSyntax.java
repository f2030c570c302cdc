package dev.tminus.language;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in the words of somebody who writes a runbook why a text is not YAML.
final class ExplainSyntax {

    private ExplainSyntax() {}

    static void explain(YamlEngineException e, Problems problems) {
        if (e instanceof MarkedYamlEngineException marked) {
            explainMarked(marked, problems);
        } else {
            var place = problems.source().place(0, 0);
            problems.errorAt(Code.SYNTAX, place, "This is not YAML: " + firstLine(e) + ".", "");
        }
    }

    private static void explainMarked(MarkedYamlEngineException e, Problems problems) {
        var source = problems.source();
        var problem = Optional.ofNullable(e.getProblem()).orElse("").strip();
        var place = place(source, e.getProblemMark().or(e::getContextMark));
        if (problem.contains("TAB")) {
            problems.errorAt(
                    Code.TAB,
                    place,
                    "A tab stands where YAML allows only spaces.",
                    "Indent with spaces.");
            return;
        }
        if (problem.contains("unexpected end of stream") && e.getContextMark().isPresent()) {
            problems.errorAt(
                    Code.SYNTAX,
                    place(source, e.getContextMark()),
                    "A quote is opened here and never closed.",
                    "Close it, or double it if it belongs to the text.");
            return;
        }
        var said = said(problem, e, source);
        problems.errorAt(Code.SYNTAX, place, said.message, said.suggestion);
    }

    private static Said said(String problem, MarkedYamlEngineException e, SourceText source) {
        var context = place(source, e.getContextMark().or(e::getProblemMark));
        if (problem.contains("mapping values are not allowed")) {
            return new Said(
                    "A colon with a space begins a value here, where none can begin.",
                    "If the colon belongs to the text, put the whole text in quotes; else look at"
                            + " the indentation.");
        }
        if (problem.contains("cannot start any token")) {
            return new Said(
                    "A text without quotes cannot begin with this character.",
                    "Put the whole text in quotes.");
        }
        if (problem.contains("expected ',' or '")) {
            var bracket = problem.contains("}") ? "{" : "[";
            return new Said(
                    "The `%s` of line %d is not closed here, and no comma separates what follows."
                            .formatted(bracket, context.line()),
                    "Close it, add the comma, or put a text that holds such signs in quotes.");
        }
        if (problem.contains("expected <block end>")) {
            return new Said(
                    "This does not line up with what began on line " + context.line() + ".",
                    "Indent it like its neighbours; after a closing quote nothing may follow.");
        }
        if (problem.contains("could not find expected ':'")) {
            return new Said("A key without its colon.", "Write `key: value`.");
        }
        if (problem.contains("unknown escape character")) {
            return new Said(
                    "A backslash in double quotes begins an escape, and this is none.",
                    "Use single quotes, or write the backslash twice.");
        }
        return new Said("This is not YAML: " + problem + ".", "");
    }

    private static Place place(SourceText source, Optional<Mark> mark) {
        return mark.map(m -> source.place(m.getLine(), m.getColumn()))
                .orElseGet(() -> source.place(0, 0));
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private record Said(String message, String suggestion) {}
}

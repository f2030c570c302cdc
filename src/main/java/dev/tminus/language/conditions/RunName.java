package dev.tminus.language.conditions;

import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names that stand for a value of a run, in tests and in texts: `input.x`, `answers.step.field`.
public final class RunName {

    /// The forms that a name may have, as suggestions show them.
    static final List<String> FORMS =
            List.of(
                    "mode",
                    "input.x",
                    "variables.x",
                    "answers.step.field",
                    "checks.x",
                    "checks.step.x");

    /// The words that names begin with.
    public static final List<String> ROOTS = List.of("input", "variables", "answers", "checks");

    /// The words that stand for something else than a member of a fleet or a value of `for-each`.
    public static final List<String> TAKEN =
            Stream.concat(Stream.of("mode", "failed", "evidence", "outputs"), ROOTS.stream())
                    .toList();

    private static final Pattern EVIDENCE =
            Pattern.compile(
                    "evidence\\.([a-z0-9-]{1,100})\\.([a-z0-9-]{1,100})(?:\\.([a-z0-9-]{1,100}))?");

    private static final Pattern OUTPUT =
            Pattern.compile("outputs\\.([a-z0-9-]{1,100})\\.([a-z0-9-]{1,100})");

    private RunName() {}

    /// Whether the text begins as a name does.
    static boolean begins(String text) {
        int dot = text.indexOf('.');
        return dot >= 0 && ROOTS.contains(text.substring(0, dot));
    }

    /// The first word of a text that has parts, or the text.
    static String root(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    /// What a step leaves behind that texts show and no test reads.
    public sealed interface Left {}

    /// A file of a step: `evidence.step.file`, or `evidence.step.use.file` of one of its checks.
    ///
    /// @param name of the file, or of the use
    /// @param file of the use, null where the file is one that people attach
    public record Evidence(StepId step, String name, @Nullable String file) implements Left {}

    /// A value that an action has answered: `outputs.step.name`.
    public record Output(StepId step, String name) implements Left {}

    /// Null where the text is no such name.
    public static @Nullable Left left(String text) {
        var output = OUTPUT.matcher(text);
        if (output.matches()) {
            return new Output(new StepId(output.group(1)), output.group(2));
        }
        var evidence = EVIDENCE.matcher(text);
        return evidence.matches()
                ? new Evidence(new StepId(evidence.group(1)), evidence.group(2), evidence.group(3))
                : null;
    }
}

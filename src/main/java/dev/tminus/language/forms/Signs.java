package dev.tminus.language.forms;

import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Template;
import java.util.regex.Pattern;

/// Which `${…}` and `{{…}}` a text may hold.
public enum Signs {
    /// Neither.
    NONE,
    /// Neither; a value for a query belongs into `params`.
    SQL,
    /// Placeholders, which are resolved when a run shows or uses the text. `${…}` of a shell
    /// example is text like any other, unless it names a secret.
    PLACEHOLDERS,
    /// Neither; a test takes names as they are.
    TEST,
    /// References to secrets, as [Secrets] reads them.
    SECRETS;

    private static final Pattern SECRET = Pattern.compile("\\$\\{(TMINUS_SECRET|file:)");

    public boolean accept(Node.Text text, Problems problems) {
        return switch (this) {
            case NONE ->
                    noReference(text, problems)
                            && noPlaceholder(
                                    text,
                                    problems,
                                    Code.PLACEHOLDER_OUTSIDE,
                                    "`{{…}}` is not replaced here.",
                                    "Placeholders stand in titles of the runbook, its phases, steps"
                                            + " and contingencies, in `description` and `links`, in"
                                            + " `instructions` and an `undo`, in what actions and"
                                            + " announcements send, in values of checks and in"
                                            + " `for` of a `wait`.");
            case SQL ->
                    noReference(text, problems)
                            && noPlaceholder(
                                    text,
                                    problems,
                                    Code.PLACEHOLDER_IN_SQL,
                                    "SQL takes no `{{…}}`: a value is bound, never written into the"
                                            + " query.",
                                    "Write `:name` in the SQL and `params: {name:"
                                            + " \"{{variables.x}}\"}` beside it.");
            case PLACEHOLDERS -> noSecret(text, problems);
            case TEST ->
                    noReference(text, problems)
                            && noPlaceholder(
                                    text,
                                    problems,
                                    Code.PLACEHOLDER_OUTSIDE,
                                    "A test takes no `{{…}}`: names stand in it as they are.",
                                    "Write `input.x` instead of `{{input.x}}`.");
            case SECRETS -> true;
        };
    }

    private static boolean noSecret(Node.Text text, Problems problems) {
        var secret = SECRET.matcher(text.value());
        return !secret.find() || refuseReference(text, secret.group(), problems);
    }

    private static boolean noReference(Node.Text text, Problems problems) {
        return !text.value().contains("${") || refuseReference(text, "${", problems);
    }

    private static boolean refuseReference(Node.Text text, String words, Problems problems) {
        problems.errorWithin(
                Code.SECRET_OUTSIDE,
                text,
                words,
                "`${…}` stands for a secret, which has no place here.",
                () ->
                        "Secrets stand only in `jdbc`, `user` and `password` of a source, and in"
                                + " `url` and `headers` of a service.");
        return false;
    }

    private static boolean noPlaceholder(
            Node.Text text, Problems problems, Code code, String message, String advice) {
        boolean none = !Template.isIn(text.value());
        if (!none) {
            problems.errorWithin(code, text, "{{", message, () -> advice);
        }
        return none;
    }
}

package dev.tminus.language.checks;

import dev.tminus.language.checks.ForEachShape.ForEachDraft;
import dev.tminus.language.conditions.RunName;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts the values of `for-each` into the texts of a check. A query takes none: its texts stay as
/// they are, and are refused where they hold a placeholder.
final class FillIn {

    private static final Pattern ANY =
            Pattern.compile(
                    "\\{\\{\\s{0,9}(?!(?:%s|evidence|outputs)\\.)[a-z0-9-]{1,100}(?:\\.[a-z0-9-]{1,100})?\\s{0,9}}}"
                            .formatted(String.join("|", RunName.ROOTS)));
    private static final String TITLE = "title";
    private static final String SQL = "sql";

    private FillIn() {}

    /// The check of one value. A title that does not name the value gets it in parentheses.
    static Node.Entries value(String var, ForEachShape.Value value, Node.Entries check) {
        var placeholder = placeholder(var);
        var title = check.entries().get(TITLE);
        var entries = new LinkedHashMap<>(check.entries());
        if (title != null
                && title.value() instanceof Node.Text text
                && !text.isNothing()
                && !placeholder.matcher(text.value()).find()) {
            var longer =
                    new Node.Text(
                            text.span(), text.value() + " (" + value.called().value() + ")", false);
            entries.put(TITLE, new Node.Entry(title.key(), longer));
        }
        return fill(
                new Node.Entries(check.span(), check.flow(), entries),
                text ->
                        placeholder
                                .matcher(text)
                                .replaceAll(found -> Matcher.quoteReplacement(of(value, found))));
    }

    /// A part that the value does not have stays as it is written.
    private static String of(ForEachShape.Value value, MatchResult found) {
        @Nullable String part = found.group(1);
        if (part == null) {
            return value.parts().isEmpty() ? value.called().value() : found.group();
        }
        return value.parts().getOrDefault(part, found.group());
    }

    /// The check with some value, where nobody knows which: so that the rest of it can be read.
    static Node.Entries anything(Node.Entries check) {
        return fill(check, text -> ANY.matcher(text).replaceAll("x"));
    }

    /// Whether the check names the variable anywhere but in its title; else all would be the same.
    static boolean says(String var, Node.Entries check, Problems problems, ForEachDraft forEach) {
        var placeholder = placeholder(var);
        boolean found =
                check.entries().values().stream()
                        .filter(entry -> !entry.key().value().equals(TITLE))
                        .anyMatch(entry -> says(placeholder, entry.value()));
        if (!found) {
            problems.error(
                    Code.UNUSED_PARAM,
                    forEach.var().at(),
                    "The check says `{{%s}}` nowhere, so it would be the same for every value."
                            .formatted(var),
                    () ->
                            "Write it where the value belongs, such as `table: \"{{%s}}\"`."
                                    .formatted(
                                            forEach.parts().stream()
                                                    .findFirst()
                                                    .map(part -> var + "." + part)
                                                    .orElse(var)));
        }
        return found && knows(placeholder, check, problems, forEach);
    }

    /// Whether every part that the check names is one of the values.
    private static boolean knows(
            Pattern placeholder, Node node, Problems problems, ForEachDraft forEach) {
        return switch (node) {
            case Node.Text text -> {
                var found = placeholder.matcher(text.value());
                boolean all = true;
                while (found.find()) {
                    @Nullable String part = found.group(1);
                    if (part == null
                            ? !forEach.parts().isEmpty()
                            : !forEach.parts().contains(part)) {
                        refusePart(text, found.group(), part, problems, forEach);
                        all = false;
                    }
                }
                yield all;
            }
            case Node.Items list ->
                    list.items().stream()
                            .filter(item -> !knows(placeholder, item, problems, forEach))
                            .toList()
                            .isEmpty();
            case Node.Entries mapping ->
                    mapping.entries().values().stream()
                            .filter(entry -> !knows(placeholder, entry.value(), problems, forEach))
                            .toList()
                            .isEmpty();
        };
    }

    private static void refusePart(
            Node.Text text,
            String written,
            @Nullable String part,
            Problems problems,
            ForEachDraft forEach) {
        var var = forEach.var().value();
        var parts = List.copyOf(forEach.parts());
        problems.errorWithin(
                Code.BAD_PLACEHOLDER,
                text,
                written,
                part == null
                        ? "The values of `%s` have names, and `%s` says none of them."
                                .formatted(var, written)
                        : parts.isEmpty()
                                ? "The values of `%s` are texts, which have no `%s`."
                                        .formatted(var, part)
                                : "The values of `%s` have no `%s`.".formatted(var, part),
                () ->
                        parts.isEmpty()
                                ? "Write `{{%s}}`.".formatted(var)
                                : part == null
                                        ? "Write `{{%s.%s}}`.".formatted(var, parts.getFirst())
                                        : Nearest.suggest(part, parts));
    }

    private static Pattern placeholder(String var) {
        return Pattern.compile(
                "\\{\\{\\s{0,9}" + Pattern.quote(var) + "(?:\\.([a-z0-9-]{1,100}))?\\s{0,9}}}");
    }

    private static boolean says(Pattern placeholder, Node node) {
        return switch (node) {
            case Node.Text text -> placeholder.matcher(text.value()).find();
            case Node.Items list -> list.items().stream().anyMatch(item -> says(placeholder, item));
            case Node.Entries mapping ->
                    mapping.entries().values().stream()
                            .anyMatch(entry -> says(placeholder, entry.value()));
        };
    }

    private static Node.Entries fill(Node.Entries mapping, UnaryOperator<String> with) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        mapping.entries()
                .forEach((name, entry) -> {
                    boolean query = name.equals(SQL) && entry.value() instanceof Node.Text;
                    entries.put(
                            name,
                            query ? entry : new Node.Entry(entry.key(), fill(entry.value(), with)));
                });
        return new Node.Entries(mapping.span(), mapping.flow(), entries);
    }

    private static Node fill(Node node, UnaryOperator<String> with) {
        return switch (node) {
            case Node.Text text ->
                    text.value().contains("{{")
                            ? new Node.Text(text.span(), with.apply(text.value()), text.plain())
                            : text;
            case Node.Items list ->
                    new Node.Items(
                            list.span(),
                            list.items().stream().map(item -> fill(item, with)).toList());
            case Node.Entries mapping -> fill(mapping, with);
        };
    }
}

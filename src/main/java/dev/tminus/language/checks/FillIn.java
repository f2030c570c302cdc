package dev.tminus.language.checks;

import dev.tminus.language.checks.ForEachShape.ForEachDraft;
import dev.tminus.language.conditions.RunName;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts the values of `for-each` into the texts of a check. A query takes none: its texts stay as
/// they are, and are refused where they hold a placeholder.
final class FillIn {

    private static final Pattern PART = Pattern.compile("[a-z0-9-]{1,100}");
    private static final String TITLE = "title";
    private static final String SQL = "sql";

    private FillIn() {}

    /// The check of one value. A title that does not name the value gets it in parentheses.
    static Node.Entries value(String var, ForEachShape.Value value, Node.Entries check) {
        var title = check.entries().get(TITLE);
        var entries = new LinkedHashMap<>(check.entries());
        if (title != null
                && title.value() instanceof Node.Text text
                && !text.value().isBlank()
                && !says(var, text)) {
            var longer =
                    new Node.Text(
                            text.span(), text.value() + " (" + value.called().value() + ")", false);
            entries.put(TITLE, new Node.Entry(title.key(), longer));
        }
        return fill(
                new Node.Entries(check.span(), check.flow(), entries),
                text -> Template.of(text).bind(name -> of(var, value, name)));
    }

    /// A part that the value does not have stays as it is written.
    private static Optional<String> of(String var, ForEachShape.Value value, String name) {
        return name.equals(var)
                ? Optional.of(value.called().value()).filter(_ -> value.parts().isEmpty())
                : part(var, name).map(value.parts()::get);
    }

    /// The part of the value that a name asks for, where it asks for one.
    private static Optional<String> part(String var, String name) {
        return name.startsWith(var + ".")
                ? Optional.of(name.substring(var.length() + 1))
                        .filter(part -> PART.matcher(part).matches())
                : Optional.empty();
    }

    private static boolean isOf(String var, String name) {
        return name.equals(var) || part(var, name).isPresent();
    }

    /// The check with some value, where nobody knows which: so that the rest of it can be read.
    static Node.Entries anything(Node.Entries check) {
        return fill(
                check,
                text ->
                        Template.of(text)
                                .bind(name -> Optional.of("x").filter(_ -> isOfSome(name))));
    }

    private static boolean isOfSome(String name) {
        var parts = name.split("\\.", -1);
        return parts.length <= 2
                && Stream.of(parts).allMatch(part -> PART.matcher(part).matches())
                && (parts.length == 1 || !RunName.TAKEN.contains(parts[0]));
    }

    /// Whether the check names the variable anywhere but in its title; else all would be the same.
    static boolean says(String var, Node.Entries check, Problems problems, ForEachDraft forEach) {
        boolean found =
                check.entries().values().stream()
                        .filter(entry -> !entry.key().value().equals(TITLE))
                        .anyMatch(entry -> says(var, entry.value()));
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
        return found && knows(var, check, problems, forEach);
    }

    /// Whether every part that the check names is one of the values.
    private static boolean knows(String var, Node node, Problems problems, ForEachDraft forEach) {
        return switch (node) {
            case Node.Text text -> {
                boolean all = true;
                for (var place : Template.of(text.value()).places()) {
                    @Nullable String part = part(var, place.name()).orElse(null);
                    if (isOf(var, place.name())
                            && (part == null
                                    ? !forEach.parts().isEmpty()
                                    : !forEach.parts().contains(part))) {
                        refusePart(text, place.written(), part, problems, forEach);
                        all = false;
                    }
                }
                yield all;
            }
            case Node.Items list ->
                    list.items().stream()
                            .filter(item -> !knows(var, item, problems, forEach))
                            .toList()
                            .isEmpty();
            case Node.Entries mapping ->
                    mapping.entries().values().stream()
                            .filter(entry -> !knows(var, entry.value(), problems, forEach))
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

    private static boolean says(String var, Node node) {
        return switch (node) {
            case Node.Text text ->
                    Template.of(text.value()).names().anyMatch(name -> isOf(var, name));
            case Node.Items list -> list.items().stream().anyMatch(item -> says(var, item));
            case Node.Entries mapping ->
                    mapping.entries().values().stream().anyMatch(entry -> says(var, entry.value()));
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
                    Template.isIn(text.value())
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

package dev.tminus.language;

import dev.tminus.language.ForEachShape.ForEachDraft;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the values of `for-each` into the texts of a check. A query takes none: its texts stay as
/// they are, and are refused where they hold a placeholder.
final class FillIn {

    private static final Pattern ANY = Pattern.compile("\\{\\{\\s{0,9}[a-z0-9-]{1,100}\\s{0,9}}}");
    private static final String TITLE = "title";
    private static final String SQL = "sql";

    private FillIn() {}

    /// The check of one value. A title that does not name the value gets it in parentheses.
    static Node.Entries value(String var, String value, Node.Entries check) {
        var placeholder = placeholder(var);
        var title = check.entries().get(TITLE);
        var entries = new LinkedHashMap<>(check.entries());
        if (title != null
                && title.value() instanceof Node.Text text
                && !text.isNothing()
                && !placeholder.matcher(text.value()).find()) {
            var longer = new Node.Text(text.span(), text.value() + " (" + value + ")", false);
            entries.put(TITLE, new Node.Entry(title.key(), longer));
        }
        return fill(
                new Node.Entries(check.span(), check.flow(), entries),
                text -> placeholder.matcher(text).replaceAll(Matcher.quoteReplacement(value)));
    }

    /// The check with some value, where nobody knows which: so that the rest of it can be read.
    static Node.Entries anything(Node.Entries check) {
        return fill(check, text -> ANY.matcher(text).replaceAll("x"));
    }

    /// Whether the check names the variable anywhere but in its title; else all would be the same.
    static boolean says(
            String var, Node.Entries check, Problems problems, ForEachDraft forEach) {
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
                                    .formatted(var));
        }
        return found;
    }

    private static Pattern placeholder(String var) {
        return Pattern.compile("\\{\\{\\s{0,9}" + Pattern.quote(var) + "\\s{0,9}}}");
    }

    private static boolean says(Pattern placeholder, Node node) {
        return switch (node) {
            case Node.Text text -> placeholder.matcher(text.value()).find();
            case Node.Items list ->
                    list.items().stream().anyMatch(item -> says(placeholder, item));
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
                            query
                                    ? entry
                                    : new Node.Entry(entry.key(), fill(entry.value(), with)));
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

package dev.tminus.run;

import dev.tminus.runbook.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Markdown and the values that stand in it. No value becomes part of the markup: in the template
/// each is one letter that no other text has, so that Markdown is understood first and the values
/// are put into what it came to.
///
/// @param values in the order of their letters
public record BoundMarkdown(String template, List<String> values) {

    /// What Unicode leaves to private use.
    private static final Pattern LETTERS = Pattern.compile("[\uE000-\uF8FF]");

    private static final char FIRST = '\uE000';
    private static final int MOST = 0x1900;

    /// A stretch of text.
    ///
    /// @param isValue whether it was put in
    public record Piece(String text, boolean isValue) {}

    /// Markdown in which nothing is put.
    public static BoundMarkdown of(String markdown) {
        return new BoundMarkdown(LETTERS.matcher(markdown).replaceAll("\uFFFD"), List.of());
    }

    /// Markdown with every placeholder that has a value; the others stay as they are, so that it
    /// shows what is still open.
    ///
    /// @param known the value behind a name
    public static BoundMarkdown of(String markdown, Function<String, Optional<String>> known) {
        var values = new ArrayList<String>();
        var template =
                Template.of(of(markdown).template())
                        .bind(name ->
                                values.size() == MOST
                                        ? Optional.empty()
                                        : known.apply(name)
                                                .map(value -> {
                                                    values.add(value);
                                                    return Character.toString(
                                                            FIRST + values.size() - 1);
                                                }));
        return new BoundMarkdown(template, List.copyOf(values));
    }

    /// The whole as text, before Markdown is understood.
    public String text() {
        return filled(template);
    }

    public boolean isBlank() {
        return text().isBlank();
    }

    /// A part of the template with the values in it.
    public String filled(String part) {
        return pieces(part).stream().map(Piece::text).collect(Collectors.joining());
    }

    /// A part of the template in pieces.
    public List<Piece> pieces(String part) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int i = 0; i < part.length(); i++) {
            int value = part.charAt(i) - FIRST;
            if (value >= 0 && value < values.size()) {
                if (from < i) {
                    pieces.add(new Piece(part.substring(from, i), false));
                }
                pieces.add(new Piece(values.get(value), true));
                from = i + 1;
            }
        }
        if (from < part.length()) {
            pieces.add(new Piece(part.substring(from), false));
        }
        return pieces;
    }
}

package dev.tminus.ui.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a query, told apart so that they can be coloured. It only reads; a query is never
/// understood by it, and nothing depends on its being right.
final class Sql {

    /// Longest query that is coloured.
    private static final int LONGEST = 20_000;

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment>--[^\\n]*|/\\*(?s:.*?)\\*/)"
                            + "|(?<text>'[^']*'|\"[^\"]*\"|`[^`]*`)"
                            + "|(?<word>[A-Za-z_][A-Za-z_0-9$]*)");

    private static final Set<String> KEYWORDS =
            Set.of(
                    ("all and any as asc between by case cast coalesce collate count cross current"
                                    + " desc distinct else end except exists extract false fetch"
                                    + " filter first following from full group having in inner"
                                    + " intersect interval is join last lateral left like limit"
                                    + " natural next not null nulls of offset on only or order"
                                    + " outer over partition preceding recursive right row rows"
                                    + " select some sum table then true unbounded union using"
                                    + " values when where window with")
                            .split(" "));

    private Sql() {}

    /// One stretch of a query.
    record Word(Kind kind, String text) {}

    /// What a stretch is, by the class that colours it.
    enum Kind {
        PLAIN(""),
        KEYWORD("k"),
        TEXT("str"),
        COMMENT("cm");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }

    /// All stretches in order; together they are the query.
    static List<Word> words(String query) {
        if (query.length() > LONGEST) {
            return List.of(new Word(Kind.PLAIN, query));
        }
        var words = new ArrayList<Word>();
        var plain = new StringBuilder();
        var tokens = TOKEN.matcher(query);
        var at = 0;
        while (tokens.find()) {
            plain.append(query, at, tokens.start());
            at = tokens.end();
            var kind =
                    tokens.group("comment") != null
                            ? Kind.COMMENT
                            : tokens.group("text") != null ? Kind.TEXT : kind(tokens.group());
            if (kind == Kind.PLAIN) {
                plain.append(tokens.group());
            } else {
                flush(plain, words);
                words.add(new Word(kind, tokens.group()));
            }
        }
        plain.append(query.substring(at));
        flush(plain, words);
        return words;
    }

    private static Kind kind(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.PLAIN;
    }

    private static void flush(StringBuilder plain, List<Word> words) {
        if (!plain.isEmpty()) {
            words.add(new Word(Kind.PLAIN, plain.toString()));
            plain.setLength(0);
        }
    }
}

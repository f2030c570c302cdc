package dev.tminus.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A table as a server names it when it explains a query: always with its schema.
record NamedTable(String schema, String table) {

    /// All names that may be tables: two parts after a FROM or a JOIN. Some, as in `EXTRACT(YEAR
    /// FROM a.b)`, are none.
    static Set<NamedTable> in(String explained, Product product) {
        var tokens = tokens(explained, product);
        var names = new LinkedHashSet<NamedTable>();
        for (int i = 0; i < tokens.size(); i++) {
            var word = tokens.get(i).toUpperCase(Locale.ROOT);
            if (word.equals("FROM") || word.endsWith("JOIN")) {
                int at = i + 1;
                while (at < tokens.size() && tokens.get(at).equals("(")) {
                    at++;
                }
                add(names, tokens.subList(at, Math.min(at + 4, tokens.size())));
            }
        }
        return names;
    }

    private static void add(Set<NamedTable> names, List<String> parts) {
        var two = parts.size() >= 3 && isName(parts.get(0)) && parts.get(1).equals(".");
        if (two && isName(parts.get(2)) && !(parts.size() == 4 && parts.get(3).equals("."))) {
            names.add(new NamedTable(bare(parts.get(0)), bare(parts.get(2))));
        }
    }

    /// Words, quoted names, dots, opening parentheses and the quotes of texts.
    private static List<String> tokens(String sql, Product product) {
        var tokens = new ArrayList<String>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = at + 1;
            if (c == '\'' || c == '"' || c == '`') {
                end = endOfQuoted(sql, at, product == Product.MARIADB && c == '\'');
                tokens.add(c == '\'' ? "'" : sql.substring(at, end));
            } else if (Character.isJavaIdentifierStart(c)) {
                while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                    end++;
                }
                tokens.add(sql.substring(at, end));
            } else if (c == '.' || c == '(') {
                tokens.add(String.valueOf(c));
            }
            at = end;
        }
        return tokens;
    }

    private static int endOfQuoted(String sql, int from, boolean escapes) {
        char quote = sql.charAt(from);
        int at = from + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && escapes) {
                at++;
            } else if (c == quote) {
                if (at + 1 >= sql.length() || sql.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return sql.length();
    }

    private static boolean isName(String token) {
        return !token.equals("'") && !token.equals(".") && !token.equals("(");
    }

    private static String bare(String token) {
        char first = token.charAt(0);
        if (first != '`' && first != '"') {
            return token;
        }
        var quote = String.valueOf(first);
        return token.substring(1, Math.max(1, token.length() - 1)).replace(quote + quote, quote);
    }
}

package dev.tminus.language.conditions;

import java.util.ArrayList;
import java.util.List;

/// Cuts a test into words, quoted texts, operators and parentheses.
final class Tokens {

    /// A piece of a test.
    ///
    /// @param text without quotes
    /// @param from where it begins, from 0
    record Token(Sort sort, String text, int from) {

        boolean is(String word) {
            return sort == Sort.WORD && text.equals(word);
        }
    }

    enum Sort {
        WORD,
        QUOTED,
        /// A quoted text that nothing closes.
        OPEN_QUOTE,
        /// `==`, and whatever else is made of its signs.
        OPERATOR,
        OPEN,
        CLOSE,
        /// A sign that means nothing in a test.
        STRANGE,
        END
    }

    private static final String SIGNS = "=!<>&|";

    private Tokens() {}

    /// All of them, the last of which is the end.
    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            int end = Character.isWhitespace(text.charAt(at)) ? at + 1 : end(text, at);
            if (!Character.isWhitespace(text.charAt(at))) {
                tokens.add(token(text, at, end));
            }
            at = end;
        }
        tokens.add(new Token(Sort.END, "", text.stripTrailing().length()));
        return tokens;
    }

    private static int end(String text, int from) {
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            int close = text.indexOf(first, from + 1);
            return close < 0 ? text.length() : close + 1;
        }
        int end = from;
        if (SIGNS.indexOf(first) >= 0) {
            while (end < text.length() && SIGNS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            return end;
        }
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "._-+:".indexOf(c) >= 0;
    }

    private static Token token(String text, int from, int end) {
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            boolean closed = end > from + 1 && text.charAt(end - 1) == first;
            return closed
                    ? new Token(Sort.QUOTED, text.substring(from + 1, end - 1), from)
                    : new Token(Sort.OPEN_QUOTE, text.substring(from), from);
        }
        var sort =
                switch (first) {
                    case '(' -> Sort.OPEN;
                    case ')' -> Sort.CLOSE;
                    default ->
                            SIGNS.indexOf(first) >= 0
                                    ? Sort.OPERATOR
                                    : isWord(first) ? Sort.WORD : Sort.STRANGE;
                };
        return new Token(sort, text.substring(from, end), from);
    }
}

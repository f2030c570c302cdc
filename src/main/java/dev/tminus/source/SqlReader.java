package dev.tminus.source;

import dev.tminus.source.SqlText.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a query just far enough to find its parameters, its end and words that write.
///
/// The real guards are the SELECT-only user and the read-only transaction; this one gives early and
/// clear words. Where databases disagree on what is quoted or a comment, the query is refused, so
/// that no server can see a statement here unseen.
final class SqlReader {

    private static final Set<String> READS = Set.of("SELECT", "WITH", "VALUES", "TABLE");

    /// Words in a row that write, wherever they stand.
    private static final List<String> WRITES =
            List.of(" INTO", " LOCK IN SHARE MODE", " OLD TABLE", " NEW TABLE", " FINAL TABLE");

    /// Words in a row that lock where they stand in a query, and not in `substring(… for share)`.
    private static final List<String> LOCKS =
            List.of(" FOR UPDATE", " FOR SHARE", " FOR NO KEY UPDATE", " FOR KEY SHARE");

    private static final char UNKNOWN = '?';
    private static final char QUERY = 'q';
    private static final char OTHER = 'o';

    private final String sql;
    private final Product product;
    private final StringBuilder out = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private int at;
    private String firstWord = "";

    /// The words since the last sign, each with a blank before it.
    private String words = "";

    /// What each parenthesis that is open holds, as its first word tells.
    private final StringBuilder open = new StringBuilder().append(QUERY);

    private int brackets;

    /// Where the last name ended.
    private int name = -1;

    SqlReader(String sql, Product product) {
        this.sql = sql;
        this.product = product;
    }

    SqlText read() throws Unreadable {
        while (at < sql.length()) {
            readNext();
        }
        if (firstWord.isEmpty()) {
            throw new Unreadable(false, "is empty");
        }
        return new SqlText(out.toString().strip(), List.copyOf(names));
    }

    private void readNext() throws Unreadable {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            copy(1);
        } else if (starts("--") || (c == '#' && product == Product.MARIADB)) {
            skipLineComment();
        } else if (starts("/*")) {
            skipBlockComment();
        } else if (isWordStart(c)) {
            readWord();
        } else {
            words = "";
            readSign(c);
        }
    }

    private void readSign(char c) throws Unreadable {
        begin(c == '(' ? QUERY : OTHER);
        if (c == '\'' || c == '"' || (c == '`' && product.quotesWithBackticks())) {
            readQuoted(c);
        } else if (c == '$') {
            readDollar();
        } else if (c == ':') {
            readColon();
        } else if (c == '?') {
            readQuestionMark();
        } else if (c == ';') {
            readEnd();
        } else if (c < ' ') {
            throw new Unreadable(false, "holds a control character");
        } else if (Character.isDigit(c)) {
            readNumber();
        } else {
            nest(c);
            copy(1);
        }
    }

    private void nest(char c) {
        if (c == '(') {
            open.append(UNKNOWN);
        } else if (c == ')' && open.length() > 1) {
            open.setLength(open.length() - 1);
        } else if (c == '[' || c == ']') {
            brackets += c == '[' ? 1 : -1;
        }
    }

    /// Something stands in the innermost parenthesis; what comes first says what it holds.
    private void begin(char what) {
        int last = open.length() - 1;
        if (open.charAt(last) == UNKNOWN) {
            open.setCharAt(last, what);
        }
    }

    private void copy(int length) {
        out.append(sql, at, at + length);
        at += length;
    }

    private boolean starts(String text) {
        return sql.startsWith(text, at);
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || Character.isSurrogate(c);
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c) || c == '$';
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private void readWord() throws Unreadable {
        int end = endOfWord(at);
        var word = sql.substring(at, end).toUpperCase(Locale.ROOT);
        if (firstWord.isEmpty() && !READS.contains(word)) {
            throw new Unreadable(
                    true, "begins with " + word + "; only a query that reads can be asked");
        }
        begin(READS.contains(word) ? QUERY : OTHER);
        var isName = name >= 0 && at == name + 1 && sql.charAt(name) == '.';
        words = isName ? "" : words + " " + word;
        refuseWrites(WRITES);
        if (open.charAt(open.length() - 1) == QUERY) {
            refuseWrites(LOCKS);
        }
        firstWord = firstWord.isEmpty() ? word : firstWord;
        copy(end - at);
        name = at;
    }

    private void refuseWrites(List<String> phrases) throws Unreadable {
        for (var phrase : phrases) {
            if (words.endsWith(phrase)) {
                throw new Unreadable(
                        true, "says" + phrase + "; only a query that reads can be asked");
            }
        }
    }

    private void readNumber() {
        copy(endOfWord(at) - at);
    }

    private void readQuoted(char quote) throws Unreadable {
        int end = at + 1;
        while (end < sql.length() && sql.charAt(end) != quote) {
            end++;
        }
        if (end == sql.length()) {
            throw new Unreadable(false, "does not close a quotation that begins with " + quote);
        }
        if (sql.charAt(end - 1) == '\\') {
            throw new Unreadable(
                    false,
                    "has a backslash before "
                            + quote
                            + ", which databases read differently; double the quote or use a"
                            + " :parameter");
        }
        copy(end + 1 - at);
        name = quote == '\'' ? name : at;
    }

    private void readDollar() throws Unreadable {
        int close = endOfTag();
        if (close < 0 || !product.opensDollarQuote(sql.substring(at + 1, close))) {
            copy(1);
            return;
        }
        var tag = sql.substring(at, close + 1);
        int end = sql.indexOf(tag, close + 1);
        if (end < 0) {
            throw new Unreadable(false, "does not close a quotation that begins with " + tag);
        }
        copy(end + tag.length() - at);
    }

    private int endOfTag() {
        int end = at + 1;
        while (end < sql.length() && sql.charAt(end) != '$' && isWordPart(sql.charAt(end))) {
            end++;
        }
        var closed = end < sql.length() && sql.charAt(end) == '$';
        var begins = at + 1 < sql.length() && !Character.isDigit(sql.charAt(at + 1));
        return closed && begins ? end : -1;
    }

    private void readColon() {
        char next = at + 1 < sql.length() ? sql.charAt(at + 1) : ' ';
        if (next == ':' || next == '=') {
            copy(2);
        } else if (brackets > 0 && at > 0 && isBound(sql.charAt(at - 1))) {
            copy(1);
        } else if (isWordStart(next)) {
            int end = at + 1;
            while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
                end++;
            }
            names.add(sql.substring(at + 1, end));
            out.append('?');
            at = end;
        } else {
            copy(1);
        }
    }

    /// Whether a colon after it stands between the bounds of a slice, as in `a[i:j]`.
    private static boolean isBound(char c) {
        return isWordPart(c) || c == ')' || c == ']';
    }

    private void readQuestionMark() throws Unreadable {
        if (product != Product.POSTGRESQL) {
            throw new Unreadable(false, "holds a ?; parameters are written :name");
        }
        out.append("??");
        at++;
    }

    private void readEnd() throws Unreadable {
        at++;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (starts("--") || (sql.charAt(at) == '#' && product == Product.MARIADB)) {
                skipLineComment();
            } else if (starts("/*")) {
                skipBlockComment();
            } else {
                throw new Unreadable(false, "holds more than one statement: text follows a ;");
            }
        }
    }

    private void skipLineComment() throws Unreadable {
        var spaced = at + 2 >= sql.length() || Character.isWhitespace(sql.charAt(at + 2));
        if (product == Product.MARIADB && sql.charAt(at) == '-' && !spaced) {
            throw new Unreadable(
                    false, "has -- without a space after it, which databases read differently");
        }
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
        out.append('\n');
    }

    private void skipBlockComment() throws Unreadable {
        int end = sql.indexOf("*/", at + 2);
        if (end < 0) {
            throw new Unreadable(false, "does not close a comment");
        }
        var comment = sql.substring(at + 2, end);
        if (comment.contains("/*") || comment.startsWith("!") || comment.startsWith("M!")) {
            throw new Unreadable(
                    false, "has a comment that databases read differently: /*! or one in another");
        }
        out.append(' ');
        at = end + 2;
    }
}

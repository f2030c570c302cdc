package dev.tminus.language.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Text that YAML takes away without a word: behind a `#` that belongs to it, and lines that a
/// quote swallows because it is closed too late.
final class LostText {

    /// A hash right before a word, as in `ticket #4711`; a comment has a space behind it.
    private static final Pattern HASH = Pattern.compile("[ \\t]+#[\\p{L}\\p{N}]");

    private static final Pattern KEY =
            Pattern.compile("\\s*(?:- )?\\{?[a-z][a-z0-9-]*: .*|\\s*[a-z-]+:");

    private final SourceText source;

    /// Texts whose quotes hold a line that reads like a key.
    private final List<Node.Text> swallowing = new ArrayList<>();

    LostText(SourceText source) {
        this.source = source;
    }

    void look(ScalarEvent event, Node.Text text, Problems problems) {
        var start = event.getStartMark().orElseThrow();
        var end = event.getEndMark().orElseThrow();
        if (event.isPlain()) {
            if (source.matchesFrom(end.getLine(), end.getColumn(), HASH)) {
                var rest = source.after(end.getLine(), end.getColumn());
                problems.warning(
                        Code.CUT_BY_COMMENT,
                        text,
                        "The text ends before `%s`: a space and `#` begin a comment."
                                .formatted(word(rest.strip())),
                        "Put the whole text in quotes, or a space behind the `#` of a comment.");
            }
        } else if (isQuoted(event) && holdsKey(start.getLine() + 1, end)) {
            swallowing.add(text);
        }
    }

    /// Warns of what the document, which is YAML all the same, may have lost.
    void tell(Problems problems) {
        for (var text : swallowing) {
            problems.warning(
                    Code.OPEN_QUOTE,
                    text,
                    "The quote that begins here ends on line %d, and holds a line that looks like a key."
                            .formatted(text.span().endLine() + 1),
                    "Close the quote where the text ends; double it if it belongs to the text.");
        }
    }

    /// Whether a fault comes of a quote that was closed too late: it shows right behind its end, or
    /// the last quote of the file is left open.
    boolean explain(int line, boolean isOpen, Problems problems) {
        var culprit =
                swallowing.stream()
                        .filter(text ->
                                isOpen
                                        || line - text.span().endLine() == 0
                                        || line - text.span().endLine() == 1)
                        .findFirst();
        culprit.ifPresent(text ->
                problems.error(
                        Code.OPEN_QUOTE,
                        text,
                        "The quote that begins here ends only on line %d."
                                .formatted(text.span().endLine() + 1),
                        () ->
                                "Close it where the text ends; double it if it belongs to the"
                                        + " text."));
        return culprit.isPresent();
    }

    private static boolean isQuoted(ScalarEvent event) {
        return event.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || event.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
    }

    private boolean holdsKey(int from, Mark end) {
        for (int line = from; line <= end.getLine(); line++) {
            var written =
                    line == end.getLine()
                            ? source.before(line, end.getColumn())
                            : source.after(line, 0);
            if (KEY.matcher(written).matches()) {
                return true;
            }
        }
        return false;
    }

    private static String word(String text) {
        int space = text.indexOf(' ');
        var word = space < 0 ? text : text.substring(0, space);
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }
}

package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.visible;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/// Sentences of the linter, of comparisons and of preflight: what stands in back quotes was written
/// so in a file.
public final class SentenceWithCode {

    private SentenceWithCode() {}

    /// A stretch of a sentence; public for the serialiser that hands it to the browser.
    public record Piece(String text, boolean code) {}

    static List<Piece> pieces(String sentence) {
        var parts = sentence.split("`", -1);
        var paired = parts.length % 2 == 1;
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                pieces.add(new Piece(parts[i], paired && i % 2 == 1));
            }
        }
        return paired ? pieces : List.of(new Piece(sentence, false));
    }

    /// The sentence, with what was written in a file set as code.
    public static Span of(String sentence) {
        var words = new Span();
        for (var piece : pieces(sentence)) {
            var text = visible(piece.text());
            words.add(piece.code() ? new Code(text) : new Span(text));
        }
        return words;
    }
}

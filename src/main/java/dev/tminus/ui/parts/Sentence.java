package dev.tminus.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;

/// A text of the screens with components, such as instants, where its values stand.
public final class Sentence {

    /// Stands for a component while the text is made; not used by any script.
    private static final char FIRST = '\uE000';

    private Sentence() {}

    /// Makes the text of a key with its values in their places.
    ///
    /// @param values components, or anything that [Say#say] takes
    public static Span of(String key, Object... values) {
        var plain = values.clone();
        for (var i = 0; i < values.length; i++) {
            if (values[i] instanceof Component) {
                plain[i] = String.valueOf((char) (FIRST + i));
            }
        }
        return filled(Say.say(key, plain), values);
    }

    private static Span filled(String text, Object... values) {
        var sentence = new Span();
        var from = 0;
        for (var i = 0; i < text.length(); i++) {
            var number = text.charAt(i) - FIRST;
            if (number >= 0 && number < values.length && values[number] instanceof Component part) {
                if (i > from) {
                    sentence.add(new Text(text.substring(from, i)));
                }
                sentence.add(part);
                from = i + 1;
            }
        }
        if (from < text.length()) {
            sentence.add(new Text(text.substring(from)));
        }
        return sentence;
    }
}

package dev.tminus.ui.parts;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Arrays;

/// The words of the screens, in the reader's language, from `vaadin-i18n/translations.properties`.
public final class Say {

    private Say() {}

    /// The text of a key; `{0}` and further stand for the values, a number's digits are grouped,
    /// and what turns or hides others in a text stands by its number.
    public static String say(String key, Object... values) {
        return I18NProvider.translate(
                key,
                Arrays.stream(values)
                        .map(value -> value instanceof String text ? Parts.visible(text) : value)
                        .toArray());
    }

    /// One of two texts, `key.one` for exactly one and `key.many` for any other number.
    public static String count(String key, long number) {
        return say(key + (number == 1 ? ".one" : ".many"), number);
    }
}

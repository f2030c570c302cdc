package dev.tminus.ui.parts;

import java.util.Locale;

/// The family of colours that goes with a state; never without an icon and a word.
public enum Tone {
    OK,
    RUN,
    SIGN,
    WARN,
    FAIL,
    IDLE,
    REAL,
    DRILL;

    /// Class of tinted parts, such as chips.
    public String tint() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Class of coloured text and icons.
    public String text() {
        return "c-" + tint();
    }
}

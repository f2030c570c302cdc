package dev.tminus.run;

import java.util.regex.Pattern;

/// A text that a regular expression may look at only so often, since a pattern such as `(a+)+$` can
/// take years over thirty characters. Counting looks, not time, decides the same on every machine.
final class CountedText implements CharSequence {

    private static final int MOST_LOOKS = 200_000;

    private final String text;
    private final int[] looks;

    private CountedText(String text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    /// Whether the whole text matches; a pattern that needs too long does not.
    static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(new CountedText(text, new int[1])).matches();
        } catch (TooOften | StackOverflowError endless) {
            return false;
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MOST_LOOKS) {
            throw new TooOften();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class TooOften extends RuntimeException {}
}

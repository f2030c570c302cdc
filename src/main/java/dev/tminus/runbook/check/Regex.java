package dev.tminus.runbook.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// A regular expression out of a file, in the syntax of RE2: how long it takes grows with its size
/// and with the text, and never more than that.
public final class Regex {

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    public static Regex of(String written) throws Refused {
        RegexSize.check(written);
        try {
            return new Regex(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            var about = e.getPattern();
            throw new Refused(
                    "`%s` is not known here".formatted(about), Math.max(0, written.indexOf(about)));
        }
    }

    /// Whether it matches somewhere.
    public boolean find(CharSequence text) {
        return pattern.matcher(text).find();
    }

    /// Whether the whole text matches.
    public boolean matches(CharSequence text) {
        return pattern.matcher(text).matches();
    }

    /// Why a text is no regular expression.
    public static final class Refused extends Exception {

        private final transient int at;

        Refused(String why, int at) {
            super(why);
            this.at = at;
        }

        /// Index of the character from which on it is none.
        public int at() {
            return at;
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }
}

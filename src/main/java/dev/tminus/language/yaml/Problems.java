package dev.tminus.language.yaml;

import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Collects what is wrong with one file.
public final class Problems {

    /// More than anybody mends at one sitting; what comes after is only counted.
    public static final int LIMIT = 200;

    /// In characters of a message, which nobody reads to its end either.
    private static final int LONGEST = 2_000;

    private static final Pattern LONG_QUOTE = Pattern.compile("(`[^`]{100})[^`]{20,}`");

    private final SourceText source;
    private final int limit;
    private final Set<Problem> found = new LinkedHashSet<>();
    private int notShown;
    private boolean errors;

    public Problems(SourceText source) {
        this(source, LIMIT);
    }

    private Problems(SourceText source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /// Takes any number of problems that nobody will ask for, without wording them.
    public static Problems unheard() {
        return new Problems(new SourceText("", ""), 0);
    }

    public SourceText source() {
        return source;
    }

    public boolean hasErrors() {
        return errors;
    }

    /// Whether what is found from now on will only be counted.
    public boolean isFull() {
        return found.size() >= limit;
    }

    /// An error where there is no room to show it: its words need not be made.
    public void countOneMore() {
        errors = true;
        notShown++;
    }

    public void error(Code code, Node at, String message) {
        error(code, at, message, () -> "");
    }

    /// The suggestion is asked for only if the problem is shown: looking for one takes time.
    public void error(Code code, Node at, String message, Supplier<String> suggestion) {
        add(Severity.ERROR, code, () -> placeOf(at), message, suggestion);
    }

    public void errorAt(Code code, Place place, String message, String suggestion) {
        add(Severity.ERROR, code, () -> place, message, () -> suggestion);
    }

    /// Places it at the first of some words within a value.
    public void errorWithin(
            Code code, Node at, String words, String message, Supplier<String> suggestion) {
        add(Severity.ERROR, code, () -> source.find(words, at), message, suggestion);
    }

    /// Places it at a character of a text.
    public void errorWithin(
            Code code, Node.Text at, int offset, String message, Supplier<String> suggestion) {
        add(Severity.ERROR, code, () -> source.within(at, offset), message, suggestion);
    }

    public void warning(Code code, Node at, String message, String suggestion) {
        add(Severity.WARNING, code, () -> placeOf(at), message, () -> suggestion);
    }

    void warningAt(Code code, Place place, String message, String suggestion) {
        add(Severity.WARNING, code, () -> place, message, () -> suggestion);
    }

    public Place placeOf(Node node) {
        return source.place(node.span().line(), node.span().column());
    }

    /// All of them, in the order of the file.
    public List<Problem> all() {
        var sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt((Problem problem) -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()));
        if (notShown > 0) {
            sorted.add(
                    new Problem(
                            Severity.ERROR,
                            Code.MORE_PROBLEMS.printed(),
                            sorted.getLast().place(),
                            "There are " + notShown + " more problems in this file.",
                            "Mend these and read it again."));
        }
        return sorted;
    }

    private void add(
            Severity severity,
            Code code,
            Supplier<Place> place,
            String message,
            Supplier<String> suggestion) {
        errors |= severity == Severity.ERROR;
        if (isFull()) {
            notShown++;
            return;
        }
        found.add(
                new Problem(
                        severity,
                        code.printed(),
                        place.get(),
                        shown(message),
                        shown(suggestion.get())));
    }

    /// What is quoted can be as long as the file.
    private static String shown(String said) {
        var text = LONG_QUOTE.matcher(said).replaceAll("$1…`");
        if (text.codePointCount(0, text.length()) > LONGEST) {
            text = text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        }
        return SourceText.visible(OddSpace.named(text));
    }
}

package dev.tminus.sheet;

import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// What the text of a task or heading says beside its title: `T-5m Look @ben (5 min)`, `**Ops:**
/// Copy the files`, `22:00 UTC - Switch`.
///
/// @param at planned time, as written
/// @param owner several are separated by `;`
/// @param takes duration, as written
record TaskText(String title, String at, String owner, String takes) {

    private static final String UNIT =
            "(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![\\p{L}\\p{N}])";
    private static final String CLOCK =
            "\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\s*[aApP]\\.?[mM]\\b\\.?)?(?:\\s*\\(?"
                    + ZoneInText.NAMES
                    + "(?![\\p{L}\\p{N}])\\)?)?";
    private static final String OFFSET =
            "T\\s*[+\\-–−]\\s*(?:\\d+(?:\\.\\d+)?\\s*(?i:"
                    + UNIT
                    + ")(?:\\s*\\d+\\s*(?i:"
                    + UNIT
                    + "))*(?:\\s+"
                    + CLOCK
                    + ")?|\\d{1,3}:\\d\\d|0(?![\\p{L}\\p{N}.:]))";
    private static final Pattern TIME =
            Pattern.compile(
                    "(" + OFFSET + "|(?:\\d{4}-\\d\\d-\\d\\d[ T])?" + CLOCK + ")(.*)",
                    Pattern.DOTALL);
    private static final Pattern AFTER_TIME = Pattern.compile("^(?:\\s*[-–—:|,]+\\s+|\\s+|\\s*$)");
    private static final Pattern TAKES =
            Pattern.compile("(.*\\S)\\s*[(\\[]([^()\\[\\]]{1,40})[)\\]]\\s*", Pattern.DOTALL);
    private static final Pattern MENTION_FIRST =
            Pattern.compile("@([\\p{L}\\p{N}][\\p{L}\\p{N}._-]*):?\\s+(.*)", Pattern.DOTALL);
    private static final Pattern MENTION_LAST =
            Pattern.compile(
                    "(.*\\S)\\s+(?:[-–—]\\s*)?@([\\p{L}\\p{N}][\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*)\\s*",
                    Pattern.DOTALL);

    /// A heading or task whose form is not known.
    static TaskText of(String text) {
        return new TaskText(text.strip(), "", "", "").time().mentions().length().mentions().time();
    }

    /// A task, or a heading, in Markdown.
    static TaskText of(Node node) {
        var all = MarkdownText.of(node);
        var first = node.getFirstChild();
        boolean space = first instanceof Text text && text.getLiteral().isBlank();
        if ((space ? first.getNext() : first) instanceof StrongEmphasis strong) {
            var name = MarkdownText.of(strong);
            boolean colonWithin = name.endsWith(":");
            boolean colonBehind =
                    strong.getNext() instanceof Text text && text.getLiteral().startsWith(":");
            var rest = all.substring(Math.min(name.length(), all.length()));
            var title = colonBehind ? rest.replaceFirst("^:", "").strip() : rest.strip();
            if ((colonWithin || colonBehind) && !title.isEmpty()) {
                var owner = colonWithin ? name.substring(0, name.length() - 1) : name;
                var found = of(title);
                return new TaskText(
                        found.title, found.at, and(owner.strip(), found.owner), found.takes);
            }
        }
        return of(all);
    }

    private static String and(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }

    private TaskText time() {
        var parts = TIME.matcher(title);
        if (!at.isEmpty() || !parts.matches()) {
            return this;
        }
        var rest = parts.group(2);
        var gap = AFTER_TIME.matcher(rest);
        if (!gap.find()) {
            return this;
        }
        var left = rest.substring(gap.end()).strip();
        return new TaskText(left.isEmpty() ? title : left, parts.group(1), owner, takes);
    }

    private TaskText mentions() {
        var found = this;
        for (var first = MENTION_FIRST.matcher(found.title);
                first.matches();
                first = MENTION_FIRST.matcher(found.title)) {
            found = new TaskText(first.group(2), at, and(found.owner, first.group(1)), takes);
        }
        var last = MENTION_LAST.matcher(found.title);
        return last.matches()
                ? new TaskText(last.group(1), at, and(found.owner, last.group(2)), takes)
                : found;
    }

    private TaskText length() {
        var parts = TAKES.matcher(title);
        return parts.matches() && ReadDuration.read(parts.group(2), "").isPresent()
                ? new TaskText(parts.group(1), at, owner, parts.group(2))
                : this;
    }
}

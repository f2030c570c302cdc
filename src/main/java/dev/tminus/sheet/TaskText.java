package dev.tminus.sheet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// What the text of a task or heading says beside its title: `T-5m Look (5 min) - @ben`, `**Ops:**
/// Copy the files`, `22:00 UTC - Switch`. What may be meant otherwise stays in the title, and is
/// told.
///
/// @param at planned time, as written
/// @param owner several are separated by `;`
/// @param takes duration, as written
/// @param told what somebody should look at
record TaskText(String title, String at, String owner, String takes, List<String> told) {

    static final TaskText NOTHING = new TaskText("", "", "", "", List.of());

    static final String UNIT =
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
    static final String MOMENT = "(" + OFFSET + "|(?:\\d{4}-\\d\\d-\\d\\d[ T])?" + CLOCK + ")";
    private static final Pattern TIME = Pattern.compile(MOMENT);
    private static final Pattern RANGE =
            Pattern.compile(
                    MOMENT
                            + "(?:\\s+(?:to|till|until|bis)\\s+|\\s*[-–—]\\s*)"
                            + MOMENT
                            + "(?![\\p{L}\\p{N}])");
    private static final Pattern AFTER_TIME = Pattern.compile("^(?:\\s*[-–—:|,]+\\s+|\\s+|\\s*$)");

    private static final String MENTION =
            "@([\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,63}(?:\\.[\\p{L}\\p{N}_-]{1,63}){0,5})";
    private static final Pattern MENTION_FIRST =
            Pattern.compile(MENTION + "[:,]?\\s+(?:(?:and|und|[&+])\\s+(?=@))?");
    private static final Pattern MENTIONS =
            Pattern.compile(
                    MENTION
                            + "(?:(?:\\s*[,;&+/]\\s*|\\s+(?:and|und)\\s+|\\s+)"
                            + MENTION
                            + "){0,9}");
    private static final Pattern MENTIONS_LAST =
            Pattern.compile("\\s[-–—|]+\\s*(" + MENTIONS.pattern() + ")$");
    private static final Pattern HEADED_BY = Pattern.compile("\\s+" + MENTION + "$");
    private static final Pattern ONE = Pattern.compile(MENTION);
    private static final Pattern WITHIN =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+/`-])@[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*+(?!/)");

    /// What a duration in parentheses belongs to, where it is none of the step.
    private static final Pattern SETTING =
            Pattern.compile(
                    "(?i)\\b(?:ttl|time-?outs?|expir\\w*|intervals?|retention|retain|lifetime|keep"
                            + "|threshold|limit|older|newer|cache|delay|lag|grace|frequency|age)\\b"
                            + "|\\b(?:than|to|for|of|from|at|by|in|after|before|within|every|last"
                            + "|past|least|most|is)$");

    private static final Pattern SECONDS = Pattern.compile("(?i)\\d\\s*s(?:ec|ek|$)");

    /// Characters within which a time stands at the beginning, and a name at the end.
    private static final int NEAR = 200;

    private static final int MOST_TOLD = 3;

    TaskText {
        told = List.copyOf(told);
    }

    /// A heading, in which a name at the end is that of the owner.
    static TaskText ofHeading(String text) {
        var found = of(text);
        var tail = found.title.substring(Math.max(0, found.title.length() - NEAR));
        var last = HEADED_BY.matcher(tail);
        return found.owner.isEmpty() && last.find()
                ? new TaskText(
                                found.title.substring(
                                        0, found.title.length() - last.group().length()),
                                found.at,
                                last.group(1),
                                found.takes,
                                List.of())
                        .telling("`@%s` is taken as the owner".formatted(last.group(1)))
                : found;
    }

    /// Whose name stands before a colon.
    TaskText headedBy(Predicate<String> isName) {
        int colon = title.indexOf(": ");
        return !owner.isEmpty() || colon <= 0 || !isName.test(title.substring(0, colon))
                ? this
                : new TaskText(
                                title.substring(colon + 2).strip(),
                                at,
                                title.substring(0, colon),
                                takes,
                                told)
                        .telling(
                                "`%s:` is taken as the owner"
                                        .formatted(Texts.brief(title.substring(0, colon))));
    }

    private TaskText tellingWhatIsLeft() {
        var found = this;
        for (var what : LeftInTitle.of(title)) {
            found = found.telling(what);
        }
        return found;
    }

    private static TaskText of(String text) {
        return new TaskText(text.strip(), "", "", "", List.of())
                .time()
                .namesFirst()
                .end()
                .namesFirst()
                .time()
                .within();
    }

    /// A task in Markdown. Words in bold before a colon name its owner where they do so elsewhere,
    /// or are the usual name of a role.
    ///
    /// @param names of people, in lower case
    static TaskText of(Node node, Set<String> names) {
        var all = MarkdownText.of(node);
        var bold = bold(node);
        var behind = all.substring(Math.min(bold.length(), all.length()));
        var title = behind.replaceFirst("^:", "").strip();
        var name = bold.endsWith(":") ? bold.substring(0, bold.length() - 1).strip() : bold;
        boolean colon = bold.endsWith(":") || behind.startsWith(":");
        var found = of(all).tellingWhatIsLeft();
        if (name.isEmpty() || !colon || title.isEmpty() || !found.at.isEmpty()) {
            return found;
        }
        var lower = name.toLowerCase(Locale.ROOT);
        boolean usual = People.isUsualRole(lower);
        if (!usual && !names.contains(lower)) {
            return found.telling(
                    "`%s:` in bold is not taken as an owner, since nothing else names it; it stays in the title"
                            .formatted(Texts.brief(name)));
        }
        var rest = of(title).tellingWhatIsLeft();
        var owned = new TaskText(rest.title, rest.at, and(name, rest.owner), rest.takes, rest.told);
        return names.contains(lower)
                ? owned
                : owned.telling("`%s:` in bold is taken as its owner".formatted(Texts.brief(name)));
    }

    /// The text in bold with which it begins, empty where there is none.
    private static String bold(Node node) {
        var first = node.getFirstChild();
        boolean space = first instanceof Text text && text.getLiteral().isBlank();
        return (space ? first.getNext() : first) instanceof StrongEmphasis strong
                ? MarkdownText.of(strong)
                : "";
    }

    private static String and(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }

    private TaskText telling(String what) {
        var all = new ArrayList<>(told);
        all.add(what);
        return new TaskText(title, at, owner, takes, all);
    }

    private TaskText time() {
        var head = title.substring(0, Math.min(NEAR, title.length()));
        var time = TIME.matcher(head);
        if (!at.isEmpty() || !time.lookingAt()) {
            return this;
        }
        var range = RANGE.matcher(head);
        if (range.lookingAt()) {
            return new TaskText(title, range.group(1), owner, takes, told)
                    .telling(
                            "`%s` is a range: it is planned for the begin, and the range stays in the title"
                                    .formatted(range.group()));
        }
        var rest = title.substring(time.end());
        var gap = AFTER_TIME.matcher(rest);
        if (!gap.find()) {
            return this;
        }
        var left = rest.substring(gap.end()).strip();
        return new TaskText(left.isEmpty() ? title : left, time.group(), owner, takes, told);
    }

    private TaskText namesFirst() {
        var mention = MENTION_FIRST.matcher(title);
        var names = new StringJoiner("; ");
        int from = 0;
        while (mention.region(from, title.length()).lookingAt()) {
            names.add(mention.group(1));
            from = mention.end();
        }
        return from == 0
                ? this
                : new TaskText(
                        title.substring(from), at, and(owner, names.toString()), takes, told);
    }

    /// Takes names and a duration off the end: `(5 min)`, `(@ben)`, `- @ben`.
    private TaskText end() {
        var names = new ArrayDeque<String>();
        var length = takes;
        int end = title.length();
        while (true) {
            var tail = title.substring(Math.max(0, end - NEAR), end).stripTrailing();
            int open = Math.max(tail.lastIndexOf('('), tail.lastIndexOf('['));
            boolean closed = open > 0 && (tail.endsWith(")") || tail.endsWith("]"));
            var inner = closed ? tail.substring(open + 1, tail.length() - 1).strip() : "";
            var last = MENTIONS_LAST.matcher(tail);
            if (MENTIONS.matcher(inner).matches()) {
                names.addFirst(names(inner));
            } else if (length.isEmpty() && isLength(inner, tail.substring(0, Math.max(0, open)))) {
                length = inner;
            } else if (last.find() && last.start() > 0) {
                names.addFirst(names(last.group(1)));
                open = last.start();
            } else {
                break;
            }
            end = Math.max(0, end - NEAR) + tail.substring(0, open).stripTrailing().length();
        }
        var found =
                new TaskText(
                        title.substring(0, end).stripTrailing(),
                        at,
                        and(owner, String.join("; ", names)),
                        length,
                        told);
        return length.isEmpty() ? found.doubt() : found;
    }

    private static String names(String mentions) {
        var names = new StringJoiner("; ");
        ONE.matcher(mentions).results().forEach(one -> names.add(one.group(1)));
        return names.toString();
    }

    /// A bracketed duration that a step may take: minutes and hours. `(60s)`, `(30 days)`, and what
    /// stands behind the name of a setting, may be something else; `(23:00)` may be a time.
    private static boolean isLength(String inner, String before) {
        var length = ReadDuration.read(inner, "");
        return length.filter(found -> found.compareTo(Duration.ofMinutes(1)) >= 0)
                        .filter(found -> found.compareTo(Duration.ofDays(1)) < 0)
                        .isPresent()
                && inner.indexOf(':') < 0
                && !SECONDS.matcher(inner).find()
                && !SETTING.matcher(before.strip()).find();
    }

    private TaskText doubt() {
        int open = Math.max(title.lastIndexOf('('), title.lastIndexOf('['));
        boolean closed = open > 0 && (title.endsWith(")") || title.endsWith("]"));
        return closed
                        && ReadDuration.read(title.substring(open + 1, title.length() - 1), "")
                                .isPresent()
                ? telling(
                        "`%s` is not taken as its duration, since it may be something else; it stays in the title"
                                .formatted(title.substring(open)))
                : this;
    }

    /// Names within a sentence may be those that it is about.
    private TaskText within() {
        if (!owner.isEmpty()) {
            return this;
        }
        var names = new StringJoiner("`, `", "`", "`").setEmptyValue("");
        WITHIN.matcher(title).results().limit(MOST_TOLD).forEach(one -> names.add(one.group()));
        return names.toString().isEmpty()
                ? this
                : telling(
                        "%s in its text is not taken as the owner; put it first where it is"
                                .formatted(names));
    }
}

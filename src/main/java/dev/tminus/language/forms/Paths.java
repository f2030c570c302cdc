package dev.tminus.language.forms;

import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.FilesName;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scalar forms for folders and the files below them. No path leads out of where it begins.
public final class Paths {

    private static final int LONGEST = 500;
    private static final Pattern CSV = Pattern.compile("([a-z0-9-]{1,100}):(.+)");
    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^/~]|~[01])*+)++");
    private static final Pattern DOTS = Pattern.compile("(?:[.]|%2[eE]){1,2}");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private Paths() {}

    /// A path or a pattern below a root.
    public record Below(FilesName root, String path) {}

    /// `logs:dumps/users.csv.gz`: a root's name, and a path below it.
    public static Scalar<Side.Csv> csv() {
        var below =
                below(
                        "a root of `files` and a path below it such as `logs:dump.csv.gz`",
                        Paths::faultOfFile);
        return new Scalar<>(
                below.wants(),
                Signs.NONE,
                below.schema(),
                (text, problems) -> {
                    var file = below.parse().parse(text, problems);
                    return file == null ? null : new Side.Csv(file.root(), file.path());
                });
    }

    /// `logs:out/**/*.json`: a root's name, and a pattern below it.
    public static Scalar<Below> files() {
        return below(
                "a root of `files` and a pattern below it such as `logs:*.log`",
                Paths::faultOfPattern);
    }

    private static Scalar<Below> below(String wants, Function<String, @Nullable String> fault) {
        return new Scalar<>(
                wants,
                Signs.NONE,
                new SchemaType.Text("^[a-z0-9-]{1,100}:."),
                (text, problems) -> {
                    var parts = CSV.matcher(text.value());
                    if (text.value().length() > LONGEST || !parts.matches()) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    var path = parts.group(2);
                    return refused(text, wants, fault.apply(path), problems)
                            ? null
                            : new Below(new FilesName(parts.group(1)), path);
                });
    }

    private static boolean refused(
            Node.Text text, String wants, @Nullable String fault, Problems problems) {
        if (fault != null) {
            problems.error(
                    Code.BAD_VALUE,
                    text,
                    "Expected " + wants + ", found " + text.found() + ", " + fault);
        }
        return fault != null;
    }

    /// Null where nothing is wrong with it.
    private static @Nullable String faultOfFile(String path) {
        return path.contains("*") || path.contains("?")
                ? "where `*` and `?` stand for nothing: `csv` names one file."
                : faultOfPattern(path);
    }

    /// Null where nothing is wrong with it.
    private static @Nullable String faultOfPattern(String path) {
        return path.startsWith("/") || DRIVE.matcher(path).matches()
                ? "whose path does not begin below the root."
                : faultOfParts(path);
    }

    /// `/statistics?all=true`: a path below the address of an endpoint, which it never leaves.
    public static Scalar<String> ofUrl() {
        var wants = "a path below the endpoint's address such as `/statistics`";
        return new Scalar<>(
                wants,
                Signs.PLACEHOLDERS,
                new SchemaType.Text("^/"),
                (text, problems) -> {
                    var path = text.value();
                    if (path.length() > LONGEST || !path.startsWith("/")) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    return refused(text, wants, faultOfUrl(path), problems) ? null : path;
                });
    }

    /// Null where nothing is wrong with it.
    private static @Nullable String faultOfUrl(String path) {
        if (path.startsWith("//")) {
            return "where `//` leads to another host.";
        }
        var bare = Template.of(path).filled("x");
        if (bare.codePoints()
                .anyMatch(c -> c <= ' ' || c >= 0x7F || "\"<>\\^`{|}#".indexOf(c) >= 0)) {
            return "which holds a character that an address writes as `%` and its number.";
        }
        var parts = bare.split("[?]", 2)[0].split("/", -1);
        return Arrays.stream(parts).anyMatch(part -> DOTS.matcher(part).matches())
                ? "where `.` or `..` leads elsewhere."
                : null;
    }

    /// `/data/count`: a JSON pointer (RFC 6901).
    public static Scalar<String> pointer() {
        return Scalar.of(
                "a JSON pointer such as `/data/count`",
                new SchemaType.Matching("^(?:/|$)"),
                text -> text.length() <= LONGEST && POINTER.matcher(text).matches() ? text : null);
    }

    private static @Nullable String faultOfParts(String path) {
        if (path.contains("\\")) {
            return "where a `\\` separates nothing: write `/`.";
        }
        if (path.codePoints().anyMatch(Character::isISOControl)) {
            return "which holds a control character.";
        }
        var parts = path.split("/", -1);
        if (Arrays.asList(parts).contains("..")) {
            return "where `..` leads out.";
        }
        return Arrays.stream(parts).anyMatch(part -> part.isBlank() || part.equals("."))
                ? "where a part is empty or `.`."
                : null;
    }

    /// `/srv/logs`: absolute, without parts that mean nothing or lead elsewhere, and not all there
    /// is.
    public static Scalar<String> folder() {
        var wants = "an absolute path of a folder such as `/srv/logs`";
        return new Scalar<>(
                wants,
                Signs.NONE,
                new SchemaType.Text("^/."),
                (text, problems) -> {
                    var path = text.value();
                    if (path.length() > LONGEST || !path.startsWith("/")) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    var fault =
                            path.equals("/")
                                    ? "which is every file there is."
                                    : faultOfParts(path.substring(1));
                    return refused(text, wants, fault, problems) ? null : path;
                });
    }
}

package dev.tminus.language;

import dev.tminus.runbook.FilesName;
import dev.tminus.runbook.Side;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scalar forms for folders and the files below them. No path leads out of where it begins.
final class Paths {

    private static final int LONGEST = 500;
    private static final Pattern CSV = Pattern.compile("([a-z0-9-]{1,100}):(.+)");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private Paths() {}

    /// `logs:dumps/users.csv.gz`: a root's name, and a path below it.
    static Scalar<Side.Csv> csv() {
        var wants = "a root of `files` and a path below it such as `logs:dump.csv.gz`";
        return new Scalar<>(
                wants,
                Signs.NONE,
                new Look.Text("^[a-z0-9-]{1,100}:."),
                (text, problems) -> {
                    var parts = CSV.matcher(text.value());
                    if (text.value().length() > LONGEST || !parts.matches()) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    var path = parts.group(2);
                    var fault = faultOfFile(path);
                    if (fault != null) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected " + wants + ", found " + text.found() + ", " + fault);
                        return null;
                    }
                    return new Side.Csv(new FilesName(parts.group(1)), path);
                });
    }

    /// Null where nothing is wrong with it.
    private static @Nullable String faultOfFile(String path) {
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            return "whose path does not begin below the root.";
        }
        if (path.contains("*") || path.contains("?")) {
            return "where `*` and `?` stand for nothing: `csv` names one file.";
        }
        return faultOfParts(path);
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
    static Scalar<String> folder() {
        var wants = "an absolute path of a folder such as `/srv/logs`";
        return new Scalar<>(
                wants,
                Signs.NONE,
                new Look.Text("^/."),
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
                    if (fault != null) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected " + wants + ", found " + text.found() + ", " + fault);
                        return null;
                    }
                    return path;
                });
    }
}

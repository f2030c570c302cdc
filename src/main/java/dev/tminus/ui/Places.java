package dev.tminus.ui;

import dev.tminus.run.RunId;
import dev.tminus.runbook.names.StepId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where people can go: the addresses of all pages, relative to the application's root.
public final class Places {

    public static final String HOME = "";
    public static final String PROFILE = "profile";
    public static final String SIGN_IN = "sign-in";
    public static final String SETUP = "setup";
    public static final String RUNS = "runs";
    public static final String RUN = "runs/:run";
    public static final String STEP = "runs/:run/steps/:step";
    public static final String CHECK = "runs/:run/steps/:step/checks/:use/:attempt?";
    public static final String RUNBOOKS = "runbooks";
    public static final String RUNBOOK = "runbooks/:file";
    public static final String PLAN = "runbooks/:file/plan";

    private static final int HEX = 16;
    private static final Pattern ESCAPED = Pattern.compile("~([0-9a-f]{4})");

    private Places() {}

    public static String run(RunId run) {
        return RUNS + "/" + run;
    }

    public static String step(RunId run, StepId step) {
        return run(run) + "/steps/" + encoded(step.value());
    }

    /// The newest result of one check of a step.
    ///
    /// @param use its name within the step
    public static String check(RunId run, StepId step, String use) {
        return step(run, step) + "/checks/" + encoded(use);
    }

    /// One attempt of it.
    public static String attempt(RunId run, StepId step, String use, int number) {
        return check(run, step, use) + "/" + number;
    }

    /// A runbook file of the workspace as it is now.
    public static String runbook(String file) {
        return RUNBOOKS + "/" + encoded(segment(file)).replace("%7E", "~");
    }

    /// A file's name as one segment of an address. Some characters are refused in addresses however
    /// they are encoded, and a name may hold any: all but the letters and digits of ASCII and a few
    /// stand as `~` and four hex digits, as does a dot that comes first.
    static String segment(String file) {
        var segment = new StringBuilder();
        for (var i = 0; i < file.length(); i++) {
            var one = file.charAt(i);
            if (isPlain(one) && (one != '.' || i > 0)) {
                segment.append(one);
            } else {
                segment.append("~%04x".formatted((int) one));
            }
        }
        return segment.toString();
    }

    private static boolean isPlain(char one) {
        return (one < 0x80 && Character.isLetterOrDigit(one))
                || one == '.'
                || one == '-'
                || one == '_';
    }

    /// The name behind such a segment.
    public static String file(String segment) {
        return ESCAPED.matcher(segment)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), HEX))));
    }

    /// What changed in it from one version to another, each as [dev.tminus.catalog.VersionName]
    /// writes it.
    public static String changes(String file, String from, String to) {
        return runbook(file) + "?from=" + encoded(from) + "&to=" + encoded(to);
    }

    /// Planning a release with that file.
    public static String plan(String file) {
        return runbook(file) + "/plan";
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

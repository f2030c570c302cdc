package dev.tminus.ui;

import dev.tminus.run.RunId;
import dev.tminus.runbook.StepId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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
        return RUNBOOKS + "/" + encoded(file);
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

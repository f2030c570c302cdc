package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// What is told of an edit of a sample: `weaker step own: It no longer …`.
final class Told {

    static final String CHECKS = Samples.text("checks");
    static final String RUNBOOK = Samples.text("runbook");
    static final String STEPS = Samples.text("steps");
    static final String WHOLE = Samples.text("whole");
    static final String WORKSPACE = Samples.text("workspace");

    private Told() {}

    static List<String> of(String text, String what, String instead) {
        assertThat(text).contains(what);
        return between(text, text.replace(what, instead));
    }

    static List<String> between(String old, String now) {
        return lines(Changes.between(Samples.runbook(old), Samples.runbook(now)));
    }

    static List<String> ofWorkspace(String what, String instead) {
        assertThat(WORKSPACE).contains(what);
        return lines(
                Changes.between(
                        Samples.workspace(WORKSPACE),
                        Samples.workspace(WORKSPACE.replace(what, instead))));
    }

    private static List<String> lines(List<Change> changes) {
        return changes.stream().map(Told::line).toList();
    }

    private static String line(Change change) {
        var subject = change.subject().isEmpty() ? "" : " " + change.subject();
        return change.kind().word() + " " + change.part().word() + subject + ": " + change.text();
    }
}

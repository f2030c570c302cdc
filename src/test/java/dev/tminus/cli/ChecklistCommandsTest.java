package dev.tminus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(
                folder.resolve("workspace.yaml"),
                """
                timezone: America/New_York
                teams: {ops: {title: Boston ops}}
                people: {ann: {name: Ann, teams: [ops]}}
                environments: {qa: {allows: [rehearsal]}}
                """);
        Files.writeString(
                folder.resolve("night.csv"),
                "Step,Who,When\nStop Field,Boston ops,2026-12-05 07:30\nCopy,Boston ops,asap\n");
    }

    @Test
    void importsAChecklistAndExportsItsRunbook() throws IOException {
        var night = folder.resolve("night.csv");
        var runbook = folder.resolve("night.yaml");

        int code = run("import", night, "-o", runbook, "--zero", "2026-12-05T09:00");

        assertThat(code).isOne();
        assertThat(err.toString().strip())
                .isEqualTo(
                        "tminus import: NOT PLACED: 1 thing (row 3). Look for them in the comments"
                                + " of "
                                + runbook
                                + ".");
        assertThat(out.toString().lines())
                .contains(
                        night + ": row 2: became step stop-field",
                        night
                                + ": row 3: `asap` in When is no time that a runbook knows; kept as"
                                + " a comment");
        var yaml = Files.readString(runbook);
        assertThat(yaml)
                .contains("environments: [qa]\n", "boston-ops: {team: ops}\n", "at: T-1h30m\n");
        Files.writeString(
                runbook, yaml.replace("manager: {team: manager}", "manager: {team: ops}"));
        out.getBuffer().setLength(0);
        assertThat(run("export", runbook, "--format", "csv")).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .contains("1.1,stop-field,Steps,Stop Field,manual,boston-ops,T-1h30m,,none,,,");
    }

    @Test
    void tellsOnStandardErrorWhatAnExportLeavesOut() throws IOException {
        var runbook =
                Files.writeString(
                        folder.resolve("night.yaml"),
                        """
                        runbook: night
                        title: Night
                        zero: Live
                        environments: [qa]
                        roles: {manager: {team: ops}}
                        phases:
                          - {id: go, title: Go, owner: manager, steps: [{id: stop, title: Stop, irreversible: true}]}
                        """);

        int code = run("export", runbook, "--format", "csv");

        assertThat(code).isZero();
        assertThat(err.toString().lines())
                .containsExactly(
                        "tminus export: 1 step has `irreversible`, which a checklist cannot hold:"
                                + " stop. Fix: read it in "
                                + runbook
                                + ".",
                        "tminus export: The runbook has `title`, `zero`, `runbook`, `timezone`,"
                                + " `environments`, `roles`, which a checklist cannot hold. Fix:"
                                + " read it in "
                                + runbook
                                + ".");
    }

    @Test
    void writesOverNothingUnlessTold() throws IOException {
        var runbook = Files.writeString(folder.resolve("night.yaml"), "mine");

        assertThat(run("import", folder.resolve("night.csv"), "-o", runbook)).isEqualTo(2);

        assertThat(err.toString().strip())
                .isEqualTo(
                        "tminus import: "
                                + runbook
                                + " is there already; choose another name, or say --force.");
        assertThat(Files.readString(runbook)).isEqualTo("mine");
        assertThat(run("import", folder.resolve("night.csv"), "-o", runbook, "--force")).isOne();
    }

    @Test
    void refusesWhatItCannotRead() {
        var runbook = folder.resolve("night.yaml");

        assertThat(run("import", folder.resolve("none.csv"), "-o", runbook)).isEqualTo(2);
        assertThat(run("import", folder.resolve("workspace.yaml"), "-o", runbook)).isEqualTo(2);
        assertThat(run("import", folder.resolve("night.csv"), "-o", runbook, "--zero", "9:00"))
                .isEqualTo(2);
        assertThat(run("export", folder.resolve("night.csv"), "--format", "md")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "there is no file " + folder.resolve("none.csv") + ".",
                        "A checklist is a file in .csv, .xlsx or .md",
                        "--zero is \"9:00\"; write a date and a time, 2026-12-05T09:00.",
                        "night.csv cannot be read, as said above.");
    }

    private int run(Object... words) {
        var args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        return Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
    }
}

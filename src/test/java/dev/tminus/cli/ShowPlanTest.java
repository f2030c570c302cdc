package dev.tminus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plans that say how long things take at least, and what is not known of them.
class ShowPlanTest {

    private static final String HEAD =
            """
            runbook: small
            title: Small
            zero: It is live
            environments: [qa]
            roles: {manager: {team: ops}}
            variables: {version: "4.10"}
            inputs:
              freeze: {type: timestamp, required: true}
              build: {type: text, required: true, pattern: "[0-9]+"}
              agreed: {type: boolean, must-be: true}
            checks: {up: {http: {endpoint: shop}}}
            phases:
            """;

    @TempDir Path folder;

    @BeforeEach
    void beside() throws IOException {
        Files.writeString(
                folder.resolve("workspace.yaml"),
                """
                timezone: UTC
                teams: {ops: {title: Operations}}
                people: {ann: {name: Ann, teams: [ops]}}
                environments:
                  qa:
                    allows: [rehearsal]
                    endpoints: {shop: "http://127.0.0.1:9/"}
                    fleets: {web: [w1, w2, w3, w4]}
                """);
    }

    @Test
    void waitsForTheLastWaveOfAFleet() throws IOException {
        var rows =
                show(
                        """
                          - id: roll
                            title: Roll out
                            owner: manager
                            for-each: {var: server, in: fleet.web, batch: 1}
                            steps:
                              - {id: deploy, title: Deploy, at: T-1h, takes: 30m}
                              - {id: look, title: Look, takes: 10m}
                          - id: live
                            title: Live
                            owner: manager
                            steps:
                              - {id: open, title: Open, at: T-0, takes: 5m}
                        """);

        assertThat(rows).contains("deploy manager T-1h 30m", "look manager T-30m 10m");
        assertThat(rows).contains("open manager planned T-0, possible T+1h40m 5m");
    }

    @Test
    void isThroughWithARepeatedCheckNoSoonerThanItCanPass() throws IOException {
        var rows =
                show(
                        """
                          - id: soak
                            title: Soak
                            owner: manager
                            steps:
                              - {id: told, title: Told, type: check, at: T-3h, takes: 5m, checks: [{check: up, until: {every: 10m, for: 2h, passes: 7, delay: 5m}}]}
                              - {id: untold, title: Untold, type: check, checks: [{check: up, until: {every: 10m, for: 2h, passes: 4}}]}
                              - {id: open, title: Open, takes: 5m}
                        """);

        assertThat(rows)
                .contains(
                        "told manager T-3h 1h 05m",
                        "untold manager T-1h55m ?",
                        "open manager T-1h25m 5m");
    }

    @Test
    void marksWhatIsPlannedFromAMomentThatNobodyHasGiven() throws IOException {
        var steps =
                """
                  - id: only
                    title: Only
                    owner: manager
                    steps:
                      - {id: before, title: Before, at: T-1h, takes: 5m}
                      - {id: freeze, title: Freeze, at: "{{input.freeze}}", takes: 5m}
                      - {id: open, title: "Open {{variables.version}} {{input.build}}", takes: 5m}
                """;

        var open = run(steps).out();
        var given =
                run(steps, "--input", "freeze=2026-12-05T08:30:00Z", "--input", "build=7").out();

        assertThat(open)
                .contains("08:05+", "08:10+", "Open 4.10 {{input.build}}")
                .endsWith(
                        "\n+ not before: how long something takes, or when it is planned, is not"
                                + " known.\n");
        assertThat(given).contains("08:30\n", "08:35\n", "Open 4.10 7").doesNotContain("+\n");
    }

    @ParameterizedTest
    @CsvSource({
        "freeze=2026-12-05 23:00, 'freeze: Freeze is \"2026-12-05 23:00\"; write a date and time"
                + " such as 2026-12-05T14:00:00Z.'",
        "build=abc, 'build: Build is \"abc\"; write a text that matches [0-9]+.'",
        "agreed=false, 'agreed: \"Agreed\" is false and must be true.'",
    })
    void refusesAnInputThatARunWouldRefuse(String input, String why) throws IOException {
        var ended =
                run(
                        """
                          - id: only
                            title: Only
                            owner: manager
                            steps: [{id: open, title: Open, at: T-0, takes: 5m}]
                        """,
                        "--input",
                        input);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo("tminus show: --input " + why + "\n");
    }

    private record Ended(int code, String out, String err) {}

    private List<String> show(String phases) throws IOException {
        return run(phases)
                .out()
                .lines()
                .map(line ->
                        line.replaceAll("  +", " ").replaceAll("^\\S+ \\S+ | \\w{3} 20.*$", ""))
                .toList();
    }

    private Ended run(String phases, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("small.yaml"), HEAD + phases);
        var out = new StringWriter();
        var err = new StringWriter();
        var args =
                Stream.concat(
                        Stream.of("show", file.toString(), "--zero", "2026-12-05T09:00"),
                        Stream.of(more));
        int code =
                Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }
}

package dev.tminus.bench.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values of 50,000,000 characters and rows as wide as they may be from every product and from
/// files, columns that move while they are read, and errors of servers that quote what is masked:
/// checks end without an answer, and no masked value is found afterwards.
final class Values implements Attack {

    /// One that reads a table whose columns change places meanwhile; so many to meet each moment.
    private static final String MOVED =
            "moved-%d: {dump: {left: {source: maria, sql: \"select * from moved\"}, right: {source:"
                    + " pg, sql: \"select k, v, 'x' as note from secret\"}, key: [k], mask: [v]}}";

    private static final int MOVES = 20;

    /// In the names of those that compare wide rows, which can be equal.
    private static final String EQUAL = "-rows ";

    private final List<String> checks;
    private @Nullable Servers servers;

    /// @param checks some of [#all]
    Values(List<String> checks) {
        this.checks = checks;
    }

    static List<String> all() {
        return known().map(Values::id).toList();
    }

    private static Stream<String> known() {
        return Stream.concat(
                CHECKS.lines(), IntStream.rangeClosed(1, MOVES).mapToObj(MOVED::formatted));
    }

    @Override
    public String name() {
        return "values";
    }

    @Override
    public String prepare(Path folder) throws Exception {
        var opened = new Servers(folder, Texts.password(folder));
        servers = opened;
        files(folder.resolve("runbooks"));
        Texts.runbook(
                folder.resolve("runbooks"),
                "values",
                "type: check, checks: [%s]".formatted(String.join(", ", checks)),
                known().filter(check -> checks.contains(id(check)))
                        .collect(Collectors.joining("\n")));
        return opened.sources();
    }

    @Override
    public Result against(Stage stage) throws Exception {
        var flaws = new ArrayList<String>();
        var over = new AtomicBoolean();
        var mover = Thread.ofPlatform().start(() -> moveUntil(over));
        stage.probe().begin();
        var run = stage.started("values");
        stage.attacker().load(run + "/steps/s1");
        var shown = new Checks(stage.attacker());
        if (!stage.probe().actUntil(shown::areOver)) {
            flaws.add("the checks did not end, or an act was refused");
        }
        over.set(true);
        mover.join();
        var outcomes = shown.outcomes();
        outcomes.stream()
                .filter(outcome -> outcome.contains("Passed") && !outcome.contains(EQUAL))
                .forEach(outcome -> flaws.add("passed: " + outcome));
        flaws.addAll(stage.traces());
        return Result.of(this, stage, outcomes, flaws);
    }

    private static String id(String check) {
        return check.substring(0, check.indexOf(':'));
    }

    private void moveUntil(AtomicBoolean over) {
        while (!over.get() && servers != null) {
            servers.move();
        }
    }

    @Override
    public void close() {
        if (servers != null) {
            servers.close();
        }
    }

    private void files(Path runbooks) throws IOException {
        if (checks.contains("csv-rows") || checks.contains("maria-rows")) {
            var row = (",".concat("x".repeat(1_000_000))).repeat(3) + "\n";
            Files.writeString(
                    runbooks.resolve("rows.csv"),
                    IntStream.range(0, Servers.WIDE_ROWS)
                            .mapToObj(number -> number + row)
                            .collect(Collectors.joining("", "k,a,b,c\n", "")));
        }
        if (checks.contains("csv-field")) {
            Files.writeString(
                    runbooks.resolve("field.csv"),
                    "k,v\n1,a\n2," + Traces.CANARY + "x".repeat(Servers.CHARACTERS) + "\n");
        }
        Files.writeString(runbooks.resolve("no-header.csv"), "1,%s\n".formatted(Traces.CANARY));
        Files.writeString(
                runbooks.resolve("twice.csv"), "k,v\n1,%1$s1\n2,%1$s1\n".formatted(Traces.CANARY));
    }

    /// Every check of the runbook, one a line.
    private static final String CHECKS =
            """
            maria-no-key: {dump: {left: {source: maria, table: huge}, right: {source: pg, table: huge}, mask: [v]}}
            maria-counts: {counts: {left: {source: maria, sql: "select v, 1 from huge"}, right: {source: h2, sql: "select v, 1 from huge"}}}
            maria-sql: {sql: {source: maria, sql: "select v from huge where k = 2", expect: x}}
            maria-rows: {dump: {left: {source: maria, table: wide}, right: {csv: "here:rows.csv"}, key: [k]}}
            pg-no-key: {dump: {left: {source: pg, table: huge}, right: {source: h2, table: huge}, mask: [v]}}
            pg-counts: {counts: {left: {source: pg, sql: "select v, 1 from huge"}, right: {source: maria, sql: "select v, 1 from huge"}}}
            pg-sql: {sql: {source: pg, sql: "select v from huge where k = 2", expect: x}}
            pg-rows: {dump: {left: {source: pg, table: wide}, right: {source: h2, table: wide}, key: [k]}}
            h2-no-key: {dump: {left: {source: h2, table: huge}, right: {source: maria, table: huge}, mask: [v]}}
            h2-counts: {counts: {left: {source: h2, sql: "select v, 1 from huge"}, right: {source: pg, sql: "select v, 1 from huge"}}}
            h2-sql: {sql: {source: h2, sql: "select v from huge where k = 2", expect: x}}
            h2-rows: {dump: {left: {source: h2, table: wide}, right: {source: maria, table: wide}, key: [k]}}
            csv-field: {dump: {left: {csv: "here:field.csv"}, right: {source: pg, table: huge}, key: [k], mask: [v]}}
            csv-rows: {dump: {left: {csv: "here:rows.csv"}, right: {source: pg, table: wide}, key: [k]}}
            csv-header: {dump: {left: {csv: "here:no-header.csv"}, right: {source: pg, table: secret}, key: [k], mask: [v]}}
            csv-twice: {dump: {left: {csv: "here:twice.csv"}, right: {source: pg, table: secret}, key: [v], mask: [v]}}
            pg-error: {dump: {left: {source: pg, sql: "select k, v::int as v from secret"}, right: {source: h2, sql: "select k, k as v from secret"}, key: [k], mask: [v]}}
            h2-error: {dump: {left: {source: h2, sql: "select k, cast(v as int) as v from secret"}, right: {source: pg, sql: "select k, k as v from secret"}, key: [k], mask: [v]}}
            """;
}

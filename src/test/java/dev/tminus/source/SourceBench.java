package dev.tminus.source;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.testing.Brief;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A kind of database under test, read by a user who may only SELECT.
abstract class SourceBench {

    static final String PASSWORD = "canary-7f3a!%";
    static final SourceName FIELD = new SourceName("field");
    static final Duration LIMIT = Duration.ofSeconds(60);

    /// The address of the database under test.
    abstract String jdbc();

    abstract String reader();

    /// Runs statements as the owner.
    abstract void execute(String... statements) throws Exception;

    OpenSource open() throws NoAnswer {
        return open(LIMIT, new Stop());
    }

    OpenSource open(Duration limit, Stop stop) throws NoAnswer {
        return open(jdbc(), limit, stop);
    }

    OpenSource open(String jdbc, Duration limit, Stop stop) throws NoAnswer {
        var secrets = new Secrets(Map.of("TMINUS_SECRET_A", PASSWORD)::get, Path.of("none"));
        var access = Brief.access(Mode.REHEARSAL, environment(jdbc));
        return Brief.sources(secrets).open(FIELD, access, Deadline.in(limit), stop);
    }

    Environment environment(String jdbc) {
        var spec = new SourceSpec(FIELD, jdbc, reader(), "${TMINUS_SECRET_A}", false);
        return Brief.environment(
                new EnvironmentName("qa"),
                Set.of(Mode.REHEARSAL),
                Map.of(FIELD, spec),
                Map.of(),
                Map.of());
    }

    static Side.Query query(String sql) {
        return new Side.Query(FIELD, sql, Map.of());
    }

    /// All values of one column.
    static List<Value> values(Rows rows, int column) throws NoAnswer {
        try (rows) {
            var values = new ArrayList<Value>();
            while (rows.next()) {
                values.add(rows.value(column));
            }
            return values;
        }
    }
}

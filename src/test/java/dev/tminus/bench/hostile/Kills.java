package dev.tminus.bench.hostile;

import dev.tminus.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// SIGKILL, twice, while masked values are sorted: the check is given up with its reason, and
/// nothing of the values is left.
final class Kills implements Attack {

    private static final int TWICE = 2;

    /// In bytes of a file.
    private static final int ENOUGH = 1 << 16;

    private static final String GIVEN_UP = "tminus ended twice while this check was under way";

    private final int rows;

    /// @param rows of each side
    Kills(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public String prepare(Path folder) throws IOException {
        var runbooks = folder.resolve("runbooks");
        var masked = new StringBuilder("k,v\n");
        for (var i = 0; i < rows; i++) {
            masked.append(i * 7_919L % rows)
                    .append(',')
                    .append(Traces.CANARY)
                    .append(i)
                    .append('\n');
        }
        Files.writeString(runbooks.resolve("masked.csv"), masked);
        Files.writeString(runbooks.resolve("same.csv"), masked);
        Texts.runbook(
                runbooks,
                "kills",
                "type: check, checks: [sorts]",
                "sorts: {dump: {left: {csv: \"here:masked.csv\"}, right: {csv:"
                        + " \"here:same.csv\"}, key: [k], mask: [v]}}");
        return "";
    }

    @Override
    public Result against(Stage stage) throws Exception {
        var flaws = new ArrayList<String>();
        var tminus = stage.tminus();
        stage.probe().begin();
        var run = stage.started("kills");
        for (var kill = 1; kill <= TWICE; kill++) {
            Polling.until("pieces of what is sorted lie on disk", () -> sorts(tminus.home()));
            flaws.addAll(stage.killedAndLookedAt());
            tminus.start();
        }
        stage.goBackToWork();
        stage.attacker().load(run + "/steps/s1");
        var checks = new Checks(stage.attacker());
        stage.probe().actUntil(checks::areOver);
        var outcomes = checks.outcomes();
        if (outcomes.stream().noneMatch(one -> one.contains(GIVEN_UP))) {
            flaws.add("the check was carried out a third time");
        }
        flaws.addAll(stage.traces());
        return Result.of(this, stage, outcomes, flaws);
    }

    /// Whether pieces of what it sorts lie on disk.
    private static boolean sorts(Path home) throws IOException {
        var incoming = home.resolve("evidence/incoming");
        if (!Files.isDirectory(incoming)) {
            return false;
        }
        try (var pieces = Files.list(incoming)) {
            return pieces.anyMatch(piece -> piece.toFile().length() > ENOUGH);
        }
    }
}

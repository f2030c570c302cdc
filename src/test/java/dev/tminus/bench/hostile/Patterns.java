package dev.tminus.bench.hostile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.tminus.testing.H2Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Patterns in a file that somebody opens, which no engine with look-around and repeats of repeats
/// would ever be done with; and the longest that are taken, in two checks of 1,000,000 characters
/// at once and in a form.
final class Patterns implements Attack {

    private static final String LONGEST = "(a{0,9}){0,90}b";
    private static final List<String> REFUSED =
            List.of("look-ahead and look-behind", "more than 1,000 characters");

    private final int seconds;
    private final List<H2Server> servers = new ArrayList<>();

    /// @param seconds that each check may take
    Patterns(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "patterns";
    }

    @Override
    public String prepare(Path folder) throws Exception {
        var server = H2Server.in(Files.createDirectories(folder.resolve("patterns")));
        servers.add(server);
        server.execute(
                "slow",
                "set db_close_delay -1",
                "create user reader password '" + Texts.password(folder) + "'");
        var runbooks = folder.resolve("runbooks");
        Files.writeString(runbooks.resolve("refused.yaml"), REFUSED_FILE);
        Texts.runbook(
                runbooks,
                "form",
                "form: [{name: lines, type: list, title: Lines, pattern: \"%s\"}]"
                        .formatted(LONGEST),
                "");
        Texts.runbook(
                runbooks,
                "patterns",
                "type: check, checks: [one, two]",
                check("one") + check("two"));
        return "slow: {jdbc: \"%s\", user: reader, password: \"${file:reader}\"}%n"
                .formatted(server.url("slow"));
    }

    @Override
    public Result against(Stage stage) throws Exception {
        var flaws = new ArrayList<String>();
        var attacker = stage.attacker();
        stage.probe().begin();
        var form = stage.started("form");
        attacker.openStep("s1");
        attacker.press("Start step 1.1");
        var run = stage.started("patterns");
        attacker.load(form + "/steps/s1");
        for (var length = 19_000; length < 20_000; length += 250) {
            attacker.fill("Lines", "a".repeat(length));
            stage.probe().comment("Still here.");
        }
        attacker.load(run + "/steps/s1");
        var checks = new Checks(attacker);
        if (!stage.probe().actUntil(checks::areOver)) {
            flaws.add("the checks did not end, or an act was refused");
        }
        attacker.load("runbooks");
        attacker.page().getByText("refused.yaml").first().click();
        stage.probe().actUntil(() -> attacker.page().getByText(REFUSED.getFirst()).count() > 0);
        for (var words : REFUSED) {
            assertThat(attacker.page().getByText(words).first()).isVisible();
        }
        attacker.load(run + "/steps/s1");
        return Result.of(this, stage, checks.outcomes(), flaws);
    }

    @Override
    public void close() {
        servers.forEach(H2Server::close);
    }

    private String check(String id) {
        return """
        %s:
          title: %s
          timeout: %ds
          sql: {source: slow, sql: "select repeat('a', 1000000)", expect: {matches: "%s"}}
        """
                .formatted(id, id, seconds, LONGEST);
    }

    private static final String REFUSED_FILE =
            """
            runbook: refused
            title: Hostile on purpose
            zero: Never
            environments: [qa]
            roles: {manager: {team: team}}
            inputs:
              a: {type: text, pattern: "(?:(?=){2000000000}){2000000000}abc"}
              b: {type: text, pattern: "(?:(?:a{1000}){1000}){1000}"}
            phases:
              - {id: only, title: Only, owner: manager, steps: [{id: one, title: One, type: check, checks: [c, d]}]}
            checks:
              c: {sql: {source: slow, sql: "select 1", expect: {matches: "(?:(?=){2000000000}){2000000000}abc"}}}
              d: {sql: {source: slow, sql: "select 1", expect: {matches: "(x+x+)+(?!y)"}}}
            """;
}

package dev.tminus.bench.crash;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import dev.tminus.catalog.Catalog;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.KeptEvidence;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Runs;
import dev.tminus.planning.RunPlanning;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.JdbcTemplate;

/// The process that gets killed: the real ledger, catalog and engine on an embedded H2, without the
/// web. One line in, one line out, on a loopback port:
///
/// - `plan COMMAND RUNBOOK` and `do COMMAND RUN PERSON VERB [STEP]` answer `ack RUN FROM TO` or `no
///   REASON`
/// - `dump` answers `STREAM COMMAND COUNT FROM TO` for every command in the journal, then `end`
/// - `evidence` answers `named COUNT` and a line for every file that an attempt names and that is
///   not there whole, then `end`
/// - `open` answers how many attempts of checks have begun and not ended
@ImportAutoConfiguration({
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    DataJdbcRepositoriesAutoConfiguration.class,
    DbSchedulerAutoConfiguration.class
})
@EnableJdbcRepositories("dev.tminus.ledger")
@ComponentScan({
    "dev.tminus.ledger",
    "dev.tminus.planning",
    "dev.tminus.catalog",
    "dev.tminus.engine"
})
public class Target {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");

    @Bean
    InstantSource time() {
        return InstantSource.system();
    }

    public static void main(String[] properties) throws IOException {
        var context =
                new SpringApplicationBuilder(Target.class)
                        .web(WebApplicationType.NONE)
                        .run(properties);
        var catalog = context.getBean(Catalog.class);
        catalog.shelf();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("ready " + server.getLocalPort() + " " + health(context));
            while (!server.isClosed()) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(context, socket));
            }
        }
    }

    private static String health(ApplicationContext context) {
        return switch (context.getBean(Runs.class).health()) {
            case LedgerHealth.Sound(var entries) -> "sound " + entries;
            case LedgerHealth.ReadOnly(var reason) -> "broken " + reason;
        };
    }

    private static void serve(ApplicationContext context, Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                answer(context, List.of(line.split(" ")), out);
            }
        } catch (IOException gone) {
            // The other side went away; nothing is owed to it.
        }
    }

    private static void answer(ApplicationContext context, List<String> words, PrintWriter out) {
        switch (words.getFirst()) {
            case "plan" -> say(out, plan(context, words));
            case "do" -> say(out, carryOut(context.getBean(Runs.class), words));
            case "dump" -> dump(context.getBean(JdbcTemplate.class), out);
            case "evidence" -> evidence(context, out);
            case "open" -> out.println(open(context.getBean(JdbcTemplate.class)));
            default -> out.println("no such word");
        }
    }

    private static void say(PrintWriter out, CommandResult answer) {
        out.println(
                switch (answer) {
                    case CommandResult.Accepted(var run, var from, var to) ->
                            "ack " + run + " " + from + " " + to;
                    case CommandResult.Refused(var reason) -> "no " + reason;
                });
    }

    private static CommandResult plan(ApplicationContext context, List<String> words) {
        var shelf = context.getBean(Catalog.class).shelf();
        var entry =
                shelf.entries().stream()
                        .filter(one -> one.file().equals(words.get(2) + ".yaml"))
                        .findFirst()
                        .orElseThrow();
        return context.getBean(RunPlanning.class)
                .plan(
                        command(words.get(1)),
                        person("mia"),
                        Brief.planRun(
                                entry.hash(),
                                shelf.workspaceHash(),
                                new EnvironmentName("qa"),
                                Mode.REHEARSAL,
                                ZERO,
                                ZoneId.of("America/New_York")));
    }

    private static CommandResult carryOut(Runs runs, List<String> words) {
        var run = RunId.of(words.get(2));
        var step = new StepId(words.size() > 5 ? words.get(5) : "none");
        RunCommand wish =
                switch (words.get(4)) {
                    case "start" -> new RunCommand.StartRun();
                    case "begin" -> new RunCommand.StartStep(step);
                    case "finish" -> new RunCommand.FinishStep(step);
                    case "sign" ->
                            new RunCommand.SignStep(
                                    step,
                                    new RoleName("qa"),
                                    Rules.digest(runs.board(run).orElseThrow().state(), step));
                    case "comment" -> new RunCommand.Comment(null, "Still here.");
                    default -> throw new IllegalArgumentException(words.get(4));
                };
        return runs.handle(run, command(words.get(1)), person(words.get(3)), wish);
    }

    private static void dump(JdbcTemplate jdbc, PrintWriter out) {
        jdbc.query(
                """
                select stream, command, count(*), min(seq), max(seq)
                from journal group by stream, command
                """,
                row -> {
                    out.println(
                            row.getObject(1, UUID.class)
                                    + " "
                                    + row.getObject(2, UUID.class)
                                    + " "
                                    + row.getLong(3)
                                    + " "
                                    + row.getLong(4)
                                    + " "
                                    + row.getLong(5));
                });
        out.println("end");
    }

    private static void evidence(ApplicationContext context, PrintWriter out) {
        var store = context.getBean(EvidenceStore.class);
        var named = context.getBean(KeptEvidence.class).named();
        out.println("named " + named.size());
        for (var sha256 : named) {
            try (var file = store.open(sha256).orElseThrow(() -> new NoSuchFileException(sha256))) {
                file.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                out.println(sha256 + " " + e);
            }
        }
        out.println("end");
    }

    private static long open(JdbcTemplate jdbc) {
        return count(jdbc, "check-started") - count(jdbc, "check-ended");
    }

    private static long count(JdbcTemplate jdbc, String type) {
        var count =
                jdbc.queryForObject(
                        "select count(*) from journal where type = ?", Long.class, type);
        return count == null ? 0 : count;
    }

    private static CommandId command(String text) {
        return new CommandId(UUID.fromString(text));
    }

    private static Actor person(String id) {
        return new Actor.Person(new PersonId(id), Instant.EPOCH);
    }
}

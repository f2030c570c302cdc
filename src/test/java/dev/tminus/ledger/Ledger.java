package dev.tminus.ledger;

import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Entry;
import dev.tminus.catalog.Shelf;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.language.Reading;
import dev.tminus.ledger.DueWork.Attempt;
import dev.tminus.planning.RunPlanning;
import dev.tminus.planning.Servers;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.source.Fence;
import dev.tminus.testing.Brief;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.JdbcTemplate;

/// The real door to runs on a real database, with the threads and the files of the full application
/// left out: a settable clock, a catalog in memory, due work that is only written down.
public final class Ledger implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Ledger(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// On an embedded H2 in a folder; opened again it finds what was there.
    public static Ledger inFolder(Path home, Runbook... runbooks) {
        return open(runbooks, "--tminus.home=" + home);
    }

    /// On a PostgreSQL database.
    public static Ledger on(Path home, String url, Runbook... runbooks) {
        return open(
                runbooks,
                "--tminus.home=" + home,
                "--tminus.database.url=" + url,
                "--tminus.database.user=postgres",
                "--tminus.database.password=postgres");
    }

    /// On an embedded H2 in a folder, with the real catalog of a folder of runbooks.
    public static Ledger withFiles(Path home, Path runbooks, String... more) {
        return new Ledger(
                new SpringApplicationBuilder(Beans.class, Files.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                Stream.concat(
                                                Stream.of(
                                                        "--tminus.home=" + home,
                                                        "--tminus.runbooks=" + runbooks),
                                                Stream.of(more))
                                        .toArray(String[]::new)));
    }

    @ComponentScan("dev.tminus.catalog")
    public static class Files {}

    private static Ledger open(Runbook[] runbooks, String... properties) {
        return new Ledger(
                new SpringApplicationBuilder(Beans.class)
                        .web(WebApplicationType.NONE)
                        .initializers(context ->
                                context.getBeanFactory()
                                        .registerSingleton(
                                                "catalog",
                                                new Kept(
                                                        List.of(runbooks),
                                                        new AtomicReference<>(Plans.WORKSPACE))))
                        .run(properties));
    }

    public Runs runs() {
        return context.getBean(Runs.class);
    }

    public RunPlanning planning() {
        return context.getBean(RunPlanning.class);
    }

    public JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    public VerifyLedger verifier() {
        return context.getBean(VerifyLedger.class);
    }

    public SettableTime time() {
        return context.getBean(SettableTime.class);
    }

    public WrittenDown dueWork() {
        return context.getBean(WrittenDown.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// From now on the workspace says this.
    public void now(Workspace workspace) {
        context.getBean(Kept.class).now().set(workspace);
    }

    /// Plans a run of the runbook that the catalog knows under its own name.
    public RunId planned(Runbook runbook, Instant zero) {
        var answer =
                planning()
                        .plan(
                                CommandId.fresh(),
                                Plans.MANAGER,
                                Plans.rehearsal(Kept.version(runbook), zero));
        return ((CommandResult.Accepted) answer).run();
    }

    /// Plans a rehearsal of the only runbook in the folder.
    public RunId planned() {
        var shelf = context.getBean(Catalog.class).shelf();
        var wish =
                Brief.planRun(
                        shelf.entries().getFirst().hash(),
                        shelf.workspaceHash(),
                        Plans.QA_ENVIRONMENT,
                        Mode.REHEARSAL,
                        Instant.parse("2026-12-05T14:00:00Z"),
                        BOSTON);
        return switch (planning().plan(CommandId.fresh(), Plans.person("mia"), wish)) {
            case CommandResult.Accepted(var run, _, _) -> run;
            case CommandResult.Refused(var reason) -> throw new IllegalStateException(reason);
        };
    }

    public CommandResult say(RunId run, Actor actor, RunCommand wish) {
        return runs().handle(run, CommandId.fresh(), actor, wish);
    }

    @Override
    public void close() {
        context.close();
    }

    @ComponentScan({"dev.tminus.ledger", "dev.tminus.planning"})
    @EnableJdbcRepositories("dev.tminus.ledger")
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        DataJdbcRepositoriesAutoConfiguration.class
    })
    public static class Beans {

        @Bean
        SettableTime time() {
            return new SettableTime();
        }

        @Bean
        WrittenDown dueWork() {
            return new WrittenDown();
        }

        @Bean
        Servers servers() {
            return new Servers() {
                @Override
                public Fence.Survey look(
                        Runbook runbook,
                        Workspace workspace,
                        EnvironmentName environment,
                        Mode mode) {
                    return new Fence.Survey(List.of(), ask(runbook, workspace, environment, mode));
                }

                @Override
                public Fence.Verdict ask(
                        Runbook runbook,
                        Workspace workspace,
                        EnvironmentName environment,
                        Mode mode) {
                    return new Fence.Verdict.Clear(Map.of());
                }
            };
        }

        @Bean
        EvidenceStore evidence(@Value("${tminus.home}") Path home) {
            return new EvidenceStore(home.resolve("evidence"));
        }

        @Bean
        MuchLater later() {
            return new MuchLater();
        }
    }

    /// A clock that stands still until somebody moves it.
    public static final class SettableTime implements InstantSource {

        private Instant now = Instant.parse("2026-11-20T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }
    }

    /// Does at once what is to be done within a second; what is to be done later waits for the
    /// test.
    public static final class MuchLater implements Later {

        private static final Duration SOON = Duration.ofSeconds(1);

        private final List<Runnable> waiting = new ArrayList<>();

        @Override
        public void after(Duration delay, Runnable action) {
            if (delay.compareTo(SOON) > 0) {
                waiting.add(action);
            } else {
                action.run();
            }
        }

        /// Does what waits, and not what comes of it.
        void come() {
            var now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(Runnable::run);
        }
    }

    /// Due work, written down for the test to carry out.
    public static final class WrittenDown implements DueWork {

        final List<Attempt> attempts = new ArrayList<>();
        final List<Attempt> stopped = new ArrayList<>();
        final List<Instant> carriedOutAt = new ArrayList<>();
        final Map<RunId, Instant> wakeUps = new HashMap<>();

        @Override
        public synchronized void stop(List<Attempt> more) {
            stopped.addAll(more);
        }

        @Override
        public synchronized void carryOut(List<Attempt> more, Instant at) {
            attempts.addAll(more);
            carriedOutAt.add(at);
        }

        @Override
        public synchronized void lookAgain(RunId run, Instant at) {
            wakeUps.put(run, at);
        }
    }

    /// A catalog of records; a runbook's version is the hash of its name.
    private record Kept(List<Runbook> runbooks, AtomicReference<Workspace> now) implements Catalog {

        static ContentHash version(Runbook runbook) {
            return ContentHash.of(runbook.id().value().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Shelf shelf() {
            var entries =
                    runbooks.stream()
                            .map(one ->
                                    new Entry(
                                            one.id() + ".yaml",
                                            "",
                                            version(one),
                                            new Reading<>(one, List.of())))
                            .toList();
            return Brief.shelf(
                    "",
                    ContentHash.of(new byte[0]),
                    new Reading<>(Plans.WORKSPACE, List.of()),
                    entries);
        }

        @Override
        public Optional<Workspace> current() {
            return Optional.of(now.get());
        }

        @Override
        public List<String> flaws() {
            return List.of();
        }

        @Override
        public Watch watch(Consumer<Shelf> onChange) {
            return () -> {};
        }

        @Override
        public Watch watchCurrent(Consumer<Workspace> onChange) {
            return () -> {};
        }

        @Override
        public void look() {}

        @Override
        public Runbook runbook(ContentHash version, ContentHash workspaceVersion) {
            return runbooks.stream()
                    .filter(runbook -> version(runbook).equals(version))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Workspace workspace(ContentHash version) {
            return Plans.WORKSPACE;
        }
    }

    public static StepId step(String id) {
        return new StepId(id);
    }

    public static final ZoneId BOSTON = ZoneId.of("America/New_York");
}

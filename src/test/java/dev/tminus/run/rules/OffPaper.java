package dev.tminus.run.rules;

import dev.tminus.model.PaperCommand;
import dev.tminus.model.Sheet;
import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Puts what stands on paper into the words of this package, and a run into the words on paper.
final class OffPaper {

    private OffPaper() {}

    static Runbook runbook(Sheet sheet) {
        var builder =
                RunbookBuilder.runbook()
                        .distinct(
                                sheet.distinct().stream()
                                        .map(part -> StepPart.valueOf(upper(part)))
                                        .toArray(StepPart[]::new));
        Map.of(
                        "start", Authority.START,
                        "hold", Authority.HOLD,
                        "resume", Authority.RESUME,
                        "scrub", Authority.SCRUB,
                        "skip", Authority.SKIP,
                        "open", Authority.OPEN,
                        "reopen", Authority.REOPEN)
                .forEach((word, right) -> {
                    var role = sheet.may().get(word);
                    if (role == null) {
                        builder.nobodyMay(right);
                    } else {
                        builder.may(right, RunbookBuilder.of(1, role));
                    }
                });
        sheet.lines().stream()
                .filter(line -> line.ways().trouble().isEmpty())
                .forEach(line -> add(builder, line));
        sheet.troubles().forEach(trouble -> add(builder, sheet, trouble));
        return builder.build();
    }

    static Map<RoleName, List<PersonId>> roles(Sheet sheet) {
        var roles = new LinkedHashMap<RoleName, List<PersonId>>();
        sheet.roles()
                .forEach((role, people) ->
                        roles.put(new RoleName(role), people.stream().map(PersonId::new).toList()));
        return roles;
    }

    /// @param digest what a signature is given for
    static RunCommand command(PaperCommand said, String digest) {
        var text = said.text();
        if (said.verb().equals("comment") && said.step().isEmpty()) {
            return new RunCommand.Comment(null, text);
        }
        return switch (said.verb()) {
            case "start-run" -> new RunCommand.StartRun();
            case "hold" -> new RunCommand.HoldRun(text);
            case "resume" -> new RunCommand.ResumeRun(text);
            case "scrub" -> new RunCommand.ScrubRun(text);
            case "advance" -> new RunCommand.Advance();
            case "answer" -> TrialRun.answer("q-" + said.step(), text);
            case "open" -> TrialRun.open(said.step(), text);
            case "close" -> TrialRun.close(said.step(), text);
            default -> command(said, new StepId(said.step()), digest);
        };
    }

    private static RunCommand command(PaperCommand said, StepId step, String digest) {
        var text = said.text();
        var role = new RoleName(said.role().isEmpty() ? "nobody" : said.role());
        return switch (said.verb()) {
            case "comment" -> new RunCommand.Comment(step, text);
            case "fill" ->
                    new RunCommand.FillForm(step, text.isEmpty() ? Map.of() : Map.of("go", text));
            case "skip" -> new RunCommand.SkipStep(step, text);
            case "unskip" -> new RunCommand.UnskipStep(step, text);
            case "reopen" -> new RunCommand.ReopenStep(step, text);
            case "start" -> new RunCommand.StartStep(step);
            case "withdraw-start" -> new RunCommand.WithdrawStart(step);
            case "stop" -> new RunCommand.StopChecks(step);
            case "finish" -> new RunCommand.FinishStep(step);
            case "work-again" -> new RunCommand.WorkAgain(step);
            case "check-again" -> new RunCommand.CheckAgain(step);
            case "poll-again" -> new RunCommand.PollAgain(step);
            case "sign" -> new RunCommand.SignStep(step, role, digest);
            case "refuse" -> new RunCommand.RefuseToSign(step, role, text);
            case "withdraw" -> new RunCommand.WithdrawSignature(step, text);
            case "go", "no-go" -> new RunCommand.Vote(step, role, said.verb().equals("go"), text);
            case "result" ->
                    new RunCommand.RecordOutcome(step, said.use(), said.number(), outcome(text));
            default -> throw new IllegalArgumentException(said.verb());
        };
    }

    /// All there is to see of a run, as [dev.tminus.model.PaperRun#view] says it.
    static String view(RunState run) {
        var view = new StringBuilder(512);
        var starter = run.starter();
        var heldBy = run.heldBy();
        view.append(run.status() == RunStatus.CONTINGENCY ? "trouble" : lower(run.status().name()));
        view.append(" by ");
        view.append(starter == null ? "" : starter.value()).append(" held by ");
        view.append(heldBy == null ? "" : heldBy.value()).append(' ').append(run.remarks().size());
        var open = run.contingency();
        view.append(' ').append(open == null ? "" : open.value());
        view.append(
                run.answers().keySet().stream()
                        .map(question -> question.value().substring(2))
                        .sorted()
                        .toList());
        for (var step : run.checklist().steps()) {
            view.append('\n').append(step.id().value()).append(' ');
            view(run.step(step.id()), step, view);
        }
        return view.toString();
    }

    private static void view(StepState now, Step step, StringBuilder view) {
        view.append(lower(now.phase().name())).append(' ');
        view.append(now.attempt()).append(' ').append(now.doers());
        for (var use : uses(step)) {
            view.append(' ')
                    .append(
                            now.checks().getOrDefault(use, List.of()).stream()
                                    .map(attempt -> said(attempt))
                                    .toList());
        }
        var asked = now.asked();
        view.append(asked == null ? "" : asked.by().value());
        var signed = new LinkedHashMap<PersonId, RoleName>();
        now.signatures().forEach(one -> signed.put(one.person(), one.role()));
        var voted = new LinkedHashMap<PersonId, String>();
        now.ballots()
                .forEach(one ->
                        voted.put(
                                one.person(),
                                (one.go() ? "go " : "no-go ") + one.role() + " " + one.reason()));
        view.append(signed).append(voted).append(now.remarks().size());
        view.append(
                switch (now.answers().getOrDefault("go", "")) {
                    case "true" -> "yes";
                    case "false" -> "no";
                    default -> "";
                });
        view.append(now.outdated() ? " outdated" : "");
        view.append(now.deadlines().isEmpty() ? "" : " late");
    }

    static List<String> uses(Step step) {
        return Stream.concat(
                        step.requires().stream().map(Requirement::as),
                        step.verify().stream().map(CheckUse::as))
                .toList();
    }

    private static String said(CheckAttempt attempt) {
        return switch (attempt.outcome()) {
            case null -> "open";
            case Outcome.Passed passed -> "passed " + passed.dataDigest();
            case Outcome.Failed failed -> "failed " + failed.dataDigest();
            case Outcome.Inconclusive _ -> "inconclusive";
        };
    }

    private static Outcome outcome(String text) {
        var words = text.split(" ");
        return switch (words[0]) {
            case "passed" -> Brief.passed("Same", List.of(), words[1]);
            case "failed" -> Brief.failed("Not the same", List.of(), words[1]);
            default -> new Outcome.Inconclusive("No answer", List.of());
        };
    }

    private static void add(RunbookBuilder builder, Sheet.Line line) {
        switch (line.type()) {
            case "manual" -> builder.manual(line.id());
            case "check" -> builder.check(line.id());
            case "wait" -> builder.waitFor(line.id(), Duration.ofMinutes(line.ways().lasts()));
            default -> builder.gate(line.id(), quorums(line.poll()));
        }
        builder.ownedBy(line.owner())
                .start(line.byItself() ? Start.BY_ITSELF : Start.BY_OWNER)
                .needs(line.needs().toArray(String[]::new))
                .signedBy(quorums(line.signOffs()));
        line.uses().forEach(use -> add(builder, use));
        line.shields()
                .forEach(shield ->
                        builder.requires(
                                shield.name(),
                                shield.check(),
                                Duration.ofMinutes(shield.every()),
                                shield.notOlder() == Sheet.Shield.OWN
                                        ? null
                                        : Duration.ofMinutes(shield.notOlder())));
        if (line.at() != Sheet.Line.NO_TIME) {
            builder.at(Duration.ofMinutes(line.at()));
        }
        if (line.early()) {
            builder.early();
        }
        if (line.notBefore()) {
            builder.notBefore();
        }
        add(builder, line.id(), line.ways());
    }

    private static void add(RunbookBuilder builder, String step, Sheet.Ways ways) {
        if (ways.optional()) {
            builder.optional();
        }
        if (!ways.when().isEmpty()) {
            builder.when(
                    ways.when().equals("no")
                            ? new Expression.Literal("false")
                            : new Expression.Answer(new StepId(ways.when()), "go"));
        }
        if (!ways.form().isEmpty()) {
            builder.form(
                    ways.form().equals("yes")
                            ? RunbookBuilder.mustBe("go", Field.Type.BOOLEAN, "yes")
                            : RunbookBuilder.field("go", Field.Type.BOOLEAN));
        }
        if (ways.asked()) {
            builder.question(RunbookBuilder.field("q-" + step, Field.Type.BOOLEAN), "qa", step);
        }
        if (ways.deadline() > 0) {
            builder.afterReady(Duration.ofMinutes(ways.deadline()), Deadline.Effect.HOLD);
        }
        if (!ways.onFail().isEmpty()) {
            builder.onFail(ways.onFail()).onInconclusive(ways.onFail());
        }
    }

    private static void add(RunbookBuilder builder, Sheet sheet, Sheet.Trouble trouble) {
        builder.contingency(trouble.id())
                .decidedBy(trouble.owner())
                .offeredOn(
                        trouble.on().stream()
                                .map(on -> Contingency.On.valueOf(upper(on)))
                                .toArray(Contingency.On[]::new))
                .then(
                        switch (trouble.then()) {
                            case "resume" -> new Contingency.Then.Resume();
                            case "hold" -> new Contingency.Then.Hold();
                            case "scrub" -> new Contingency.Then.Scrub();
                            default -> new Contingency.Then.Retry(new StepId(trouble.then()));
                        });
        if (!trouble.before().isEmpty()) {
            builder.before(trouble.before());
        }
        if (!trouble.after().isEmpty()) {
            builder.after(trouble.after());
        }
        sheet.lines().stream()
                .filter(line -> line.ways().trouble().equals(trouble.id()))
                .forEach(line -> add(builder, line));
    }

    private static void add(RunbookBuilder builder, Sheet.Use use) {
        builder.verify(use.name());
        if (use.repeated()) {
            builder.until(
                    new Until(
                            Duration.ofMinutes(use.every()),
                            Duration.ofMinutes(use.lasts()),
                            use.passes(),
                            use.giveUpAfter() == 0 ? null : use.giveUpAfter(),
                            Duration.ofMinutes(use.delay())));
        }
        if (use.reportOnly()) {
            builder.reportOnly();
        }
    }

    /// Two of a role, next to each other, are one quorum of two; further ones are quorums of their
    /// own.
    private static Quorum[] quorums(List<String> roles) {
        var quorums = Stream.<Quorum>builder();
        for (var at = 0; at < roles.size(); at++) {
            var role = roles.get(at);
            var twice = at + 1 < roles.size() && roles.get(at + 1).equals(role);
            quorums.add(RunbookBuilder.of(twice ? 2 : 1, role));
            at += twice ? 1 : 0;
        }
        return quorums.build().toArray(Quorum[]::new);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}

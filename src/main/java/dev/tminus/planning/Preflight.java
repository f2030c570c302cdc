package dev.tminus.planning;

import static dev.tminus.planning.Finding.attention;
import static dev.tminus.planning.Finding.failed;
import static dev.tminus.planning.Finding.good;

import dev.tminus.ledger.OtherRun;
import dev.tminus.ledger.RunSummary;
import dev.tminus.planning.Finding.Topic;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Unsupported;
import dev.tminus.runbook.UnsupportedChecks;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.FieldValues;
import dev.tminus.schedule.Milestones;
import dev.tminus.schedule.Moment;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Plan;
import dev.tminus.source.Fence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that can be said about a run before it is planned. Exactly where nothing failed a
/// plan is not refused.
final class Preflight {

    private final PreflightInput subject;
    private final List<Finding> findings = new ArrayList<>();

    private Preflight(PreflightInput subject) {
        this.subject = subject;
    }

    /// In the order of [Finding.Topic], with the worst of each topic first.
    static List<Finding> of(PreflightInput subject) {
        var preflight = new Preflight(subject);
        preflight.person();
        preflight.others();
        preflight.runbook();
        preflight.environment();
        preflight.inputs();
        preflight.questions();
        preflight.findings.addAll(RoleFindings.of(subject));
        preflight.findings.addAll(TimeFindings.of(subject));
        return preflight.findings.stream()
                .sorted(Comparator.comparing(Finding::topic).thenComparing(Finding::level))
                .toList();
    }

    private void person() {
        PlanRules.person(subject.workspace(), subject.actor())
                .ifPresent(no -> findings.add(failed(Topic.RUN, "", no, "")));
    }

    /// Why a live run has to wait for another one, or nothing.
    static Optional<String> otherLiveRun(PlanRun wish, Runbook runbook, List<OtherRun> others) {
        return wish.mode() == Mode.REHEARSAL
                ? Optional.empty()
                : others.stream()
                        .filter(other -> other.run().mode() == Mode.LIVE)
                        .filter(other -> !runbook.alongside() || !other.alongside())
                        .map(other ->
                                underWay(other.run())
                                        + " Two live runs on one environment are refused unless"
                                        + " both runbooks say `alongside: true`; complete or scrub"
                                        + " it first.")
                        .findFirst();
    }

    private void others() {
        var live = otherLiveRun(subject.wish(), subject.runbook(), subject.others());
        live.ifPresent(no -> findings.add(failed(Topic.RUN, "", no, "")));
        for (var other : subject.others()) {
            if (live.isEmpty() || other.run().mode() == Mode.REHEARSAL) {
                findings.add(
                        attention(
                                Topic.RUN,
                                "",
                                underWay(other.run()),
                                "Make sure that the two do not meet."));
            }
        }
        if (subject.others().isEmpty()) {
            findings.add(
                    good(
                            Topic.RUN,
                            "",
                            "No other run is planned or under way on %s."
                                    .formatted(subject.wish().environment())));
        }
    }

    private static String underWay(RunSummary run) {
        return "Run %d, %s, is %s on %s."
                .formatted(run.number(), run.title(), run.status().words(), run.environment());
    }

    private void unready() {
        var unready = Unsupported.of(subject.runbook());
        unready.stream()
                .limit(PlanRules.MOST_UNREADY)
                .forEach(each ->
                        findings.add(failed(Topic.RUNBOOK, "", each.what(), each.instead())));
        var more = unready.size() - PlanRules.MOST_UNREADY;
        if (more > 0) {
            findings.add(
                    failed(
                            Topic.RUNBOOK,
                            "",
                            "There are %d more things that this version cannot carry out."
                                    .formatted(more),
                            "Mend these first."));
        }
        if (subject.wish().mode() == Mode.REHEARSAL
                && !subject.runbook().definitions().rehearsals().isEmpty()) {
            findings.add(
                    attention(
                            Topic.RUNBOOK,
                            "",
                            "This run carries out none of the runbook's `rehearsals`: their cuts"
                                    + " and faults are not there yet.",
                            "It runs from the first step to the last, and nothing goes wrong on"
                                    + " purpose."));
        }
    }

    private void runbook() {
        PlanRules.carriedOut(subject.runbook())
                .ifPresent(no -> findings.add(failed(Topic.RUNBOOK, "", no, "")));
        unready();
        UnsupportedChecks.of(subject.runbook())
                .forEach(no -> findings.add(failed(Topic.RUNBOOK, "", no, "")));
        MissingProtections.missing(subject.runbook(), subject.workspace())
                .forEach(no -> findings.add(failed(Topic.RUNBOOK, "", no, "")));
        var warnings = subject.warnings();
        if (warnings == null) {
            findings.add(
                    attention(
                            Topic.RUNBOOK,
                            "",
                            "The file or the workspace has changed since this page was opened, and"
                                    + " what was there then is planned.",
                            "Open the runbook again to plan what is there now."));
            return;
        }
        warnings.forEach(one -> findings.add(attention(Topic.RUNBOOK, "", one, "")));
        if (warnings.isEmpty()) {
            findings.add(good(Topic.RUNBOOK, "", "The runbook has no errors and no warnings."));
        }
    }

    private void environment() {
        PlanRules.environment(subject.runbook(), subject.workspace(), subject.wish())
                .ifPresent(no -> findings.add(failed(Topic.ENVIRONMENT, "", no, "")));
        var look = subject.look();
        if (look == null) {
            return;
        }
        look.sources().forEach(source -> findings.add(source(source)));
        if (look.sources().isEmpty()) {
            findings.add(
                    look.verdict() instanceof Fence.Verdict.Refused(var reason)
                            ? failed(Topic.ENVIRONMENT, "", reason, "")
                            : good(
                                    Topic.SOURCE,
                                    "",
                                    "The run reads no data source of %s."
                                            .formatted(subject.wish().environment())));
        }
    }

    private static Finding source(Fence.SourceAnswer source) {
        var name = source.name().value();
        return switch (source) {
            case Fence.SourceAnswer.Answers(_, var server) ->
                    good(Topic.SOURCE, name, "%s answers: %s.".formatted(name, server.shown()));
            case Fence.SourceAnswer.Later(_) ->
                    good(
                            Topic.SOURCE,
                            name,
                            "%s comes into being during the release and was not asked."
                                    .formatted(name));
            case Fence.SourceAnswer.Fenced(_, var reason) -> failed(Topic.SOURCE, name, reason, "");
            case Fence.SourceAnswer.Silent(_, var reason) ->
                    failed(
                            Topic.SOURCE,
                            name,
                            reason,
                            "A run is planned when its sources answer; write exists: later for one"
                                    + " that comes into being during the release.");
        };
    }

    private void inputs() {
        var wrong = 0;
        for (var field : subject.runbook().inputs()) {
            var problem =
                    PlanRules.problem(
                            field, subject.wish().inputs().getOrDefault(field.name(), ""));
            if (problem.isPresent()) {
                wrong++;
                findings.add(failed(Topic.INPUT, field.name(), problem.get(), ""));
            }
        }
        var unknown =
                wrong > 0
                        ? Optional.<String>empty()
                        : PlanRules.inputs(subject.runbook(), subject.wish()).problem();
        unknown.ifPresent(no -> findings.add(failed(Topic.INPUT, "", no, "")));
        if (wrong == 0 && unknown.isEmpty() && !subject.runbook().inputs().isEmpty()) {
            findings.add(good(Topic.INPUT, "", "Every input has a value."));
        }
    }

    private void questions() {
        var open = 0;
        for (var question : subject.runbook().questions()) {
            var answer = subject.wish().answers().getOrDefault(question.id(), "");
            var read = FieldValues.read(question.field(), answer);
            var about = question.id().value();
            if (read.problem().isPresent()) {
                open++;
                findings.add(failed(Topic.QUESTION, about, read.problem().get(), ""));
            } else if (read.value().isEmpty()) {
                open++;
                findings.add(open(question));
            }
        }
        if (open == 0 && !subject.runbook().questions().isEmpty()) {
            findings.add(good(Topic.QUESTION, "", "Every question is answered."));
        }
    }

    private Finding open(Question question) {
        var text = new StringBuilder("\"%s\" is not answered.".formatted(question.field().title()));
        var blocks = question.blocks();
        if (blocks != null) {
            text.append(" %s does not begin before it is.".formatted(step(blocks)));
        }
        var assume = question.assume();
        if (assume != null) {
            text.append(" The plan assumes %s.".formatted(assume));
        }
        return attention(
                Topic.QUESTION,
                question.id().value(),
                text.toString(),
                "Answer it here, or %s answers it in the run%s."
                        .formatted(question.owner(), due(question)));
    }

    private String due(Question question) {
        var due = question.due();
        if (due == null) {
            return "";
        }
        var plan = subject.plan();
        var at =
                Moment.of(
                        due,
                        plan.zero(),
                        subject.runbook().timezone(),
                        step -> at(plan, step),
                        Milestones.of(subject.wish().inputs()));
        var past = at.isPresent() && at.get().isBefore(subject.now());
        return "; it is due at " + Offsets.shown(due) + (past ? ", which has passed" : "");
    }

    private static @Nullable Instant at(Plan plan, StepId step) {
        var planned = plan.steps().get(step);
        return planned == null ? null : planned.at();
    }

    private String step(StepId id) {
        return subject.runbook()
                .allSteps()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .map(step -> "Step %s, %s,".formatted(step.basics().number(), step.title()))
                .orElse("Step " + id);
    }
}

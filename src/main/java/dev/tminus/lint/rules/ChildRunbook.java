package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.Siblings;
import dev.tminus.lint.basis.BoundByChild;
import dev.tminus.lint.basis.FindingText;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.HandedOn;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A step that runs a runbook which is not among the files, or not as that asks for it.
final class ChildRunbook implements RunbookRule {

    @Override
    public String code() {
        return "child-runbook";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var siblings = subject.siblings();
        if (siblings == null) {
            return;
        }
        var known = siblings.sound();
        var hosts = new HashMap<StepId, Runbook>();
        for (var step : runners(subject.runbook())) {
            var child = known.get(step.runbook());
            if (child == null) {
                sayUnknown(step, siblings, findings);
            } else {
                hosts.put(step.id(), child);
                lookAtCircle(step, subject, known, findings);
                new Fit(step, child, subject, findings).look();
            }
        }
        subject.runbook().allSteps().forEach(step -> lookAtNeeds(step, hosts, findings));
    }

    private static void sayUnknown(RunbookStep step, Siblings siblings, Findings findings) {
        var id = step.runbook();
        boolean broken = siblings.broken().contains(id);
        findings.at(Part.STEP, step.id(), "runbook", "id")
                .say(
                        "`%s` runs the runbook `%s`, %s."
                                .formatted(
                                        step.id(),
                                        id,
                                        broken
                                                ? "which has errors"
                                                : "and there is none among the files"),
                        broken
                                ? "Mend the errors of `%s` first.".formatted(id)
                                : Nearest.suggest(id.value(), names(siblings.sound().keySet())));
    }

    private static List<RunbookStep> runners(Runbook runbook) {
        return runbook.allSteps()
                .filter(RunbookStep.class::isInstance)
                .map(RunbookStep.class::cast)
                .toList();
    }

    private static void lookAtCircle(
            RunbookStep step,
            LintedRunbook subject,
            Map<RunbookId, Runbook> known,
            Findings findings) {
        var own = subject.runbook().id();
        var from = new HashMap<RunbookId, RunbookId>();
        var open = new ArrayDeque<>(List.of(step.runbook()));
        while (!open.isEmpty()) {
            var next = open.remove();
            if (next.equals(own)) {
                var way = new ArrayDeque<>(List.of(own.value()));
                for (var at = from.get(own); at != null; at = from.get(at)) {
                    way.push(at.value());
                }
                findings.at(Part.STEP, step.id(), "runbook", "id")
                        .say(
                                "`%s` runs itself: %s -> %s."
                                        .formatted(own, own, String.join(" -> ", way)),
                                "Take one of these steps away.");
                return;
            }
            Stream.ofNullable(known.get(next))
                    .flatMap(each -> runners(each).stream())
                    .map(RunbookStep::runbook)
                    .filter(id -> !id.equals(step.runbook()) && !from.containsKey(id))
                    .forEach(id -> {
                        from.put(id, next);
                        open.add(id);
                    });
        }
    }

    private static void lookAtNeeds(Step step, Map<StepId, Runbook> hosts, Findings findings) {
        for (var need : step.needs()) {
            var child = need.isOfChild() ? hosts.get(need.host()) : null;
            if (child == null) {
                continue;
            }
            var rest = need.value().substring(need.host().value().length() + 1);
            var name = new StepId(rest).host().value();
            var steps = child.steps().map(each -> each.id().value()).toList();
            if (!steps.contains(name)) {
                findings.at(Part.STEP, step.id(), "needs", need.value())
                        .say(
                                "`%s` needs `%s`, and the runbook `%s` has no step `%s`."
                                        .formatted(step.id(), need, child.id(), name),
                                Nearest.suggest(name, steps));
            }
        }
    }

    private static List<String> names(Collection<?> ids) {
        return ids.stream().map(Object::toString).sorted().toList();
    }

    /// What a step gives to a runbook, against what that asks for.
    private record Fit(RunbookStep step, Runbook child, LintedRunbook subject, Findings findings) {

        void look() {
            inputs();
            roles();
            boundNames();
            places();
        }

        private void inputs() {
            var known = child.inputs().stream().map(Field::name).toList();
            step.inputs().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> unknown("inputs", name, "input", known));
            for (var input : child.inputs()) {
                var value = step.inputs().get(input.name());
                if (value != null) {
                    new HandedOn(subject.runbook(), value.strip())
                            .fault(input)
                            .ifPresent(fault ->
                                    say(
                                            "The input `%s` of the runbook `%s`: %s."
                                                    .formatted(input.name(), child.id(), fault),
                                            "Give it such a value, or change the input of `%s`."
                                                    .formatted(child.id()),
                                            "inputs",
                                            input.name()));
                } else if (input.required() || input.mustBe() != null) {
                    say(
                            "The runbook `%s` asks for the input `%s`, and `%s` gives none."
                                    .formatted(child.id(), input.name(), step.id()),
                            "Write `inputs: {%s: …}`.".formatted(input.name()),
                            "inputs");
                }
            }
        }

        private void roles() {
            var known = names(child.roles().keySet());
            step.roles().keySet().stream()
                    .map(RoleName::value)
                    .filter(role -> !known.contains(role))
                    .forEach(role -> unknown("roles", role, "role", known));
            child.roles().keySet().stream()
                    .filter(role -> !step.roles().containsKey(role))
                    .filter(role -> !subject.runbook().roles().containsKey(role))
                    .forEach(role ->
                            say(
                                    "The runbook `%s` has the role `%s`, which nobody fills here."
                                            .formatted(child.id(), role),
                                    "Write `roles: {%s: …}` with a role of this runbook."
                                            .formatted(role),
                                    "roles"));
        }

        private void boundNames() {
            var known = BoundByChild.names(child, subject);
            step.names().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> unknown("names", name, "source or endpoint", known));
        }

        /// Where it runs.
        private void places() {
            var missing =
                    subject.runbook().environments().stream()
                            .filter(each -> !child.environments().contains(each))
                            .toList();
            if (!missing.isEmpty()) {
                say(
                        "The runbook `%s` does not run on %s."
                                .formatted(child.id(), FindingText.list(missing)),
                        "Add it to the `environments` of `%s`.".formatted(child.id()));
            }
        }

        private void unknown(String key, String name, String what, List<String> known) {
            say(
                    "The runbook `%s` has no %s `%s`.".formatted(child.id(), what, name),
                    Nearest.suggest(name, known),
                    key,
                    name);
        }

        private void say(String message, String advice, String... keys) {
            var place = Stream.concat(Stream.of("runbook"), Stream.of(keys)).toArray(String[]::new);
            findings.at(Part.STEP, step.id(), place).say(message, advice);
        }
    }
}

package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.names.CheckId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A check that was written and is never carried out.
final class UnusedCheck implements RunbookRule {

    @Override
    public String code() {
        return "unused-check";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var used = used(subject.runbook()).collect(Collectors.toSet());
        for (var check : subject.runbook().checks().keySet()) {
            if (!used.contains(check)) {
                findings.at(Part.CHECK, check)
                        .say(
                                "Nothing uses the check `%s`: it is never carried out."
                                        .formatted(check),
                                "Name it in the `verify`, `requires` or `checks` of a step, or"
                                        + " remove it.");
            }
        }
    }

    static Stream<CheckId> used(Runbook runbook) {
        return Stream.of(
                        runbook.allSteps().flatMap(UnusedCheck::used),
                        runbook.phases().stream()
                                .flatMap(phase -> Stream.ofNullable(phase.waves()))
                                .flatMap(waves -> waves.afterWave().stream())
                                .map(CheckUse::check),
                        runbook.contingencies().stream()
                                .flatMap(one -> Stream.ofNullable(one.when().onlyIf())),
                        runbook.definitions().watches().stream().map(Watch::check),
                        runbook.definitions().actions().values().stream()
                                .flatMap(UnusedCheck::used))
                .flatMap(each -> each);
    }

    private static Stream<CheckId> used(Step step) {
        var undo = step.safeguards().undo();
        return Stream.of(
                        step.requires().stream().map(Requirement::check),
                        step.verify().stream().map(CheckUse::check),
                        step instanceof ActionStep acts
                                ? used(acts.action())
                                : Stream.<CheckId>of(),
                        undo == null
                                ? Stream.<CheckId>of()
                                : undo.verify().stream().map(CheckUse::check),
                        undo == null
                                ? Stream.<CheckId>of()
                                : Stream.ofNullable(undo.action()).flatMap(UnusedCheck::used))
                .flatMap(each -> each);
    }

    private static Stream<CheckId> used(Action action) {
        var probe = action.probe();
        return probe == null
                ? Stream.of()
                : Stream.of(probe.happened(), probe.notHappened()).flatMap(Stream::ofNullable);
    }
}

package dev.tminus.lint;

import dev.tminus.language.Locations.Part;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Requirement;
import java.util.HashSet;
import java.util.stream.Stream;

/// A check that was written and is never carried out.
final class UnusedCheck implements RunbookRule {

    @Override
    public String code() {
        return "unused-check";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        var used = new HashSet<>();
        subject.runbook()
                .allSteps()
                .flatMap(step ->
                        Stream.concat(
                                step.requires().stream().map(Requirement::check),
                                step.verify().stream().map(CheckUse::check)))
                .forEach(used::add);
        for (var check : subject.runbook().checks().keySet()) {
            if (!used.contains(check)) {
                findings.at(Part.CHECK, check)
                        .say(
                                "No step uses the check `%s`: it is never carried out."
                                        .formatted(check),
                                "Name it in the `verify`, `requires` or `checks` of a step, or remove it.");
            }
        }
    }
}

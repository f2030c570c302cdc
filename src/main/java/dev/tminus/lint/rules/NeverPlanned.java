package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.schedule.PlanProblem;
import java.util.LinkedHashSet;

/// Times that no T-0 allows: planning refuses the runbook, whenever it is to be live.
final class NeverPlanned implements RunbookRule {

    @Override
    public String code() {
        return "never-planned";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var problems = new LinkedHashSet<>(subject.plan().problems());
        var always =
                subject.always(
                        problems,
                        (problem, planned) -> planned.plan().problems().contains(problem));
        always.forEach(problem -> {
            int advice = problem.message().lastIndexOf(". ") + 1;
            at(problem, findings)
                    .say(
                            "No run can be planned, whatever T-0 is: "
                                    + problem.message().substring(0, advice),
                            problem.message().substring(advice).strip());
        });
    }

    private static Findings.At at(PlanProblem problem, Findings findings) {
        var step = problem.step();
        if (step != null) {
            return findings.at(Part.STEP, step, "at");
        }
        var role = problem.role();
        return role == null
                ? findings.at("window", "closes")
                : findings.at(Part.ROLE, role, "cover");
    }
}

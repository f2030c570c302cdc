package dev.tminus.lint;

import dev.tminus.language.Locations;
import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.basis.Rule;
import dev.tminus.lint.rules.Rules;
import dev.tminus.runbook.Acceptance;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The warnings that a runbook accepts: on a step those within it, at its top any.
final class Acceptances {

    static final String UNUSED = "unused-acceptance";

    private final Locations locations;
    private final List<Accepted> said = new ArrayList<>();
    private final Set<Accepted> used = new HashSet<>();

    /// @param number tells two alike apart
    /// @param step null for the whole runbook
    private record Accepted(int number, Acceptance acceptance, @Nullable StepId step) {}

    Acceptances(Runbook runbook, Locations locations) {
        this.locations = locations;
        runbook.allSteps()
                .forEach(
                        step -> step.safeguards().accepted().forEach(each -> add(each, step.id())));
        runbook.definitions().accepted().forEach(each -> add(each, null));
    }

    private void add(Acceptance acceptance, @Nullable StepId step) {
        said.add(new Accepted(said.size(), acceptance, step));
    }

    /// What the file answers the linter with to a warning, and so accepts it; remembers that the
    /// acceptance was needed.
    Optional<String> reason(Problem problem) {
        if (problem.severity() == Severity.ERROR) {
            return Optional.empty();
        }
        var answers = said.stream().filter(each -> answers(each, problem)).findFirst();
        answers.ifPresent(used::add);
        return answers.map(each -> each.acceptance().because());
    }

    private boolean answers(Accepted each, Problem problem) {
        var step = each.step();
        return each.acceptance().lint().equals(problem.code())
                && (step == null || locations.isWithin(Part.STEP, step.value(), problem.place()));
    }

    /// A warning for each acceptance that answers nothing.
    List<Problem> unused() {
        return said.stream().filter(each -> !used.contains(each)).map(this::unused).toList();
    }

    private Problem unused(Accepted each) {
        var code = each.acceptance().lint();
        var step = each.step();
        var place =
                step == null
                        ? locations.of("accept", code)
                        : locations.of(Part.STEP, step.value(), "accept", code);
        var rule = Rules.all().filter(one -> one.code().equals(code)).findFirst();
        if (rule.isEmpty()) {
            return problem(
                    place,
                    "There is no warning `%s`.".formatted(code),
                    Nearest.suggest(code, Rules.all().map(Rule::code).toList()));
        }
        return rule.get().severity() == Severity.ERROR
                ? problem(
                        place,
                        "`%s` is an error, which cannot be accepted.".formatted(code),
                        "Mend what it finds, and remove this.")
                : problem(
                        place,
                        "Nothing %s has to be accepted as `%s`."
                                .formatted(
                                        step == null ? "in this runbook" : "in `" + step + "`",
                                        code),
                        "Remove it, so that it does not hide the next one; or mend the code.");
    }

    private static Problem problem(Place place, String message, String suggestion) {
        return new Problem(Severity.WARNING, UNUSED, place, message, suggestion);
    }
}

package dev.tminus.runbook;

import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the language can ask of a check and this version cannot carry out; a run that would need it
/// is refused when it is planned.
public final class UnsupportedChecks {

    private static final String BY_HAND = " Do it by hand as a `manual` step with evidence.";

    private UnsupportedChecks() {}

    /// A sentence for each reason why a check that a step uses cannot be carried out, in the order
    /// of the runbook's checks; empty where all can.
    public static List<String> of(Runbook runbook) {
        var used =
                runbook.allSteps()
                        .flatMap(step ->
                                Stream.concat(
                                        step.verify().stream().map(CheckUse::check),
                                        step.requires().stream().map(Requirement::check)))
                        .collect(Collectors.toSet());
        return runbook.checks().values().stream()
                .filter(check -> used.contains(check.id()))
                .flatMap(check -> reasons(check).stream())
                .toList();
    }

    /// Why a check cannot be carried out, or nothing.
    public static Optional<String> of(CheckSpec check) {
        return reasons(check).stream().findFirst();
    }

    private static Set<String> reasons(CheckSpec check) {
        var reasons = new ArrayList<String>();
        if (check instanceof CheckSpec.OutOfReach) {
            reasons.add("is of the kind `" + check.kind() + "`");
        } else {
            check.sides().forEach(side -> side(side).ifPresent(reasons::add));
            if (check instanceof CheckSpec.Expecting expecting
                    && expecting.expect() instanceof Expectation.Json) {
                reasons.add("expects a value within JSON, `json`");
            }
            texts(check).stream()
                    .map(text -> "takes `" + text + "`, and only `{{variables.x}}` is put in")
                    .forEach(reasons::add);
        }
        return reasons.stream()
                .map(reason ->
                        "Check `%s` %s: this version cannot run it yet.%s"
                                .formatted(check.id(), reason, BY_HAND))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> side(Side side) {
        return switch (side) {
            case Side.Query _, Side.Table _, Side.Csv _ -> Optional.empty();
            case Side.Files _ -> Optional.of("reads `files`, " + side.name());
            case Side.Answer _ -> Optional.of("reads an `endpoint`, " + side.name());
            case Side.Recorded _ -> Optional.of("reads what is `recorded`, " + side.name());
        };
    }

    /// Placeholders of other names than variables.
    private static Set<String> texts(CheckSpec check) {
        var found = new LinkedHashSet<String>();
        check.bound(text -> {
            Template.of(text).places().stream()
                    .filter(place -> !place.name().startsWith("variables."))
                    .forEach(place -> found.add(place.written()));
            return text;
        });
        return found;
    }
}

package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CheckSpec.Comparing;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.CheckId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a check takes from the run, an input, an answer or what an earlier step has recorded, is
/// there in every step that uses the check.
final class CheckValues {

    private static final String CALLED = "every step that uses this check";

    private final RunbookDraft draft;
    private final Index index;
    private final KnownChecks checks;
    private final RunNames names;
    private final Problems problems;
    private final Map<CheckId, List<StepDraft>> users = new LinkedHashMap<>();
    private final Map<CheckId, Node> firstUses = new LinkedHashMap<>();

    CheckValues(
            RunbookDraft draft,
            Index index,
            KnownChecks checks,
            RunNames names,
            Problems problems) {
        this.draft = draft;
        this.index = index;
        this.checks = checks;
        this.names = names;
        this.problems = problems;
        draft.allSteps().forEach(step -> step.uses().forEach(use -> add(step, use)));
    }

    private void add(StepDraft step, StepDraft.UseDraft use) {
        var check = use.check();
        if (check != null) {
            var steps = users.computeIfAbsent(check.value(), _ -> new ArrayList<>());
            if (steps.isEmpty() || !steps.getLast().equals(step)) {
                steps.add(step);
            }
            firstUses.putIfAbsent(check.value(), check.at());
        }
    }

    void check(Placeholders placeholders) {
        draft.checks()
                .forEach((id, named) -> {
                    var check = named.value();
                    if (check != null) {
                        var where = where(id);
                        boolean files = takesFiles(checks.spec(id));
                        check(
                                check.texts(),
                                new Placeholders.Value(where, files, false),
                                placeholders);
                        check(
                                check.params(),
                                new Placeholders.Value(where, files, true),
                                placeholders);
                        check.recorded()
                                .forEach(side -> checkRecorded(side.value(), side.at(), where));
                    }
                });
        firstUses.forEach((id, at) -> {
            var shared = checks.shared(id);
            if (shared != null) {
                checkShared(shared, at, placeholders);
            }
        });
    }

    private void check(
            List<Placed<String>> texts, Placeholders.Value value, Placeholders placeholders) {
        texts.forEach(text -> placeholders.checkUsed(text.value(), text.at(), names, value));
    }

    private Where where(CheckId check) {
        return new Where.InSteps(users.getOrDefault(check, List.of()), CALLED);
    }

    /// A program takes files as arguments, nothing else does; what could not be read may be one.
    private static boolean takesFiles(@Nullable CheckSpec check) {
        return check == null || check.takesFiles();
    }

    private void checkShared(CheckSpec check, Node at, Placeholders placeholders) {
        var where = where(check.id());
        var value = new Placeholders.Value(where, check.takesFiles(), check.queries());
        check.bound(text -> {
            placeholders.checkUsed(text, at, names, value);
            return text;
        });
        for (var side : check.sides()) {
            if (side instanceof Side.Recorded recorded) {
                checkRecorded(recorded, at, where);
            }
        }
    }

    private void checkRecorded(Side.Recorded side, Node at, Where where) {
        names.check(
                new Expression.Verdict(Optional.of(side.step()), side.check()),
                where,
                (code, message, suggestion) -> problems.error(code, at, message, suggestion));
        var check = checks.usedAs(index.anyStep(side.step().value()), side.check());
        if (check != null) {
            checkWhich(
                    side, check instanceof Comparing comparing ? comparing.which() : List.of(), at);
        }
    }

    private void checkWhich(Side.Recorded side, List<Side.Which> sides, Node at) {
        var which = side.which();
        if (which == null ? sides.isEmpty() : sides.contains(which)) {
            return;
        }
        problems.error(
                which == null ? Code.MISSING_KEY : Code.BAD_VALUE,
                at,
                which == null
                        ? "The check `%s` of the step `%s` has several sides, and nothing says which."
                                .formatted(side.check(), side.step())
                        : "The check `%s` of the step `%s` has no side `%s`."
                                .formatted(side.check(), side.step(), word(which)),
                () ->
                        sides.isEmpty()
                                ? "Remove `side`."
                                : "Sides: "
                                        + Nearest.quoted(
                                                sides.stream().map(CheckValues::word).toList())
                                        + ".");
    }

    private static String word(Side.Which which) {
        return which.name().toLowerCase(Locale.ROOT);
    }
}

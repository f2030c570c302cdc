package dev.tminus.language.rules;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepDraft.UseDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.CheckId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every check that a step uses is defined, once, and finds what it names in every environment of
/// the runbook.
public final class CheckRules {

    private final RunbookDraft draft;
    private final @Nullable Names names;
    private final Variables variables;
    private final Placeholders placeholders;
    private final KnownChecks checks;
    private final Problems problems;
    private final Set<CheckId> sharedSeen = new HashSet<>();

    private CheckRules(RunbookDraft draft, KnownChecks checks, Problems problems) {
        this.draft = draft;
        this.checks = checks;
        this.names = checks.names();
        this.variables = new Variables(draft.variables().keySet(), names, problems);
        this.placeholders =
                new Placeholders(variables, problems, new FleetNames(draft).variables());
        this.problems = problems;
    }

    public static void check(RunbookDraft draft, KnownChecks checks, Problems problems) {
        var rules = new CheckRules(draft, checks, problems);
        draft.checks().forEach(rules::checkDefinition);
        draft.allSteps().forEach(rules::checkStep);
        KnownChecks.askedOtherwise(draft)
                .forEach(check -> rules.checkUse(new UseDraft(check, null)));
        new MemberRules(draft, checks, problems).check();
    }

    private void checkDefinition(CheckId id, MapOf.Named<CheckDraft> check) {
        if (names != null && names.hasCheck(id)) {
            problems.error(
                    Code.DUPLICATE_ID,
                    check.name(),
                    "The workspace defines a check `" + id + "` already.",
                    () -> "Use that one, or give this one another id.");
        }
        var definition = check.value();
        if (definition != null) {
            definition.all().forEach(placeholders::check);
            definition.hosts().forEach(host -> checkHost(host.value(), host.at()));
            definition.names().forEach(name -> checkName(name.value(), name.at(), ""));
        }
    }

    private void checkStep(StepDraft step) {
        var uses = new HashMap<String, Node>();
        step.uses()
                .sorted(Comparator.comparingInt(UseDraft::line).thenComparingInt(UseDraft::column))
                .forEach(use -> {
                    checkUse(use);
                    checkNameOfUse(use, uses);
                });
        var undo = step.get(SafeguardsShape.UNDO);
        if (undo != null) {
            var ofUndo = new HashMap<String, Node>();
            undo.each(SafeguardsShape.UNDO_VERIFY)
                    .forEach(verify -> checkNameOfUse(verify.use(), ofUndo));
        }
    }

    private void checkUse(UseDraft use) {
        var check = use.check();
        if (check == null || draft.checks().containsKey(check.value())) {
            return;
        }
        var made = checks.made(check.value().value());
        if (!made.isEmpty()) {
            problems.error(
                    Code.UNKNOWN_CHECK,
                    check.at(),
                    KnownChecks.severalOf(check.value().value()),
                    () -> KnownChecks.nameOneOf(made));
            return;
        }
        if (names == null) {
            return;
        }
        var shared = names.workspace().checks().get(check.value());
        if (shared == null && problems.isFull()) {
            problems.countOneMore();
        } else if (shared == null) {
            problems.error(
                    Code.UNKNOWN_CHECK,
                    check.at(),
                    "Neither the runbook nor the workspace defines a check `%s`."
                            .formatted(check.value()),
                    () -> Nearest.suggest(check.value().value(), known(names)));
        } else if (sharedSeen.add(check.value())) {
            checkShared(shared, check.at());
        }
    }

    private Collection<String> known(Names known) {
        return Stream.of(draft.checks(), known.workspace().checks())
                .flatMap(checks -> checks.keySet().stream())
                .map(CheckId::value)
                .toList();
    }

    /// A check of the workspace is resolved where a runbook uses it.
    private void checkShared(CheckSpec check, Node at) {
        var of = " for the check `" + check.id() + "` of the workspace";
        check.bindings().forEach(name -> checkName(name, at, of));
        check.bound(text -> {
            placeholders.check(text, at);
            return text;
        });
        check.host().ifPresent(host -> checkHost(host, at));
    }

    private void checkName(BoundName name, Node at, String of) {
        if (names == null || problems.isFull()) {
            return;
        }
        var without = names.without(name);
        if (!without.isEmpty()) {
            problems.error(
                    BoundNames.code(name),
                    at,
                    "%s no %s%s.".formatted(BoundNames.have(without), BoundNames.words(name), of),
                    () -> Nearest.suggest(name.value(), names.namesLike(name)));
        }
    }

    /// A name of the network comes from the environments, so that a rehearsal asks for its own.
    private void checkHost(String host, Node at) {
        placeholders.each(
                host,
                at,
                (written, name) -> {
                    if (Expression.named(name) instanceof Expression.Variable(var variable)) {
                        checkVariable(written, variable, at);
                    } else {
                        problems.errorWithin(
                                Code.BAD_PLACEHOLDER,
                                at,
                                written,
                                "A name that is asked for is made of variables, found `%s`."
                                        .formatted(written),
                                () -> "Write `{{variables.x}}`.");
                    }
                });
    }

    private void checkVariable(String written, String variable, Node at) {
        if (draft.variables().containsKey(variable)) {
            problems.errorWithin(
                    Code.LITERAL_HOST,
                    at,
                    written,
                    "The runbook sets `%s`, so a rehearsal would ask for the same name as the release."
                            .formatted(variable),
                    () -> "Set it in every environment of the workspace instead.");
        } else {
            variables.check(
                    variable,
                    (code, message, suggestion) ->
                            problems.errorWithin(code, at, written, message, suggestion));
        }
    }

    private void checkNameOfUse(UseDraft use, Map<String, Node> uses) {
        var check = use.check();
        if (check == null) {
            return;
        }
        var as = use.as();
        var name = as == null ? check.value().value() : as.value();
        var at = as == null ? check.at() : as.at();
        var first = uses.putIfAbsent(name, at);
        if (first != null && problems.isFull()) {
            problems.countOneMore();
        } else if (first != null) {
            problems.error(
                    Code.DUPLICATE_ID,
                    at,
                    "The step has a use named `%s` already, on line %d."
                            .formatted(name, first.span().line() + 1),
                    () -> "Tell them apart: `{check: " + check.value() + ", as: …}`.");
        }
    }
}

package dev.tminus.language;

import dev.tminus.language.StepDraft.UseDraft;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.DumpCheck;
import dev.tminus.runbook.FilesName;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.SqlCheck;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every check that a step uses is defined, once, and finds its sources and variables in every
/// environment of the runbook.
final class CheckRules {

    private final RunbookDraft draft;
    private final @Nullable Names names;
    private final FleetNames fleets;
    private final Placeholders placeholders;
    private final Problems problems;
    private final Set<CheckId> sharedSeen = new HashSet<>();

    private CheckRules(RunbookDraft draft, @Nullable Names names, Problems problems) {
        this.draft = draft;
        this.names = names;
        this.fleets = new FleetNames(draft);
        this.placeholders =
                new Placeholders(
                        new Variables(draft.variables().keySet(), names, problems),
                        problems,
                        fleets.variables());
        this.problems = problems;
    }

    /// @param names null where the workspace is not known
    static void check(RunbookDraft draft, @Nullable Names names, Problems problems) {
        var rules = new CheckRules(draft, names, problems);
        draft.checks().forEach(rules::checkDefinition);
        draft.allSteps().forEach(rules::checkStep);
        draft.otherChecks().forEach(check -> rules.checkUse(new UseDraft(check, null)));
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
            definition.texts().forEach(placeholders::check);
            definition.sources().forEach(source -> checkSource(source.value(), source.at(), ""));
            definition.roots().forEach(root -> checkRoot(root.value(), root.at(), ""));
        }
    }

    private void checkStep(StepDraft step) {
        var uses = new HashMap<String, Node>();
        step.uses()
                .sorted(Comparator.comparingInt(UseDraft::line).thenComparingInt(UseDraft::column))
                .forEach(use -> {
                    checkUse(use);
                    checkMembers(use, step);
                    checkNameOfUse(use, uses);
                });
        var undo = step.terms().undo();
        if (undo != null) {
            var ofUndo = new HashMap<String, Node>();
            undo.verify().forEach(verify -> checkNameOfUse(verify.use(), ofUndo));
        }
    }

    /// A check whose values name a member is used only where there is one.
    private void checkMembers(UseDraft use, StepDraft step) {
        var check = use.check();
        var named = check == null ? null : draft.checks().get(check.value());
        var definition = named == null ? null : named.value();
        if (check == null || definition == null || fleets.variables().isEmpty()) {
            return;
        }
        definition
                .texts()
                .flatMap(text -> Placeholders.names(text.value()))
                .filter(fleets.variables()::contains)
                .distinct()
                .forEach(name ->
                        fleets.check(
                                name,
                                List.of(step),
                                (code, message, suggestion) ->
                                        problems.error(
                                                code,
                                                check.at(),
                                                "In the check `%s`, %s"
                                                        .formatted(check.value(), message),
                                                suggestion)));
    }

    private void checkUse(UseDraft use) {
        var check = use.check();
        if (check == null || draft.checks().containsKey(check.value()) || names == null) {
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
        sides(check)
                .forEach(side -> {
                    switch (side) {
                        case Side.Table table -> checkSource(table.source(), at, of);
                        case Side.Query query -> {
                            checkSource(query.source(), at, of);
                            query.params().values().forEach(p -> placeholders.check(p, at));
                        }
                        case Side.Csv csv -> checkRoot(csv.root(), at, of);
                    }
                });
    }

    private static Stream<Side> sides(CheckSpec check) {
        return switch (check) {
            case SqlCheck sql -> Stream.of(sql.side());
            case CountsCheck counts -> Stream.of(counts.left(), counts.right());
            case DumpCheck dump -> Stream.of(dump.left(), dump.right());
        };
    }

    private void checkSource(SourceName source, Node at, String of) {
        if (names == null || problems.isFull()) {
            return;
        }
        var without = names.without(source);
        if (!without.isEmpty()) {
            problems.error(
                    Code.UNKNOWN_SOURCE,
                    at,
                    "%s no source `%s`%s.".formatted(have(without), source, of),
                    () -> Nearest.suggest(source.value(), names.sourceNames()));
        }
    }

    private void checkRoot(FilesName root, Node at, String of) {
        if (names == null || problems.isFull()) {
            return;
        }
        var without = names.without(root);
        if (!without.isEmpty()) {
            problems.error(
                    Code.UNKNOWN_FILES,
                    at,
                    "%s no root `%s` in `files`%s.".formatted(have(without), root, of),
                    () -> Nearest.suggest(root.value(), names.rootNames()));
        }
    }

    /// `Environment x has`, or `Environments x, y have`.
    private static String have(List<String> environments) {
        return environments.size() == 1
                ? "Environment " + Nearest.quoted(environments) + " has"
                : "Environments " + Nearest.quoted(environments) + " have";
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

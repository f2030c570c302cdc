package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.ContingencyShape;
import dev.tminus.language.shapes.FleetShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The checks that a runbook can use, its own and the workspace's, and which of them a `for-each`
/// has made.
public final class KnownChecks {

    private static final int SHOWN = 8;

    private final RunbookDraft draft;
    private final @Nullable Names names;
    private final Map<CheckId, List<CheckId>> families = new HashMap<>();
    private final Map<CheckId, String> suffixes = new HashMap<>();
    private final Map<StepDraft, Map<String, List<String>>> uses = new HashMap<>();

    /// Collects those of a runbook and of its workspace.
    ///
    /// @param names null where the workspace is not known
    /// @param made by the id of each check of the runbook with `for-each` those that it made
    public KnownChecks(
            RunbookDraft draft, @Nullable Names names, Map<CheckId, List<CheckId>> made) {
        this.draft = draft;
        this.names = names;
        if (names != null) {
            families.putAll(names.workspace().checksForEach());
        }
        families.putAll(made);
        families.forEach((family, checks) ->
                checks.forEach(check ->
                        suffixes.put(check, check.value().substring(family.value().length()))));
    }

    /// What the workspace says, null where it is not known.
    public @Nullable Names names() {
        return names;
    }

    /// The check of that id, null where it is not known or could not be read.
    @Nullable CheckSpec spec(CheckId id) {
        var named = draft.checks().get(id);
        if (named != null) {
            var check = named.value();
            var make = check == null ? null : check.make();
            return make == null ? null : make.withId(id.value());
        }
        return shared(id);
    }

    /// The check of that id where it is the workspace's.
    public @Nullable CheckSpec shared(CheckId id) {
        return names == null || draft.checks().containsKey(id)
                ? null
                : names.workspace().checks().get(id);
    }

    /// The check that a step uses under a name, null where it is not known.
    @Nullable CheckSpec usedAs(@Nullable StepDraft step, String name) {
        return step == null
                ? null
                : step.uses()
                        .filter(use -> name.equals(use.name()))
                        .findFirst()
                        .map(StepDraft.UseDraft::check)
                        .map(id -> spec(id.value()))
                        .orElse(null);
    }

    /// The checks that a `for-each` of that id has made; none where it is no such id.
    public List<CheckId> made(String id) {
        return families.getOrDefault(new CheckId(id), List.of());
    }

    /// The uses of a step that stand where the file has one of that name.
    List<String> usesMade(StepDraft step, String name) {
        return uses.computeIfAbsent(step, this::usesMade).getOrDefault(name, List.of());
    }

    private Map<String, List<String>> usesMade(StepDraft step) {
        var made = new HashMap<String, List<String>>();
        step.uses()
                .forEach(use -> {
                    var name = use.name();
                    var suffix = use.check() == null ? null : suffixes.get(use.check().value());
                    if (name != null && suffix != null && name.endsWith(suffix)) {
                        made.computeIfAbsent(
                                        name.substring(0, name.length() - suffix.length()),
                                        _ -> new ArrayList<>())
                                .add(name);
                    }
                });
        return made;
    }

    /// What is wrong with such an id where one check is meant.
    static String severalOf(String id) {
        return "`%s` stands for a check of each value of its `for-each`, and here one is meant."
                .formatted(id);
    }

    static String nameOne(List<String> names) {
        return "Name one: "
                + Nearest.quoted(names.stream().limit(SHOWN).toList())
                + (names.size() > SHOWN ? " …" : ".");
    }

    static String nameOneOf(List<CheckId> checks) {
        return nameOne(checks.stream().map(CheckId::value).toList());
    }

    /// Checks that are asked otherwise than by a step's uses.
    public static Stream<Placed<CheckId>> askedOtherwise(RunbookDraft draft) {
        return Stream.of(
                        draft.allSteps().flatMap(StepShape::otherChecks),
                        draft.actions().values().stream()
                                .flatMap(action -> Stream.ofNullable(action.value()))
                                .flatMap(WorkDraft::checks),
                        askedOfNoStep(draft))
                .flatMap(checks -> checks);
    }

    /// Checks that are asked for no member: after a wave, in a watch, before a contingency.
    static Stream<Placed<CheckId>> askedOfNoStep(RunbookDraft draft) {
        return Stream.of(
                        draft.phases().stream().flatMap(FleetShape::checks),
                        draft.each(RunbookShape.WATCH).stream()
                                .flatMap(watch -> Stream.ofNullable(watch.get(WatchShape.CHECK))),
                        draft.contingencies().stream()
                                .flatMap(contingency ->
                                        Stream.ofNullable(contingency.get(ContingencyShape.WHEN)))
                                .flatMap(when ->
                                        Stream.ofNullable(when.get(ContingencyShape.ONLY_IF))))
                .flatMap(checks -> checks);
    }
}

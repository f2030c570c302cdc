package dev.tminus.ui.runbooks;

import dev.tminus.change.Change;
import dev.tminus.runbook.Runbook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The changes of one step, or of another part that has an id.
///
/// @param subject its id, empty for the runbook as a whole
/// @param number in the newer version, else in the older; empty for what has none
/// @param title empty for what has none
record ChangeGroup(String subject, String number, String title, List<Change> changes) {

    private record Name(String number, String title) {}

    /// In the order of the changes, each subject once.
    static List<ChangeGroup> of(List<Change> changes, Runbook old, Runbook now) {
        var names = names(old);
        names.putAll(names(now));
        var bySubject = new LinkedHashMap<String, List<Change>>();
        changes.forEach(change ->
                bySubject.computeIfAbsent(change.subject(), _ -> new ArrayList<>()).add(change));
        return bySubject.entrySet().stream()
                .map(entry -> {
                    var name = names.getOrDefault(entry.getKey(), new Name("", ""));
                    return new ChangeGroup(
                            entry.getKey(), name.number(), name.title(), entry.getValue());
                })
                .toList();
    }

    private static Map<String, Name> names(Runbook runbook) {
        var names = new LinkedHashMap<String, Name>();
        runbook.checks().forEach((id, check) -> names.put(id.value(), new Name("", check.title())));
        runbook.questions()
                .forEach(
                        question -> names.put(question.id().value(), new Name("", question.ask())));
        var number = 0;
        for (var phase : runbook.phases()) {
            number++;
            names.put(phase.id().value(), new Name(String.valueOf(number), phase.title()));
        }
        runbook.contingencies()
                .forEach(one -> names.put(one.id().value(), new Name(one.number(), one.title())));
        runbook.allSteps()
                .forEach(step ->
                        names.put(
                                step.id().value(), new Name(step.basics().number(), step.title())));
        return names;
    }

    /// How many of them ask for less than before.
    long weaker() {
        return changes.stream().filter(change -> change.kind() == Change.Kind.WEAKENED).count();
    }
}

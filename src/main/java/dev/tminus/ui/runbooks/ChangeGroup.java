package dev.tminus.ui.runbooks;

import dev.tminus.change.Change;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Runbook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The changes of one step, or of another part that has an id.
///
/// @param subject its id, empty for the runbook as a whole
/// @param number in the newer version, else in the older; empty for what has none
/// @param title empty for what has none
record ChangeGroup(Part part, String subject, String number, String title, List<Change> changes) {

    private record Key(Part part, String subject) {}

    private record Name(String number, String title) {}

    /// In the order of the changes, each part once.
    static List<ChangeGroup> of(List<Change> changes, Runbook old, Runbook now) {
        var names = names(old);
        names.putAll(names(now));
        var byPart = new LinkedHashMap<Key, List<Change>>();
        changes.forEach(change ->
                byPart.computeIfAbsent(
                                new Key(change.part(), change.subject()), _ -> new ArrayList<>())
                        .add(change));
        return byPart.entrySet().stream()
                .map(entry -> {
                    var key = entry.getKey();
                    var name = names.getOrDefault(key, new Name("", ""));
                    return new ChangeGroup(
                            key.part(),
                            key.subject(),
                            name.number(),
                            name.title(),
                            entry.getValue().stream()
                                    .sorted(Comparator.comparing(change -> !isWeaker(change)))
                                    .toList());
                })
                .toList();
    }

    private static Map<Key, Name> names(Runbook runbook) {
        var names = new LinkedHashMap<Key, Name>();
        runbook.checks()
                .forEach((id, check) ->
                        names.put(new Key(Part.CHECK, id.value()), new Name("", check.title())));
        runbook.questions()
                .forEach(question ->
                        names.put(
                                new Key(Part.QUESTION, question.id().value()),
                                new Name("", question.ask())));
        var number = 0;
        for (var phase : runbook.phases()) {
            number++;
            names.put(
                    new Key(Part.PHASE, phase.id().value()),
                    new Name(String.valueOf(number), phase.title()));
        }
        runbook.contingencies()
                .forEach(one ->
                        names.put(
                                new Key(Part.CONTINGENCY, one.id().value()),
                                new Name(one.number(), one.title())));
        runbook.definitions()
                .rehearsals()
                .forEach(one ->
                        names.put(
                                new Key(Part.REHEARSAL, one.id().value()),
                                new Name("", one.title())));
        runbook.allSteps()
                .forEach(step ->
                        names.put(
                                new Key(Part.STEP, step.id().value()),
                                new Name(step.basics().number(), step.title())));
        return names;
    }

    /// How many of them ask for less than before.
    long weaker() {
        return changes.stream().filter(ChangeGroup::isWeaker).count();
    }

    private static boolean isWeaker(Change change) {
        return change.kind() == Change.Kind.WEAKENED;
    }
}

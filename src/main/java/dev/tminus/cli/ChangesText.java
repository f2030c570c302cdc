package dev.tminus.cli;

import dev.tminus.change.Change;
import dev.tminus.language.problems.Place;
import dev.tminus.runbook.Runbook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Changes for people, below what they are about in lines of 80 letters, and for other tools.
///
/// @param changes the weaker ones first
/// @param titles by the part and the id of what they belong to
record ChangesText(List<Change> changes, Map<Part, String> titles, ChangePlaces places) {

    private static final int WIDTH = 80;
    private static final String MARGIN = " ".repeat(11);

    /// What changes are about.
    record Part(Change.Part part, String subject) {

        static Part of(Change change) {
            return new Part(change.part(), change.subject());
        }
    }

    static ChangesText of(List<Change> changes, ChangePlaces places) {
        return new ChangesText(weakerFirst(changes), Map.of(), places);
    }

    /// What a change is about comes first where something of it is weaker.
    private static List<Change> weakerFirst(List<Change> changes) {
        var weaker =
                changes.stream()
                        .filter(ChangesText::isWeaker)
                        .map(Part::of)
                        .collect(Collectors.toSet());
        return changes.stream()
                .sorted(
                        Comparator.comparing((Change change) -> !weaker.contains(Part.of(change)))
                                .thenComparing(change -> !isWeaker(change)))
                .toList();
    }

    private static boolean isWeaker(Change change) {
        return change.kind() == Change.Kind.WEAKENED;
    }

    /// The titles are those of the newer version where it has one.
    static ChangesText of(List<Change> changes, Runbook old, Runbook now, ChangePlaces places) {
        var titles = new HashMap<Part, String>();
        for (var runbook : List.of(old, now)) {
            runbook.phases()
                    .forEach(one ->
                            titles.put(new Part(Change.Part.PHASE, one.id().value()), one.title()));
            runbook.contingencies()
                    .forEach(one ->
                            titles.put(
                                    new Part(Change.Part.CONTINGENCY, one.id().value()),
                                    one.title()));
            runbook.allSteps()
                    .forEach(one ->
                            titles.put(new Part(Change.Part.STEP, one.id().value()), one.title()));
            runbook.checks()
                    .values()
                    .forEach(one ->
                            titles.put(new Part(Change.Part.CHECK, one.id().value()), one.title()));
        }
        return new ChangesText(weakerFirst(changes), titles, places);
    }

    String print() {
        var groups = new LinkedHashMap<Part, List<Change>>();
        changes.forEach(change ->
                groups.computeIfAbsent(Part.of(change), _ -> new ArrayList<>()).add(change));
        var texts = new ArrayList<String>();
        groups.forEach((part, group) -> texts.add(head(part) + lines(group)));
        return String.join("\n", texts);
    }

    private String head(Part part) {
        var title = titles.get(part);
        return named(part)
                + (title == null || title.equals(part.subject()) ? "" : " \"" + title + "\"")
                + places.of(part.part(), part.subject()).map(this::line).orElse("")
                + "\n";
    }

    private static String named(Part part) {
        return part.part().word() + (part.subject().isEmpty() ? "" : " " + part.subject());
    }

    private String line(Place place) {
        var elsewhere =
                place.file().equals(places.now().start().file()) ? "" : " of " + place.file();
        return " (line %d%s)".formatted(place.line(), elsewhere);
    }

    /// One array of objects, for other tools.
    String json() {
        return JsonArray.of(changes.stream().map(this::object).toList());
    }

    private Map<String, Object> object(Change change) {
        var place = places.orStart(change);
        var object = new LinkedHashMap<String, Object>();
        object.put("file", place.file());
        object.put("line", place.line());
        object.put("column", place.column());
        object.put("kind", change.kind().word());
        object.put("part", change.part().word());
        object.put("id", change.subject());
        object.put("message", change.text());
        return object;
    }

    /// Workflow commands, which show up beside the lines of a pull request.
    String annotations() {
        return changes.stream()
                .map(change -> Annotation.of(change, places.orStart(change)))
                .collect(Collectors.joining());
    }

    /// A change with what it is about: `step copy: What it takes was …`.
    static String said(Change change) {
        return named(Part.of(change)) + ": " + change.text();
    }

    private static String lines(List<Change> group) {
        var text = new StringBuilder();
        group.forEach(change ->
                text.append("  %-9s".formatted(change.kind().word()))
                        .append(wrap(change.text()))
                        .append('\n'));
        return text.toString();
    }

    /// Longer words than a line stand alone in one.
    private static String wrap(String text) {
        var lines = new StringBuilder();
        int at = MARGIN.length();
        for (var word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (at > MARGIN.length() && at + 1 + length > WIDTH) {
                lines.append('\n').append(MARGIN);
                at = MARGIN.length();
            } else if (at > MARGIN.length()) {
                lines.append(' ');
                at++;
            }
            lines.append(word);
            at += length;
        }
        return lines.toString();
    }

    /// @param sort of file: `runbook`
    /// @param identical whether the two files are the same to the last byte
    String summary(String sort, boolean identical) {
        long weaker = changes.stream().filter(ChangesText::isWeaker).count();
        return switch (changes.size()) {
            case 0 ->
                    "Nothing changed in the %s%s."
                            .formatted(sort, identical ? "" : " but how it is written");
            case 1 -> "1 change" + (weaker == 0 ? "." : ", and it is weaker.");
            default ->
                    changes.size()
                            + " changes"
                            + (weaker == 0 ? "." : ", " + weaker + " of them weaker.");
        };
    }
}

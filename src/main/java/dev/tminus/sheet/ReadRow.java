package dev.tminus.sheet;

import dev.tminus.runbook.Timing;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes a step of a row; what no key of a runbook can hold becomes a comment.
final class ReadRow {

    private static final Set<String> NOTHING =
            Set.of(
                    "", "-", "--", "–", "—", "n/a", "na", "none", "nothing", "no", "nein", "keine",
                    "false", "0", "无", "否");
    private static final Set<String> YES =
            Set.of("x", "y", "yes", "ja", "true", "1", "✓", "✔", "☑", "是", "required", "needed");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?=\\{(?!\\s*mode\\s*}}))");
    private static final Pattern SECRET = Pattern.compile("\\$(?=\\{(?:TMINUS_SECRET|file:))");
    private static final Pattern REFERENCE = Pattern.compile("\\$(?=\\{)");
    private static final Pattern OPENING = Pattern.compile("\\{(?=\\{)");
    private static final Pattern GIVEN_ID = Pattern.compile("[a-z0-9-]{1,100}");

    private final Columns columns;
    private final People people;
    private final ReadTime times;
    private final Fates fates;

    ReadRow(Columns columns, People people, ReadTime times, Fates fates) {
        this.columns = columns;
        this.people = people;
        this.times = times;
        this.fates = fates;
    }

    StepDraft read(Table.Line line) {
        var said = Texts.clean(columns.text(line, Meaning.TITLE));
        var first = Texts.line(said.lines().findFirst().orElse(""));
        var step = new StepDraft(line.number(), title(line.number(), first));
        var rest = said.substring(Math.min(said.length(), said.indexOf('\n') + 1)).strip();
        if (first.length() > Texts.LONGEST_LINE) {
            step.instructions.add(said);
        } else if (said.indexOf('\n') >= 0 && !rest.isEmpty()) {
            step.instructions.add(rest);
        }
        step.number = reference(columns.text(line, Meaning.NUMBER));
        id(line, step);
        owner(line, step);
        at(line, step);
        takes(line, step);
        signOffs(line, step);
        kind(line, step);
        step.needsColumn = columns.name(columns.column(Meaning.NEEDS));
        step.atColumn = columns.name(columns.column(Meaning.AT));
        step.needsSaid = Texts.line(Texts.clean(columns.text(line, Meaning.NEEDS)));
        instructions(line, step);
        others(line, step);
        step.instructions.replaceAll(text -> text(step.row, text));
        return step;
    }

    /// A title that a runbook takes: one line of at most 200 characters without `${` and `{{`.
    String title(int row, String said) {
        var plain = OPENING.matcher(REFERENCE.matcher(said).replaceAll("\\$ ")).replaceAll("{ ");
        if (!plain.equals(said)) {
            fates.attention(
                    row, "`${` and `{{` have a meaning in runbooks; a space keeps them apart here");
        }
        return Texts.cut(plain, Texts.LONGEST_LINE);
    }

    /// A number as people refer to it: `3.` and `3.0` are 3.
    static String reference(String said) {
        var plain =
                Texts.line(Texts.clean(said))
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^(\\d+)\\.0$", "$1")
                        .replaceFirst("^#\\s*", "");
        int end = plain.length();
        while (end > 0 && ".):".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        return plain.substring(0, end);
    }

    private void id(Table.Line line, StepDraft step) {
        var given = Texts.line(Texts.clean(columns.text(line, Meaning.ID)));
        if (given.isEmpty()) {
            return;
        }
        var lower = given.toLowerCase(Locale.ROOT);
        if (GIVEN_ID.matcher(lower).matches()
                && lower.chars().anyMatch(c -> c >= 'a' && c <= 'z')) {
            step.id = lower;
        } else if (step.number.isEmpty()) {
            step.number = reference(given);
        } else {
            comment(step, columns.column(Meaning.ID), given);
        }
    }

    /// Where nobody is named, the phase or the manager stands in.
    private void owner(Table.Line line, StepDraft step) {
        var column = columns.column(Meaning.OWNER);
        var names = named(line, step, column);
        if (names.isEmpty()) {
            return;
        }
        tellNames(line, column, names);
        step.owner = new StepDraft.Role(people.role(names.getFirst()).name(), 1);
        if (names.size() > 1) {
            var others = String.join("; ", names.subList(1, names.size()));
            fates.unplaced(
                    line.number(),
                    "a step has one owner, `%s`; kept as a comment: %s"
                            .formatted(Texts.brief(names.getFirst()), Texts.brief(others)));
            comment(step, column, others);
        }
    }

    /// The names in a cell, those left out that are none.
    private List<String> named(Table.Line line, StepDraft step, int column) {
        var names = people.split(Texts.clean(line.cell(column)));
        names.stream()
                .filter(Doubts::isNobody)
                .forEach(name -> aside(step, column, name, "names nobody"));
        names.stream()
                .filter(Doubts::isEverybody)
                .forEach(name -> aside(step, column, name, "is everybody, and no owner"));
        return names.stream()
                .filter(name -> !Doubts.isNobody(name) && !Doubts.isEverybody(name))
                .filter(name -> !NOTHING.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void tellNames(Table.Line line, int column, List<String> names) {
        names.stream()
                .filter(People::mayBeSeveral)
                .forEach(name ->
                        fates.attention(
                                line.number(),
                                "`%s` in %s is taken as one name; write `;` between several"
                                        .formatted(Texts.brief(name), columns.name(column))));
    }

    private void at(Table.Line line, StepDraft step) {
        var text = columns.said(line).text();
        if (NOTHING.contains(text.toLowerCase(Locale.ROOT)) && !text.equals("0")) {
            return;
        }
        var column = columns.column(columns.has(Meaning.AT) ? Meaning.AT : Meaning.DAY);
        switch (PlannedTime.of(columns.said(line), times)) {
            case PlannedTime.Known planned -> {
                step.at = planned.at();
                planned.tell(text, step.row, fates);
            }
            case PlannedTime.Unknown(var why) -> aside(step, column, text, why);
        }
    }

    private void takes(Table.Line line, StepDraft step) {
        var text = Texts.line(Texts.clean(columns.text(line, Meaning.TAKES)));
        var column = columns.column(Meaning.TAKES);
        if (NOTHING.contains(text.toLowerCase(Locale.ROOT)) && !text.equals("0")) {
            return;
        }
        var until = text.startsWith("until ") ? text.substring(6) : "";
        if (Timings.parse(until) instanceof Parsed.Value<Timing>(var timing)) {
            step.until = ReadTime.write(timing).orElse(null);
            return;
        }
        ReadDuration.read(text, columns.name(column))
                .ifPresentOrElse(
                        duration -> step.takes = Durations.write(duration),
                        () ->
                                aside(
                                        step,
                                        column,
                                        text,
                                        ReadDuration.isAmbiguous(text)
                                                ? "may be thousands or a fraction"
                                                : "is no duration that a runbook knows"));
    }

    private void signOffs(Table.Line line, StepDraft step) {
        var text = Texts.clean(columns.text(line, Meaning.SIGN_OFF));
        var word = Texts.line(text).toLowerCase(Locale.ROOT);
        if (NOTHING.contains(word)) {
            return;
        }
        if (YES.contains(word)) {
            aside(step, columns.column(Meaning.SIGN_OFF), text, "does not say who signs");
            return;
        }
        var roles = new ArrayList<StepDraft.Role>();
        var names = named(line, step, columns.column(Meaning.SIGN_OFF));
        tellNames(line, columns.column(Meaning.SIGN_OFF), names);
        for (var name : names) {
            var role = people.role(name);
            if (roles.stream().noneMatch(other -> other.name().equals(role.name()))) {
                roles.add(role);
            }
        }
        step.signOffs = List.copyOf(roles);
    }

    private void kind(Table.Line line, StepDraft step) {
        var text = Texts.line(Texts.clean(columns.text(line, Meaning.TYPE)));
        var column = columns.column(Meaning.TYPE);
        var checks = Texts.line(Texts.clean(columns.text(line, Meaning.CHECKS)));
        switch (text.toLowerCase(Locale.ROOT)) {
            case "", "manual" -> {}
            case "gate" -> {
                if (step.signOffs.isEmpty()) {
                    aside(step, column, text, "does not say who is polled; it is a manual step");
                } else {
                    step.kind = StepDraft.Kind.GATE;
                }
            }
            case "wait" -> {
                if (step.takes == null && step.until == null) {
                    aside(step, column, text, "does not say how long; it is a manual step");
                } else {
                    step.kind = StepDraft.Kind.WAIT;
                }
            }
            default -> aside(step, column, text, "is not known here; it is a manual step");
        }
        if (step.kind != StepDraft.Kind.WAIT && step.until != null) {
            comment(step, columns.column(Meaning.TAKES), "until " + step.until);
            step.until = null;
        }
        if (!checks.isEmpty()) {
            aside(
                    step,
                    columns.column(Meaning.CHECKS),
                    checks,
                    "names checks, which a checklist cannot declare");
        }
    }

    private void instructions(Table.Line line, StepDraft step) {
        var places = columns.places().getOrDefault(Meaning.NOTES, List.of());
        boolean first = true;
        for (int column : places) {
            var text = Texts.clean(line.cell(column));
            if (!text.isEmpty()) {
                step.instructions.add(first ? text : columns.name(column) + ": " + text);
            }
            first = false;
        }
    }

    /// Columns that only the checklist knows.
    private void others(Table.Line line, StepDraft step) {
        for (int column = 0; column < line.cells().size(); column++) {
            var text = Texts.clean(line.cell(column));
            if (!text.isEmpty() && columns.meaning(column) == null) {
                comment(step, column, text);
            }
        }
        if (line.cells().stream().anyMatch(Texts::hasHidden)) {
            fates.attention(
                    line.number(),
                    "has characters that hide or reorder others, which are left out");
        }
    }

    /// A text for instructions, in which only `{{mode}}` may stand.
    String text(int row, String said) {
        var plain = SECRET.matcher(PLACEHOLDER.matcher(said).replaceAll("{ ")).replaceAll("\\$ ");
        if (!plain.equals(said)) {
            fates.attention(
                    row,
                    "`{{…}}` or the name of a secret in its text has a meaning in runbooks; a space"
                            + " keeps it apart here");
        }
        return plain;
    }

    private void aside(StepDraft step, int column, String text, String why) {
        fates.unplaced(
                step.row,
                "`%s` in %s %s; kept as a comment"
                        .formatted(Texts.brief(text), columns.name(column), why));
        comment(step, column, text);
    }

    private void comment(StepDraft step, int column, String text) {
        step.comments.add(columns.name(column) + ": " + text);
    }
}

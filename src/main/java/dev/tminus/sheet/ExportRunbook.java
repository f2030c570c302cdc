package dev.tminus.sheet;

import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes a runbook as a checklist for people who do not read YAML; [ImportChecklist] makes the
/// same manual, gate and wait steps of a checklist in CSV. Contingencies come last.
public final class ExportRunbook {

    private static final List<String> COLUMNS =
            List.of(
                    "Number",
                    "ID",
                    "Phase",
                    "Title",
                    "Type",
                    "Owner",
                    "At",
                    "Takes",
                    "Needs",
                    "Checks",
                    "Sign-off",
                    "Instructions",
                    "About",
                    "About the phase",
                    "About the runbook");

    /// How many columns are there whether or not anything stands in them.
    private static final int ALWAYS = 12;

    private ExportRunbook() {}

    /// What a checklist is written as.
    public enum Format {
        /// RFC 4180 in UTF-8 with its mark; a text that a spreadsheet would take for a formula
        /// begins with `'`.
        CSV,
        /// One table in the Markdown of GitHub.
        MD
    }

    public static String write(Runbook runbook, Format format) {
        var rows = rows(runbook, format);
        var kept =
                IntStream.range(0, COLUMNS.size())
                        .filter(column ->
                                column < ALWAYS
                                        || rows.stream()
                                                .anyMatch(row -> !row.get(column).isEmpty()))
                        .boxed()
                        .toList();
        var columns = only(kept, COLUMNS);
        var cells = rows.stream().map(row -> only(kept, row)).toList();
        return switch (format) {
            case CSV -> WriteCsv.write(columns, cells);
            case MD -> WriteMarkdown.write(runbook, columns, cells);
        };
    }

    /// A sentence for every kind of thing that the checklist leaves out, with how many have it and
    /// the first of them; a table in Markdown ends with the same.
    public static List<String> leftOut(Runbook runbook, Format format) {
        return NotExported.of(runbook, format);
    }

    private static List<String> only(List<Integer> columns, List<String> row) {
        return columns.stream().map(row::get).toList();
    }

    /// What is about a whole stands in its first row; a table in Markdown has the runbook's above
    /// it.
    private static List<List<String>> rows(Runbook runbook, Format format) {
        var rows = new ArrayList<List<String>>();
        var titles = new HashSet<String>();
        var ofRunbook = format == Format.CSV ? runbook.briefing().inLines() : "";
        for (var phase : runbook.phases()) {
            var title =
                    titles.add(phase.title())
                            ? phase.title()
                            : phase.title() + " (" + phase.id() + ")";
            var ofPhase = phase.briefing().inLines();
            for (var step : phase.steps()) {
                rows.add(row(step, title, ofPhase, ofRunbook));
                ofPhase = "";
                ofRunbook = "";
            }
        }
        for (var contingency : runbook.contingencies()) {
            var title = contingency.number() + " " + contingency.title();
            rows.add(row(contingency, title));
            contingency.steps().forEach(step -> rows.add(row(step, title, "", "")));
        }
        return rows;
    }

    private static List<String> row(Contingency one, String title) {
        return List.of(
                one.number(),
                one.id().value(),
                title,
                one.title(),
                "contingency",
                one.owner().value(),
                "",
                "",
                "",
                "",
                "",
                "",
                one.briefing().inLines(),
                "",
                "");
    }

    private static List<String> row(
            Step step, String phase, String aboutPhase, String aboutRunbook) {
        var needs = step.needs().stream().map(StepId::value).collect(Collectors.joining(", "));
        return List.of(
                step.basics().number(),
                step.id().value(),
                phase,
                step.title(),
                type(step),
                step.owner().value(),
                step.at() == null ? "" : Offsets.print(step.at()),
                takes(step),
                needs.isEmpty() ? "none" : needs,
                checks(step),
                signOffs(step),
                step.basics().instructions(),
                about(step),
                aboutPhase,
                aboutRunbook);
    }

    private static String about(Step step) {
        var repeat = step.policy().repeat();
        var repeated =
                repeat == null
                        ? ""
                        : "Again every %s until %s starts.\n"
                                .formatted(Durations.write(repeat.every()), repeat.until());
        return (repeated + step.briefing().inLines()).strip();
    }

    private static String type(Step step) {
        return switch (step) {
            case ManualStep _ -> "manual";
            case CheckStep _ -> "check";
            case ActionStep _ -> "action";
            case AnnounceStep _ -> "announce";
            case RunbookStep _ -> "runbook";
            case GateStep _ -> "gate";
            case WaitStep _ -> "wait";
        };
    }

    private static String takes(Step step) {
        var question = step.basics().takesAsAnswered();
        if (step instanceof WaitStep wait) {
            return lasts(wait);
        }
        var takes = step.takes();
        return takes != null
                ? Durations.write(takes)
                : question == null ? "" : "as question " + question + " is answered";
    }

    private static String lasts(WaitStep step) {
        return switch (step.lasts()) {
            case WaitStep.Lasts.Until(var timing) -> "until " + Offsets.print(timing);
            case WaitStep.Lasts.For(var time) -> Durations.write(time);
            case WaitStep.Lasts.Answered(var asked, var field) ->
                    "as answered in " + asked + ", " + field;
        };
    }

    private static String checks(Step step) {
        var all = new ArrayList<String>();
        step.requires().forEach(one -> all.add(one.check().value() + " (before it starts)"));
        step.verify()
                .forEach(use ->
                        all.add(use.check().value() + (use.reportOnly() ? " (report only)" : "")));
        return String.join(", ", all);
    }

    private static String signOffs(Step step) {
        var polled = step instanceof GateStep gate ? gate.poll() : List.<Quorum>of();
        return Stream.concat(polled.stream(), step.signOffs().stream().map(SignOff::quorum))
                .map(quorum ->
                        quorum.role().value() + (quorum.count() == 1 ? "" : " x" + quorum.count()))
                .collect(Collectors.joining("; "));
    }
}

package dev.tminus.sheet;

import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.WaitStep;
import dev.tminus.schedule.Offsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                    "Instructions");

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
        return switch (format) {
            case CSV -> WriteCsv.write(columns(runbook), rows(runbook));
            case MD -> WriteMarkdown.write(runbook, columns(runbook), rows(runbook));
        };
    }

    /// A column more where steps say what people should know.
    private static List<String> columns(Runbook runbook) {
        return isBriefed(runbook)
                ? Stream.concat(COLUMNS.stream(), Stream.of("About")).toList()
                : COLUMNS;
    }

    private static boolean isBriefed(Runbook runbook) {
        return runbook.allSteps().anyMatch(step -> !step.briefing().isEmpty());
    }

    /// The rows under the titles of their phases.
    private static Map<String, List<List<String>>> rows(Runbook runbook) {
        var rows = new LinkedHashMap<String, List<List<String>>>();
        for (var phase : runbook.phases()) {
            var title = distinct(phase, rows);
            rows.put(title, rows(phase.steps(), title));
        }
        for (var contingency : runbook.contingencies()) {
            var title = contingency.number() + " " + contingency.title();
            rows.put(title, rows(contingency.steps(), title));
        }
        return isBriefed(runbook) ? withBriefings(runbook, rows) : rows;
    }

    private static Map<String, List<List<String>>> withBriefings(
            Runbook runbook, Map<String, List<List<String>>> rows) {
        var briefings =
                runbook.allSteps()
                        .collect(
                                Collectors.toMap(
                                        step -> step.id().value(),
                                        step -> step.briefing().inLines(),
                                        (one, _) -> one));
        int id = COLUMNS.indexOf("ID");
        rows.replaceAll((_, steps) ->
                steps.stream()
                        .map(row ->
                                Stream.concat(
                                                row.stream(),
                                                Stream.ofNullable(briefings.get(row.get(id))))
                                        .toList())
                        .toList());
        return rows;
    }

    private static String distinct(Phase phase, Map<String, List<List<String>>> rows) {
        return rows.containsKey(phase.title())
                ? phase.title() + " (" + phase.id() + ")"
                : phase.title();
    }

    private static List<List<String>> rows(List<Step> steps, String phase) {
        return steps.stream().map(step -> row(step, phase)).toList();
    }

    private static List<String> row(Step step, String phase) {
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
                step.basics().instructions());
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
                ? ReadDuration.write(takes)
                : question == null ? "" : "as question " + question + " is answered";
    }

    private static String lasts(WaitStep step) {
        return switch (step.lasts()) {
            case WaitStep.Lasts.Until(var timing) -> "until " + Offsets.print(timing);
            case WaitStep.Lasts.For(var time) -> ReadDuration.write(time);
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

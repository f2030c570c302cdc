package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import dev.tminus.catalog.Spot;
import dev.tminus.language.Locations.Part;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Starts;
import dev.tminus.ui.parts.WhatFollows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One line of a runbook's outline.
///
/// @param head whether lines below belong to it; its number then says how many
/// @param kind what it is, for those who do not see the icon
/// @param at a planned time as written, or what else is worth saying at the end
/// @param spot where it is in the file; null for what has no id
record OutlineLine(
        boolean head,
        String icon,
        String kind,
        String number,
        String title,
        String at,
        int checks,
        int signs,
        @Nullable Spot spot) {

    /// What is asked, then phases with their steps, then contingencies with theirs.
    static List<OutlineLine> of(Runbook runbook) {
        var lines = new ArrayList<OutlineLine>();
        if (!runbook.inputs().isEmpty()) {
            lines.add(
                    head(
                            say("outline.inputs"),
                            Integer.toString(runbook.inputs().size()),
                            "",
                            null));
            runbook.inputs().forEach(input -> lines.add(of(input)));
        }
        if (!runbook.questions().isEmpty()) {
            lines.add(
                    head(
                            say("outline.questions"),
                            Integer.toString(runbook.questions().size()),
                            "",
                            null));
            runbook.questions().forEach(question -> lines.add(of(question)));
        }
        var starts = new Starts(runbook);
        var number = 0;
        for (var phase : runbook.phases()) {
            number++;
            lines.add(
                    head(
                            number + " " + phase.title(),
                            steps(phase.steps()),
                            at(phase.at()),
                            new Spot(Part.PHASE, phase.id().value())));
            for (var step : phase.steps()) {
                if (step.safeguards().effects().irreversible()) {
                    lines.add(
                            line(
                                    "diamond",
                                    "outline.kind.point",
                                    say("outline.point"),
                                    starts.isOfPhase(step.id()) ? "" : at(step.at()),
                                    null));
                }
                lines.add(of(step, starts));
            }
        }
        var numbers = new HashMap<StepId, String>();
        runbook.steps().forEach(step -> numbers.put(step.id(), step.basics().number()));
        for (var contingency : runbook.contingencies()) {
            var title = contingency.number() + " " + contingency.title();
            var spot = new Spot(Part.CONTINGENCY, contingency.id().value());
            lines.add(head(title, steps(contingency.steps()), "", spot));
            contingency.steps().forEach(step -> lines.add(of(step, starts)));
            lines.add(line("right", "outline.kind.then", then(contingency, numbers), "", null));
        }
        return lines;
    }

    private static OutlineLine of(Field input) {
        return line(
                "pen",
                "outline.kind.input",
                input.title(),
                input.required() ? say("outline.required") : "",
                new Spot(Part.INPUT, input.name()));
    }

    private static OutlineLine of(Question question) {
        return line(
                "help",
                "outline.kind.question",
                question.ask(),
                at(question.due()),
                new Spot(Part.QUESTION, question.id().value()));
    }

    private static OutlineLine of(Step step, Starts starts) {
        var kind =
                switch (step) {
                    case ManualStep _ -> "manual";
                    case CheckStep _ -> "check";
                    case GateStep _ -> "gate";
                    case WaitStep _ -> "wait";
                    case ActionStep _ -> "action";
                    case AnnounceStep _ -> "announce";
                    case RunbookStep _ -> "runbook";
                };
        var icon =
                switch (step) {
                    case ManualStep _ -> "planned";
                    case CheckStep _ -> "checking";
                    case GateStep _ -> "poll";
                    case WaitStep _ -> "wait";
                    case ActionStep _ -> "running";
                    case AnnounceStep _ -> "comment";
                    case RunbookStep _ -> "book";
                };
        return new OutlineLine(
                false,
                icon,
                say("step.kind." + kind),
                step.basics().number(),
                step.title(),
                starts.isOfPhase(step.id()) ? "" : at(step.at()),
                step.verify().size(),
                step.signOffs().size(),
                new Spot(Part.STEP, step.id().value()));
    }

    /// `Then it goes on from 1.1, or the run is called off`.
    private static String then(Contingency contingency, Map<StepId, String> numbers) {
        return contingency.endings().stream()
                .map(ending ->
                        WhatFollows.after(
                                ending.then(), step -> numbers.getOrDefault(step, step.value())))
                .collect(Collectors.joining(say("outline.then.or"), say("outline.then") + " ", ""));
    }

    private static OutlineLine head(String title, String number, String at, @Nullable Spot spot) {
        return new OutlineLine(true, "", "", number, title, at, 0, 0, spot);
    }

    private static OutlineLine line(
            String icon, String kind, String title, String at, @Nullable Spot spot) {
        return new OutlineLine(false, icon, say(kind), "", title, at, 0, 0, spot);
    }

    private static String steps(List<Step> steps) {
        return steps.isEmpty() ? "" : count("runbooks.steps", steps.size());
    }

    private static String at(@Nullable Timing at) {
        return at == null ? "" : Offsets.shown(at);
    }
}

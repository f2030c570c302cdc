package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunCommand.AttachFile;
import dev.tminus.run.RunCommand.FillForm;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.FieldValues;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the people of a step give: values of its form, and files.
final class FormRules {

    private FormRules() {}

    static Optional<String> fill(Draft draft, Actor actor, FillForm filling) {
        var state = draft.state();
        var step = filling.step();
        var refusal = mayFill(state, actor, step);
        if (refusal.isPresent()) {
            return refusal;
        }
        var read =
                FieldValues.read(
                        Guard.step(state, step).basics().asks().form(), filling.values(), false);
        var wrong = read.problem().or(() -> staysComplete(state, step, read.values()));
        if (wrong.isPresent()) {
            return wrong;
        }
        if (read.values().equals(state.step(step).answers())) {
            return Optional.of("The form says so already.");
        }
        draft.add(new RunEvent.FormFilled(step, read.values()));
        return Optional.empty();
    }

    /// Why somebody cannot fill in the form of a step now, whatever they write. What a signature
    /// stood for does not change behind it: from its start until it is done.
    static Optional<String> mayFill(RunState state, Actor actor, StepId step) {
        return Guard.underWay(state)
                .or(() -> Guard.known(state, step))
                .or(() -> hasForm(state, step))
                .or(() -> Guard.phase(state, step, Act.FILL_IN))
                .or(() -> takesPart(state, actor, step, "fill in its form"));
    }

    static Optional<String> attach(Draft draft, Actor actor, AttachFile attaching) {
        var state = draft.state();
        var step = attaching.step();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> askedFor(state, attaching))
                        .or(() -> mayAttach(state, actor, step));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.FileAttached(step, attaching.name(), attaching.file()));
        }
        return refusal;
    }

    /// Why somebody cannot attach a file to a step now, whatever it is.
    static Optional<String> mayAttach(RunState state, Actor actor, StepId step) {
        return Guard.underWay(state)
                .or(() -> Guard.phase(state, step, Act.ATTACH))
                .or(() -> takesPart(state, actor, step, "attach files to it"));
    }

    /// Once the work of a step is done, its form is complete and stays so.
    private static Optional<String> staysComplete(
            RunState state, StepId step, Map<String, String> values) {
        var declared = Guard.step(state, step);
        return declared instanceof ManualStep && state.step(step).phase() != StepPhase.RUNNING
                ? FieldValues.missing(declared.basics().asks().form(), values)
                : Optional.empty();
    }

    private static Optional<String> hasForm(RunState state, StepId step) {
        return Guard.step(state, step).basics().asks().form().isEmpty()
                ? Optional.of("Step %s has no form.".formatted(Guard.number(state, step)))
                : Optional.empty();
    }

    private static Optional<String> askedFor(RunState state, AttachFile attaching) {
        return attaching.name().isEmpty()
                        || Guard.step(state, attaching.step()).basics().asks().files().stream()
                                .map(FormAndFiles.RequestedFile::name)
                                .anyMatch(attaching.name()::equals)
                ? Optional.empty()
                : Optional.of(
                        "Step %s asks for no file \"%s\"."
                                .formatted(
                                        Guard.number(state, attaching.step()), attaching.name()));
    }

    /// The owner and whoever signs it.
    private static Optional<String> takesPart(
            RunState state, Actor actor, StepId step, String verb) {
        var no = Guard.owner(state, actor, step, verb);
        return no.isPresent() && actor instanceof Actor.Person
                ? roles(Guard.step(state, step))
                                .anyMatch(role -> state.holds(Guard.person(actor), role))
                        ? Optional.empty()
                        : no
                : no;
    }

    private static Stream<RoleName> roles(Step step) {
        return step.signOffs().stream().map(SignOff::role);
    }
}

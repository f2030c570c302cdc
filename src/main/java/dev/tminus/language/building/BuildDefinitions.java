package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.drafts.DefinitionsDraft;
import dev.tminus.language.drafts.DefinitionsDraft.ExpectedDraft;
import dev.tminus.language.drafts.DefinitionsDraft.FaultDraft;
import dev.tminus.language.drafts.DefinitionsDraft.RehearsalDraft;
import dev.tminus.language.drafts.DefinitionsDraft.WatchDraft;
import dev.tminus.language.forms.Titles;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.Rehearsal.Effect;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes what a runbook provides for of a draft without problems.
final class BuildDefinitions {

    private final DefinitionsDraft draft;
    private final BuildWork work;
    private final List<Phase> phases;

    BuildDefinitions(DefinitionsDraft draft, BuildWork work, List<Phase> phases) {
        this.draft = draft;
        this.work = work;
        this.phases = phases;
    }

    Definitions build() {
        return new Definitions(
                BuildWork.tags(draft.tags()),
                work.actions(),
                draft.watches().stream().map(this::watch).toList(),
                draft.rehearsals().stream().map(BuildDefinitions::rehearsal).toList(),
                BuildWork.accepted(draft.accepted()));
    }

    private Watch watch(WatchDraft watch) {
        var from = requireNonNull(watch.from()).value();
        return new Watch(
                requireNonNull(watch.check()).value(),
                from,
                requireNonNull(watch.to()).value(),
                requireNonNull(watch.every()),
                watch.owner() == null ? owner(from) : watch.owner().value(),
                watch.giveUpAfter(),
                BuildParts.reaction(watch.onFail()));
    }

    private RoleName owner(StepId step) {
        return phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(each -> each.id().equals(step))
                .findFirst()
                .orElseThrow()
                .owner();
    }

    private static Rehearsal rehearsal(RehearsalDraft rehearsal) {
        var id = requireNonNull(rehearsal.id()).value();
        return new Rehearsal(
                id,
                Titles.or(rehearsal.title(), id.value()),
                requireNonNull(rehearsal.environment()).value(),
                BuildParts.value(rehearsal.from()),
                BuildParts.value(rehearsal.to()),
                given(rehearsal),
                rehearsal.waitsAtMost(),
                rehearsal.faults().stream().map(BuildDefinitions::fault).toList());
    }

    private static Map<Expression.Answer, List<String>> given(RehearsalDraft rehearsal) {
        var given = new LinkedHashMap<Expression.Answer, List<String>>();
        rehearsal
                .given()
                .forEach((name, values) ->
                        given.put(
                                name,
                                requireNonNull(values.value()).stream()
                                        .map(value -> value.value().strip())
                                        .toList()));
        return Collections.unmodifiableMap(given);
    }

    private static Rehearsal.Fault fault(FaultDraft fault) {
        return new Rehearsal.Fault(
                requireNonNull(fault.step()).value(),
                fault.after() == null ? Duration.ZERO : fault.after(),
                effect(fault),
                expected(requireNonNull(fault.expect())));
    }

    private static Effect effect(FaultDraft fault) {
        return switch (requireNonNull(fault.kind())) {
            case SOURCE_DOWN ->
                    new Effect.Down(requireNonNull(fault.source()).value(), fault.lasts());
            case SOURCE_SLOW ->
                    new Effect.Slow(requireNonNull(fault.source()).value(), fault.lasts());
            case CHECK_FAILS ->
                    new Effect.CheckFails(requireNonNull(fault.check()).value(), fault.times());
            case CHECK_INCONCLUSIVE ->
                    new Effect.CheckInconclusive(
                            requireNonNull(fault.check()).value(), fault.times());
            case ACTION_KILLED -> new Effect.ActionKilled();
            case ROLE_SILENT ->
                    new Effect.RoleSilent(requireNonNull(fault.who()).value(), fault.lasts());
            case ASK ->
                    new Effect.Ask(
                            requireNonNull(fault.who()).value(), requireNonNull(fault.text()));
        };
    }

    private static Rehearsal.Expected expected(ExpectedDraft expected) {
        return new Rehearsal.Expected(
                BuildParts.value(expected.contingency()),
                expected.run(),
                expected.within(),
                expected.recoveredWithin());
    }
}

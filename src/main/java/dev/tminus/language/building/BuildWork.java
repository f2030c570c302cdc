package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.drafts.SafeguardsDraft;
import dev.tminus.language.drafts.SafeguardsDraft.AcceptanceDraft;
import dev.tminus.language.drafts.SafeguardsDraft.EffectsDraft;
import dev.tminus.language.drafts.SafeguardsDraft.LockDraft;
import dev.tminus.language.drafts.SafeguardsDraft.UndoDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.rules.SafeguardsRules;
import dev.tminus.runbook.Acceptance;
import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.Effects;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.Undo;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes actions, and what depends on them, of drafts without problems.
final class BuildWork {

    private final Map<ActionName, MapOf.Named<WorkDraft>> named;

    /// @param named the runbook's actions
    BuildWork(Map<ActionName, MapOf.Named<WorkDraft>> named) {
        this.named = named;
    }

    Step step(StepBasics basics, StepTypeDraft effect) {
        return switch (effect) {
            case StepTypeDraft.Acts(var work) ->
                    new ActionStep(basics, action(work), BuildParts.value(work.name()));
            case StepTypeDraft.Announces announces ->
                    new AnnounceStep(
                            basics,
                            announces.to().stream().map(Placed::value).toList(),
                            announces.channel(),
                            text(announces.subject()),
                            text(announces.body()));
            case StepTypeDraft.RunsChild child ->
                    new RunbookStep(
                            basics,
                            requireNonNull(child.runbook()).value(),
                            child.zero() == null
                                    ? new RunbookStep.Zero.AtStart()
                                    : child.zero().value(),
                            MapOf.values(child.inputs(), Placed::value),
                            MapOf.values(child.roles(), Placed::value),
                            MapOf.values(child.names(), Placed::value));
        };
    }

    Action action(WorkDraft work) {
        var name = work.name();
        if (name != null) {
            return action(requireNonNull(requireNonNull(named.get(name.value())).value()));
        }
        var probe = work.probe();
        return new Action(
                requireNonNull(requireNonNull(work.part()).work()),
                work.idempotent(),
                probe == null
                        ? null
                        : new Action.Probe(
                                BuildParts.value(probe.happened()),
                                BuildParts.value(probe.notHappened())),
                work.timeout(),
                MapOf.values(work.outputs(), output -> output));
    }

    Map<ActionName, Action> actions() {
        return MapOf.values(named, this::action);
    }

    Safeguards safeguards(SafeguardsDraft safeguards, RoleName owner) {
        return new Safeguards(
                tags(safeguards.tags()),
                safeguards.mayOverride(),
                safeguards.rehearsed().stream()
                        .map(each ->
                                new Safeguards.Rehearsed(
                                        requireNonNull(each.rehearsal()).value(),
                                        each.unchangedSince()))
                        .toList(),
                safeguards.timeout(),
                effects(safeguards.effects()),
                undo(safeguards.undo(), owner),
                lock(safeguards.lock()),
                accepted(safeguards.accepted()));
    }

    static List<Tag> tags(List<Placed<String>> tags) {
        return tags.stream().map(tag -> new Tag(tag.value())).toList();
    }

    static List<Acceptance> accepted(List<AcceptanceDraft> accepted) {
        return accepted.stream()
                .map(each ->
                        new Acceptance(
                                requireNonNull(each.lint()).value(),
                                requireNonNull(each.because())))
                .toList();
    }

    private static Effects effects(EffectsDraft effects) {
        return new Effects(
                effects.irreversible(),
                effects.destroys().stream().map(Placed::value).toList(),
                effects.keeps().stream().map(Placed::value).toList(),
                effects.opens().stream().map(Placed::value).toList(),
                effects.changes().stream()
                        .<Effects.Change>map(change ->
                                new Effects.Change.Dns(
                                        requireNonNull(SafeguardsRules.variable(change.value()))))
                        .toList(),
                effects.readOnly(),
                BuildParts.value(effects.becauseFailed()));
    }

    private @Nullable Undo undo(@Nullable UndoDraft undo, RoleName owner) {
        return undo == null
                ? null
                : new Undo(
                        text(undo.instructions()),
                        undo.takes(),
                        undo.action() == null ? null : action(undo.action()),
                        undo.verify().stream().map(BuildParts::use).toList(),
                        undo.owner() == null ? owner : undo.owner().value(),
                        undo.always());
    }

    private static @Nullable Lock lock(@Nullable LockDraft lock) {
        return lock == null
                ? null
                : new Lock(
                        requireNonNull(lock.name()).value(),
                        lock.until() == null ? new Lock.Until.Done() : lock.until().value());
    }

    private static String text(@Nullable Placed<String> text) {
        return text == null ? "" : text.value();
    }
}

package dev.tminus.language.drafts;

import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.TeamName;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A runbook as its file says it, with its parts where they stand; null stands for what is missing
/// or could not be read.
///
/// @param node where the runbook begins
public record RunbookDraft(
        Node.Entries node,
        @Nullable RunbookId id,
        String title,
        String zero,
        @Nullable ZoneId timezone,
        List<Placed<EnvironmentName>> environments,
        @Nullable WindowDraft window,
        Map<RoleName, MapOf.Named<RoleDraft>> roles,
        Map<Authority, MapOf.Named<QuorumDraft>> may,
        Set<StepPart> distinct,
        Map<String, MapOf.Named<String>> variables,
        Map<CheckId, MapOf.Named<CheckDraft>> checks,
        Map<String, MapOf.Named<FieldDraft>> inputs,
        List<QuestionDraft> questions,
        List<PhaseDraft> phases,
        List<ContingencyDraft> contingencies,
        DefinitionsDraft definitions,
        boolean alongside,
        BriefingDraft briefing) {

    /// The steps of the main line in the order of the file.
    public Stream<StepDraft> steps() {
        return phases.stream().flatMap(PhaseDraft::steps);
    }

    /// The steps of the main line, then those of the contingencies.
    public Stream<StepDraft> allSteps() {
        return Stream.concat(steps(), contingencies.stream().flatMap(ContingencyDraft::steps));
    }

    /// Names that environments bind, but for those of checks and rehearsals.
    public Stream<Bound> bound() {
        return Stream.of(
                        allSteps().flatMap(StepDraft::bound),
                        phases.stream()
                                .flatMap(phase -> Stream.ofNullable(phase.waves()))
                                .flatMap(waves -> Stream.ofNullable(waves.fleet().fleet()))
                                .map(fleet -> Bound.of(Bound.Kind.FLEET, fleet)),
                        definitions.actions().values().stream()
                                .flatMap(action -> Stream.ofNullable(action.value()))
                                .flatMap(WorkDraft::bound))
                .flatMap(names -> names);
    }

    public record WindowDraft(
            @Nullable Placed<Timing> opens,
            @Nullable Placed<Timing> closes,
            List<DayOfWeek> days,
            List<Placed<RoleName>> awake) {}

    public record RoleDraft(List<CoverDraft> cover, @Nullable Placed<TeamName> backup) {}

    public record CoverDraft(
            Node node, @Nullable Placed<TeamName> team, @Nullable Placed<Timing> until) {}

    public record QuorumDraft(@Nullable Placed<RoleName> role, int count, Node node) {}

    public record FleetDraft(
            @Nullable String variable,
            @Nullable Placed<FleetName> fleet,
            int batch,
            int maxFailures) {}

    public record WavesDraft(
            FleetDraft fleet,
            List<StepDraft.VerifyDraft> afterWave,
            @Nullable Placed<Reaction> onFail) {

        public Stream<Placed<CheckId>> checks() {
            return afterWave.stream().flatMap(verify -> Stream.ofNullable(verify.use().check()));
        }
    }

    /// A part of the main line.
    ///
    /// @param waves null where it is done once
    public record PhaseDraft(
            Node.Entries node,
            @Nullable Placed<PhaseId> id,
            String title,
            @Nullable Placed<RoleName> owner,
            @Nullable Placed<Timing> at,
            @Nullable ConditionDraft when,
            List<ItemDraft> items,
            @Nullable WavesDraft waves,
            BriefingDraft briefing) {

        public Stream<StepDraft> steps() {
            return items.stream().flatMap(ItemDraft::members);
        }

        /// An entry of the file is itself and no other, whatever it says.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// An entry of a phase's or a contingency's list.
    public sealed interface ItemDraft permits StepDraft, GroupDraft {

        /// The steps of it, which run side by side.
        Stream<StepDraft> members();
    }

    public record GroupDraft(List<StepDraft> steps) implements ItemDraft {

        @Override
        public Stream<StepDraft> members() {
            return steps.stream();
        }
    }
}

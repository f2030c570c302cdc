package dev.tminus.language.drafts;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.TeamName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A runbook as its file says it, with its parts where they stand; null stands for what is missing
/// or could not be read.
public record RunbookDraft(
        Fields fields,
        @Nullable RunbookId id,
        List<Placed<EnvironmentName>> environments,
        Map<RoleName, MapOf.Named<RoleDraft>> roles,
        Map<Authority, MapOf.Named<QuorumDraft>> may,
        Set<StepPart> distinct,
        Map<String, MapOf.Named<String>> variables,
        Map<CheckId, MapOf.Named<CheckDraft>> checks,
        Map<String, MapOf.Named<FieldDraft>> inputs,
        List<PhaseDraft> phases,
        List<ContingencyDraft> contingencies,
        Map<ActionName, MapOf.Named<WorkDraft>> actions)
        implements Draft<Runbook> {

    /// The steps of the main line in the order of the file.
    public Stream<StepDraft> steps() {
        return phases.stream().flatMap(PhaseDraft::steps);
    }

    /// The steps of the main line, then those of the contingencies.
    public Stream<StepDraft> allSteps() {
        return Stream.concat(steps(), contingencies.stream().flatMap(ContingencyDraft::steps));
    }

    public record RoleDraft(List<CoverDraft> cover, @Nullable Placed<TeamName> backup) {}

    public record CoverDraft(
            Node node, @Nullable Placed<TeamName> team, @Nullable Placed<Timing> until) {}

    public record QuorumDraft(@Nullable Placed<RoleName> role, int count, Node node) {

        public Quorum build() {
            return new Quorum(requireNonNull(role).value(), count);
        }
    }

    /// A part of the main line.
    public record PhaseDraft(Fields fields, @Nullable Placed<PhaseId> id, List<ItemDraft> items)
            implements Draft<Phase> {

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

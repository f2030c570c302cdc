package dev.tminus.language;

import dev.tminus.language.RunbookDraft.ItemDraft;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.ContingencyId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.StepId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A contingency as the file says it; null stands for what is missing or could not be read.
///
/// @param owner null where whoever may open contingencies decides
record ContingencyDraft(
        Node.Entries node,
        @Nullable Said<ContingencyId> id,
        String title,
        @Nullable TriggerDraft when,
        @Nullable Said<RoleName> owner,
        List<ItemDraft> items,
        List<EndingDraft> endings,
        BriefingDraft briefing) {

    Stream<StepDraft> steps() {
        return items.stream().flatMap(ItemDraft::members);
    }

    /// The id as written.
    String idText() {
        return id == null ? "" : id.value().value();
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

    record TriggerDraft(
            Node.Entries node,
            List<On> on,
            List<Said<SubjectDraft>> of,
            @Nullable Said<StepId> before,
            @Nullable Said<StepId> after,
            @Nullable Said<CheckId> onlyIf) {}

    /// @param name of a step or a check
    /// @param check of that step, null where the name is all
    record SubjectDraft(String name, @Nullable String check) {}

    /// @param when null where it counts in any case
    record EndingDraft(Node node, @Nullable TestDraft when, @Nullable Said<Then> then) {}
}

package dev.tminus.language.drafts;

import dev.tminus.language.conditions.ExpressionDraft;
import dev.tminus.language.drafts.RunbookDraft.ItemDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.names.ContingencyId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A contingency as the file says it; null stands for what is missing or could not be read.
public record ContingencyDraft(
        Fields fields,
        @Nullable Placed<ContingencyId> id,
        List<ItemDraft> items,
        List<EndingDraft> endings)
        implements Draft<Contingency> {

    public Stream<StepDraft> steps() {
        return items.stream().flatMap(ItemDraft::members);
    }

    /// The id as written.
    public String idText() {
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

    /// What may set off a contingency.
    ///
    /// @param name of a step or a check
    /// @param check of that step, null where the name is all
    public record SubjectDraft(String name, @Nullable String check) {}

    /// How the run goes on afterwards.
    ///
    /// @param when null where it counts in any case
    public record EndingDraft(
            Node node, @Nullable ExpressionDraft when, @Nullable Placed<Then> then) {}
}

package dev.tminus.language;

import dev.tminus.language.RunbookDraft.ItemDraft;
import dev.tminus.language.RunbookDraft.QuorumDraft;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step as the file says it; null stands for what is missing or could not be read.
///
/// @param needs null where the default order counts
record StepDraft(
        Node.Entries node,
        @Nullable Said<StepId> id,
        String title,
        Type type,
        @Nullable Said<RoleName> owner,
        @Nullable Said<Timing> at,
        boolean early,
        boolean notBefore,
        @Nullable Start start,
        @Nullable Duration takes,
        @Nullable List<Said<String>> needs,
        @Nullable Said<String> instructions,
        List<QuorumDraft> signOffs,
        List<UseDraft> checks,
        List<QuorumDraft> poll)
        implements ItemDraft {

    /// Who does a step, and so which keys it has.
    enum Type {
        MANUAL,
        CHECK,
        GATE,
        /// A type of the language that this version cannot read.
        LATER
    }

    /// @param as the check's own id where the file says nothing
    record UseDraft(@Nullable Said<CheckId> check, @Nullable Said<String> as) {}

    /// The id as written, null where there is none.
    @Nullable String idText() {
        return id == null ? null : id.value().value();
    }

    @Override
    public Stream<StepDraft> members() {
        return Stream.of(this);
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

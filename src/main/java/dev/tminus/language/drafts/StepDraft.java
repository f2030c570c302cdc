package dev.tminus.language.drafts;

import dev.tminus.language.drafts.FieldDraft.FileDraft;
import dev.tminus.language.drafts.RunbookDraft.ItemDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step as the file says it; null stands for what is missing or could not be read.
///
/// @param needs null where the default order counts
/// @param verify of a `check` step its `checks`
/// @param lasts how long a `wait` step waits
/// @param effect what a step does that has a type of its own for it
public record StepDraft(
        Node.Entries node,
        @Nullable Placed<StepId> id,
        String title,
        Type type,
        @Nullable Placed<RoleName> owner,
        @Nullable Placed<Timing> at,
        boolean early,
        boolean notBefore,
        @Nullable Start start,
        @Nullable TakesDraft takes,
        @Nullable List<Placed<String>> needs,
        @Nullable Placed<String> instructions,
        List<SignOffDraft> signOffs,
        List<RequireDraft> requires,
        List<VerifyDraft> verify,
        List<QuorumDraft> poll,
        PolicyDraft policy,
        List<FieldDraft> form,
        List<FileDraft> files,
        @Nullable Placed<LastsDraft> lasts,
        SafeguardsDraft safeguards,
        @Nullable StepTypeDraft effect,
        BriefingDraft briefing)
        implements ItemDraft {

    /// Who does a step, and so which keys it has.
    public enum Type {
        MANUAL,
        CHECK,
        GATE,
        WAIT,
        ACTION,
        ANNOUNCE,
        RUNBOOK,
        /// A type that could not be read.
        UNKNOWN
    }

    /// How long a step takes by plan.
    ///
    /// @param answer the question that says it, null where the file does
    public record TakesDraft(@Nullable Duration time, @Nullable Placed<QuestionId> answer) {}

    /// Which check a step uses.
    ///
    /// @param as the check's own id where the file says nothing
    public record UseDraft(@Nullable Placed<CheckId> check, @Nullable Placed<String> as) {

        /// The name of its results, null where it could not be read.
        public @Nullable String name() {
            return as != null ? as.value() : check == null ? null : check.value().value();
        }

        /// Where the check is named, for uses in the order of the file.
        public int line() {
            return check == null ? 0 : check.at().span().line();
        }

        public int column() {
            return check == null ? 0 : check.at().span().column();
        }
    }

    /// A check of a step that is being verified.
    ///
    /// @param until null for a single attempt
    public record VerifyDraft(UseDraft use, @Nullable Until until, boolean reportOnly) {}

    /// What must hold before a step starts.
    public sealed interface RequiredDraft permits RequireDraft, SafeguardsDraft.RehearsedDraft {}

    /// A check that must hold before a step starts.
    ///
    /// @param notOlder null where only its own attempts count
    public record RequireDraft(
            UseDraft use, Duration every, @Nullable Duration notOlder, boolean mayOverride)
            implements RequiredDraft {}

    public record SignOffDraft(
            QuorumDraft quorum, @Nullable Placed<Reaction> onRefuse, boolean confirm) {}

    /// Every use of a check, those of `requires` first.
    public Stream<UseDraft> uses() {
        return Stream.concat(
                requires.stream().map(RequireDraft::use), verify.stream().map(VerifyDraft::use));
    }

    /// Names that environments bind, but for those of checks.
    public Stream<Bound> bound() {
        return Stream.concat(safeguards.bound(), effect == null ? Stream.empty() : effect.bound());
    }

    /// The runbook's actions that it does or that take it back, and actions of its own.
    public Stream<WorkDraft> works() {
        return Stream.concat(
                effect instanceof StepTypeDraft.Acts(var work) ? Stream.of(work) : Stream.empty(),
                safeguards.undoAction());
    }

    /// Checks that it asks besides its uses.
    public Stream<Placed<CheckId>> otherChecks() {
        return Stream.concat(
                safeguards.checks(),
                effect instanceof StepTypeDraft.Acts(var work) ? work.checks() : Stream.empty());
    }

    /// The id as written, null where there is none.
    public @Nullable String idText() {
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

package dev.tminus.language;

import dev.tminus.language.FieldShape.FileDraft;
import dev.tminus.language.RunbookDraft.ItemDraft;
import dev.tminus.language.RunbookDraft.QuorumDraft;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.QuestionId;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Until;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step as the file says it; null stands for what is missing or could not be read.
///
/// @param needs null where the default order counts
/// @param verify of a `check` step its `checks`
/// @param lasts how long a `wait` step waits
/// @param deed what a step does that has a type of its own for it
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
        @Nullable TakesDraft takes,
        @Nullable List<Said<String>> needs,
        @Nullable Said<String> instructions,
        List<SignOffDraft> signOffs,
        List<RequireDraft> requires,
        List<VerifyDraft> verify,
        List<QuorumDraft> poll,
        CourseDraft course,
        List<FieldDraft> form,
        List<FileDraft> files,
        @Nullable Said<LastsDraft> lasts,
        TermsDraft terms,
        @Nullable DeedDraft deed,
        BriefingDraft briefing)
        implements ItemDraft {

    /// Who does a step, and so which keys it has.
    enum Type {
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

    /// @param answer the question that says it, null where the file does
    record TakesDraft(@Nullable Duration time, @Nullable Said<QuestionId> answer) {}

    /// @param as the check's own id where the file says nothing
    record UseDraft(@Nullable Said<CheckId> check, @Nullable Said<String> as) {

        /// The name of its results, null where it could not be read.
        @Nullable String name() {
            return as != null ? as.value() : check == null ? null : check.value().value();
        }

        /// Where the check is named, for uses in the order of the file.
        int line() {
            return check == null ? 0 : check.at().span().line();
        }

        int column() {
            return check == null ? 0 : check.at().span().column();
        }
    }

    /// @param until null for a single attempt
    record VerifyDraft(UseDraft use, @Nullable Until until, boolean reportOnly) {}

    /// What must hold before a step starts.
    sealed interface RequiredDraft permits RequireDraft, TermsDraft.RehearsedDraft {}

    /// @param notOlder null where only its own attempts count
    record RequireDraft(
            UseDraft use, Duration every, @Nullable Duration notOlder, boolean mayOverride)
            implements RequiredDraft {}

    record SignOffDraft(QuorumDraft quorum, @Nullable Said<Reaction> onRefuse, boolean confirm) {}

    /// Every use of a check, those of `requires` first.
    Stream<UseDraft> uses() {
        return Stream.concat(
                requires.stream().map(RequireDraft::use), verify.stream().map(VerifyDraft::use));
    }

    /// Names that environments bind, but for those of checks.
    Stream<Bound> bound() {
        return Stream.concat(terms.bound(), deed == null ? Stream.empty() : deed.bound());
    }

    /// The runbook's actions that it does or that take it back, and actions of its own.
    Stream<WorkDraft> works() {
        return Stream.concat(
                deed instanceof DeedDraft.Acts(var work) ? Stream.of(work) : Stream.empty(),
                terms.undoAction());
    }

    /// Checks that it asks besides its uses.
    Stream<Said<CheckId>> otherChecks() {
        return Stream.concat(
                terms.checks(),
                deed instanceof DeedDraft.Acts(var work) ? work.checks() : Stream.empty());
    }

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

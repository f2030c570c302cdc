package dev.tminus.language.drafts;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.drafts.RunbookDraft.ItemDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step as the file says it; null stands for what is missing or could not be read.
///
/// @param verify of a `check` step its `checks`
/// @param effect what a step does that has a type of its own for it
public record StepDraft(
        Fields fields,
        @Nullable Placed<StepId> id,
        Type type,
        List<RequireDraft> requires,
        List<VerifyDraft> verify,
        @Nullable StepTypeDraft effect)
        implements ItemDraft, Draft<Step> {

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
    public record VerifyDraft(UseDraft use, @Nullable Until until, boolean reportOnly) {

        public CheckUse build() {
            return new CheckUse(
                    requireNonNull(use.check()).value(),
                    requireNonNull(use.name()),
                    until,
                    reportOnly);
        }
    }

    /// What must hold before a step starts.
    public sealed interface RequiredDraft permits RequireDraft, RehearsedDraft {}

    /// A rehearsal among what a step requires.
    public record RehearsedDraft(@Nullable Placed<RehearsalId> rehearsal, boolean unchangedSince)
            implements RequiredDraft {

        public Safeguards.Rehearsed build() {
            return new Safeguards.Rehearsed(requireNonNull(rehearsal).value(), unchangedSince);
        }
    }

    /// A check that must hold before a step starts.
    ///
    /// @param notOlder null where only its own attempts count
    public record RequireDraft(
            UseDraft use, Duration every, @Nullable Duration notOlder, boolean mayOverride)
            implements RequiredDraft {

        public Requirement build() {
            return new Requirement(
                    requireNonNull(use.check()).value(),
                    requireNonNull(use.name()),
                    every,
                    notOlder,
                    mayOverride);
        }
    }

    public record SignOffDraft(
            QuorumDraft quorum, @Nullable Placed<Reaction> onRefuse, boolean confirm) {

        public SignOff build() {
            return new SignOff(quorum.build(), Placed.bare(onRefuse), confirm);
        }
    }

    /// Every use of a check, those of `requires` first.
    public Stream<UseDraft> uses() {
        return Stream.concat(
                requires.stream().map(RequireDraft::use), verify.stream().map(VerifyDraft::use));
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

package dev.tminus.language.drafts;

import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.RoleName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// On what terms a step is done, as the file says it.
public record SafeguardsDraft(
        List<Placed<String>> tags,
        boolean mayOverride,
        List<RehearsedDraft> rehearsed,
        @Nullable Duration timeout,
        EffectsDraft effects,
        @Nullable UndoDraft undo,
        @Nullable LockDraft lock,
        List<AcceptanceDraft> accepted) {

    /// A rehearsal among what a step requires.
    public record RehearsedDraft(@Nullable Placed<RehearsalId> rehearsal, boolean unchangedSince)
            implements StepDraft.RequiredDraft {}

    /// What a step touches.
    ///
    /// @param changes texts that name hosts
    public record EffectsDraft(
            boolean irreversible,
            List<Placed<String>> destroys,
            List<Placed<String>> keeps,
            List<Placed<String>> opens,
            List<Placed<String>> changes,
            boolean readOnly,
            @Nullable Placed<CheckId> becauseFailed) {

        public Stream<Placed<String>> places() {
            return Stream.of(destroys, keeps, opens).flatMap(List::stream);
        }
    }

    public record UndoDraft(
            @Nullable Placed<String> instructions,
            @Nullable Duration takes,
            @Nullable WorkDraft action,
            List<StepDraft.VerifyDraft> verify,
            @Nullable Placed<RoleName> owner,
            boolean always) {}

    public record LockDraft(@Nullable Placed<String> name, @Nullable Placed<Lock.Until> until) {}

    public record AcceptanceDraft(@Nullable Placed<String> lint, @Nullable String because) {}

    public Stream<Bound> bound() {
        return Stream.concat(
                effects.places().map(place -> new Bound(Bound.Kind.PLACE, place)),
                undoAction().flatMap(WorkDraft::bound));
    }

    public Stream<WorkDraft> undoAction() {
        return undo == null ? Stream.empty() : Stream.ofNullable(undo.action());
    }

    /// Checks that an undo uses, and the one whose failing is a reason.
    public Stream<Placed<CheckId>> checks() {
        var failed = effects.becauseFailed();
        Stream<Placed<CheckId>> reason = failed == null ? Stream.empty() : Stream.of(failed);
        return undo == null
                ? reason
                : Stream.of(
                                reason,
                                undo.verify().stream()
                                        .flatMap(verify -> Stream.ofNullable(verify.use().check())),
                                undoAction().flatMap(WorkDraft::checks))
                        .flatMap(checks -> checks);
    }
}

package dev.tminus.language;

import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.RehearsalId;
import dev.tminus.runbook.RoleName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// On what terms a step is done, as the file says it.
record TermsDraft(
        List<Said<String>> tags,
        boolean mayOverride,
        List<RehearsedDraft> rehearsed,
        @Nullable Duration timeout,
        EffectsDraft effects,
        @Nullable UndoDraft undo,
        @Nullable LockDraft lock,
        List<AcceptanceDraft> accepted) {

    /// A rehearsal among what a step requires.
    record RehearsedDraft(@Nullable Said<RehearsalId> rehearsal, boolean unchangedSince)
            implements StepDraft.RequiredDraft {}

    /// @param changes texts that name hosts
    record EffectsDraft(
            boolean irreversible,
            List<Said<String>> destroys,
            List<Said<String>> keeps,
            List<Said<String>> opens,
            List<Said<String>> changes,
            boolean readOnly,
            @Nullable Said<CheckId> becauseFailed) {

        Stream<Said<String>> places() {
            return Stream.of(destroys, keeps, opens).flatMap(List::stream);
        }
    }

    record UndoDraft(
            @Nullable Said<String> instructions,
            @Nullable Duration takes,
            @Nullable WorkDraft action,
            List<StepDraft.VerifyDraft> verify,
            @Nullable Said<RoleName> owner,
            boolean always) {}

    record LockDraft(@Nullable Said<String> name, @Nullable Said<Lock.Until> until) {}

    record AcceptanceDraft(@Nullable Said<String> lint, @Nullable String because) {}

    Stream<Bound> bound() {
        return Stream.concat(
                effects.places().map(place -> new Bound(Bound.Kind.PLACE, place)),
                undoAction().flatMap(WorkDraft::bound));
    }

    Stream<WorkDraft> undoAction() {
        return undo == null ? Stream.empty() : Stream.ofNullable(undo.action());
    }

    /// Checks that an undo uses, and the one whose failing is a reason.
    Stream<Said<CheckId>> checks() {
        var failed = effects.becauseFailed();
        Stream<Said<CheckId>> reason = failed == null ? Stream.empty() : Stream.of(failed);
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

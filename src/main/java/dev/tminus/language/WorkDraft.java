package dev.tminus.language;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionName;
import dev.tminus.runbook.CheckId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a machine does, as the file says it; null stands for what is missing or could not be read.
///
/// @param name of the runbook's action that is done, null where it says itself
record WorkDraft(
        Node.Entries node,
        @Nullable PartDraft part,
        @Nullable Said<ActionName> name,
        boolean idempotent,
        @Nullable ProbeDraft probe,
        Map<String, MapOf.Named<Action.Output>> outputs,
        @Nullable Duration timeout) {

    /// The request or the program.
    ///
    /// @param work null where it could not be read
    /// @param texts that may hold placeholders, each of which stands for one value
    /// @param body the same, which a list may be put into
    record PartDraft(
            Action.@Nullable Work work,
            List<Said<String>> texts,
            @Nullable Said<String> body,
            @Nullable Bound bound,
            @Nullable Duration timeout) {}

    record ProbeDraft(@Nullable Said<CheckId> happened, @Nullable Said<CheckId> notHappened) {

        Stream<Said<CheckId>> checks() {
            return Stream.of(Stream.ofNullable(happened), Stream.ofNullable(notHappened))
                    .flatMap(each -> each);
        }
    }

    Stream<Said<String>> texts() {
        return part == null ? Stream.empty() : part.texts().stream();
    }

    Stream<Said<String>> body() {
        return part == null ? Stream.empty() : Stream.ofNullable(part.body());
    }

    Stream<Bound> bound() {
        return part == null ? Stream.empty() : Stream.ofNullable(part.bound());
    }

    Stream<Said<CheckId>> checks() {
        return probe == null ? Stream.empty() : probe.checks();
    }
}

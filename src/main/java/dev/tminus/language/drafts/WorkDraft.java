package dev.tminus.language.drafts;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Action;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a machine does, as the file says it; null stands for what is missing or could not be read.
///
/// @param name of the runbook's action that is done, null where it says itself
public record WorkDraft(
        Node.Entries node,
        @Nullable PartDraft part,
        @Nullable Placed<ActionName> name,
        boolean idempotent,
        @Nullable ProbeDraft probe,
        Map<String, MapOf.Named<Action.Output>> outputs,
        @Nullable Duration timeout) {

    /// The request or the program.
    ///
    /// @param work null where it could not be read
    /// @param texts that may hold placeholders, each of which stands for one value
    /// @param body the same, which a list may be put into
    public record PartDraft(
            Action.@Nullable Work work,
            List<Placed<String>> texts,
            @Nullable Placed<String> body,
            @Nullable Bound bound,
            @Nullable Duration timeout) {}

    public record ProbeDraft(
            @Nullable Placed<CheckId> happened, @Nullable Placed<CheckId> notHappened) {

        public Stream<Placed<CheckId>> checks() {
            return Stream.of(Stream.ofNullable(happened), Stream.ofNullable(notHappened))
                    .flatMap(each -> each);
        }

        Action.Probe build() {
            return new Action.Probe(Placed.bare(happened), Placed.bare(notHappened));
        }
    }

    public Stream<Placed<String>> texts() {
        return part == null ? Stream.empty() : part.texts().stream();
    }

    public Stream<Placed<String>> body() {
        return part == null ? Stream.empty() : Stream.ofNullable(part.body());
    }

    public Stream<Bound> bound() {
        return part == null ? Stream.empty() : Stream.ofNullable(part.bound());
    }

    public Stream<Placed<CheckId>> checks() {
        return probe == null ? Stream.empty() : probe.checks();
    }

    /// The action, which may be one of the runbook's.
    public Action build(Map<ActionName, MapOf.Named<WorkDraft>> named) {
        if (name != null) {
            return requireNonNull(requireNonNull(named.get(name.value())).value()).build(named);
        }
        return new Action(
                requireNonNull(requireNonNull(part).work()),
                idempotent,
                probe == null ? null : probe.build(),
                timeout,
                MapOf.values(outputs, output -> output));
    }
}

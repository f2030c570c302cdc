package dev.tminus.runbook;

import dev.tminus.runbook.names.CheckId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step does to the world, for whoever must know before it is done. Names are those of
/// sources and endpoints.
///
/// @param irreversible whether nothing takes it back: the point of no return is its first start
/// @param destroys what is gone after it
/// @param keeps what survives, and must have been compared with what is destroyed
/// @param opens what users can use again after it
/// @param changes what it changes that others keep copies of
/// @param readOnly whether it changes nothing
/// @param becauseFailed the comparison whose failing is why something is destroyed, null where it
///   must have passed
public record Effects(
        boolean irreversible,
        List<String> destroys,
        List<String> keeps,
        List<String> opens,
        List<Change> changes,
        boolean readOnly,
        @Nullable CheckId becauseFailed) {

    /// Nothing that matters to others.
    public static final Effects NONE =
            new Effects(false, List.of(), List.of(), List.of(), List.of(), false, null);

    public Effects {
        destroys = List.copyOf(destroys);
        keeps = List.copyOf(keeps);
        opens = List.copyOf(opens);
        changes = List.copyOf(changes);
    }

    /// Something that others keep copies of.
    public sealed interface Change {

        /// The DNS record of a host.
        ///
        /// @param host the name of an environment's variable
        record Dns(String host) implements Change {}
    }
}

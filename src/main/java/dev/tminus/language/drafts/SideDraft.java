package dev.tminus.language.drafts;

import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.BoundName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One side of a check as a file defines it.
///
/// @param side null where a part of it could not be read
/// @param name what every environment must bind; null where there is nothing, or it could not be
///   read
/// @param texts may hold placeholders
/// @param recorded what an earlier step has kept; null of any other side
public record SideDraft(
        @Nullable Side side,
        @Nullable Placed<? extends BoundName> name,
        List<Placed<String>> texts,
        @Nullable Placed<Side.Recorded> recorded) {

    /// Whether its texts are values of a query.
    boolean isQuery() {
        return side instanceof Side.Query;
    }

    public static final SideDraft UNREADABLE = new SideDraft(null, null, List.of(), null);
}

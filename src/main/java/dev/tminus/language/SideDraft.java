package dev.tminus.language;

import dev.tminus.runbook.FilesName;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One side of a check as a file defines it.
///
/// @param side null where a part of it could not be read
/// @param source null where rows come from a file, or could not be read
/// @param root null where rows come from a source, or could not be read
/// @param texts values of `params`, which may hold placeholders
record SideDraft(
        @Nullable Side side,
        @Nullable Said<SourceName> source,
        @Nullable Said<FilesName> root,
        List<Said<String>> texts) {}

package dev.tminus.language;

import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.FilesName;
import dev.tminus.runbook.SourceName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A check as a file defines it, before its sources, files and placeholders are looked up.
///
/// @param make gives the check its id; null where a part of it could not be read
record CheckDraft(@Nullable Make make, List<SideDraft> sides) {

    /// The id is the key above the definition.
    interface Make {
        CheckSpec withId(String id);
    }

    Stream<Said<SourceName>> sources() {
        return sides.stream().flatMap(side -> Stream.ofNullable(side.source()));
    }

    Stream<Said<FilesName>> roots() {
        return sides.stream().flatMap(side -> Stream.ofNullable(side.root()));
    }

    /// Values of `params`, which may hold placeholders.
    Stream<Said<String>> texts() {
        return sides.stream().flatMap(side -> side.texts().stream());
    }
}

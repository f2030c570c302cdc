package dev.tminus.check;

import dev.tminus.comparison.ComparedColumn;
import java.time.Instant;
import java.util.List;

/// What stands beside a dump: whose rows they are, of what moment, and how to tell that they are
/// still the same.
///
/// @param format version of this form
/// @param dump name of the dump
/// @param side as people call it
/// @param server who answered, empty for a file
/// @param rows lines of the dump after its header
/// @param sha256 of the dump in hex
record Sidecar(
        int format,
        String dump,
        String side,
        String server,
        Instant readAt,
        List<SidecarColumn> columns,
        long rows,
        String sha256) {

    static final int FORMAT = 1;

    /// @param kind in words, as `a number`
    /// @param rule how it is compared, empty for exactly
    record SidecarColumn(String name, String kind, boolean key, boolean masked, String rule) {

        static SidecarColumn of(ComparedColumn column) {
            return new SidecarColumn(
                    column.name(),
                    column.kind().words(),
                    column.key(),
                    column.masked(),
                    ResultText.rule(column.rule()));
        }
    }
}

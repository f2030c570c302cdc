package dev.tminus.check;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the page of a check's result shows, kept as a file of evidence of the kind
/// `REPORT` so that values of rows never enter the journal; one record a form of result. Masked
/// values are masked here already.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = CheckReports.FORM)
public sealed interface CheckReport {

    /// Label of the fact that says whether both sides of one server were read as of one moment.
    String SNAPSHOT = "snapshot";

    /// Label of the fact that says that nobody knows which tables a side reads.
    String TABLES = "tables read";

    /// What would pass, as it goes before "wanted".
    String wanted();

    /// What was asked: the left and the right one, or the only one.
    List<SideReport> sides();

    /// What is known of an attempt that came to no verdict.
    @JsonTypeName("unfinished")
    record Unfinished(String wanted, List<SideReport> sides) implements CheckReport {

        public Unfinished {
            sides = List.copyOf(sides);
        }
    }

    /// One value.
    ///
    /// @param answer as people read it
    @JsonTypeName("value")
    record SingleValue(String wanted, SideReport side, String answer) implements CheckReport {

        @Override
        public List<SideReport> sides() {
            return List.of(side);
        }
    }

    /// Two sides, held against each other by a key.
    sealed interface Compared extends CheckReport {

        Comparison comparison();
    }

    /// How the rows of two sides differ.
    @JsonTypeName("rows")
    record RowDifferences(String wanted, List<SideReport> sides, Comparison comparison)
            implements Compared {

        public RowDifferences {
            sides = List.copyOf(sides);
        }
    }

    /// How the counts of two sides differ.
    ///
    /// @param totals the sum of the counts of each side
    @JsonTypeName("counts")
    record CountDifferences(
            String wanted, List<SideReport> sides, List<String> totals, Comparison comparison)
            implements Compared {

        public CountDifferences {
            sides = List.copyOf(sides);
            totals = List.copyOf(totals);
        }
    }

    /// One side as it was read.
    ///
    /// @param name as people say it, `hq`; tells the sides apart
    /// @param server who answered, empty for a file
    /// @param readAt of its snapshot
    /// @param query as the runbook writes it, parameters below it; empty for a file
    /// @param rows how many it has, or where it was not read to its end about how many were read
    /// @param digest SHA-256 of its dump in hex, empty where none was written
    record SideReport(
            String name, String server, Instant readAt, String query, long rows, String digest) {}

    /// How two sides differ.
    ///
    /// @param key names of the key columns; empty for a multiset
    /// @param matched rows that are the same on both sides
    /// @param duplicates rows beyond the first of their key on either side
    /// @param columns those that were compared, in order, the key first
    /// @param ignored columns that were not compared
    /// @param samples the first differences of each kind, each kind in the order of the key
    /// @param planted `3 of 3`: synthetic differences that were found
    record Comparison(
            List<String> key,
            long matched,
            long missing,
            long extra,
            long changed,
            long duplicates,
            List<ColumnReport> columns,
            List<String> ignored,
            List<Sample> samples,
            String planted) {

        /// Differences of each kind that a report holds at most; the differences file has all.
        public static final int MOST_SAMPLES = 200;

        public Comparison {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
            ignored = List.copyOf(ignored);
            samples = List.copyOf(samples);
        }

        /// Differences of all kinds.
        public long differences() {
            return missing + extra + changed;
        }
    }

    /// One compared column.
    ///
    /// @param rule how it is compared, for people; empty for exactly
    /// @param differing changed rows in which it differs
    record ColumnReport(
            String name,
            boolean key,
            boolean number,
            boolean masked,
            String rule,
            long differing) {}

    /// One difference.
    ///
    /// @param left values in the order of the columns, null where the row is only on the right; a
    ///   value is null where the database has NULL
    /// @param right likewise and cut where it is very long
    /// @param differing places of the columns that differ
    record Sample(
            Kind kind,
            @Nullable List<@Nullable String> left,
            @Nullable List<@Nullable String> right,
            List<Integer> differing) {

        /// The same with no value longer than so many characters.
        Sample cut(int most) {
            return new Sample(kind, cut(left, most), cut(right, most), differing);
        }

        private static @Nullable List<@Nullable String> cut(
                @Nullable List<@Nullable String> row, int most) {
            if (row == null) {
                return null;
            }
            var cut = new ArrayList<@Nullable String>(row.size());
            row.forEach(value -> cut.add(value == null ? null : ResultText.cut(value, most)));
            return cut;
        }

        long characters() {
            return Stream.of(Optional.ofNullable(left), Optional.ofNullable(right))
                    .flatMap(Optional::stream)
                    .flatMap(List::stream)
                    .mapToLong(value -> value == null ? 1 : 1L + value.length())
                    .sum();
        }

        /// Missing is on the left only, extra on the right only.
        public enum Kind {
            MISSING,
            EXTRA,
            CHANGED
        }
    }
}

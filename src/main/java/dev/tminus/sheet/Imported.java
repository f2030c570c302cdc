package dev.tminus.sheet;

import dev.tminus.runbook.workspace.Workspace;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a checklist.
public sealed interface Imported {

    /// A runbook was made of it.
    ///
    /// @param name for its file, `hq-release.yaml`
    /// @param yaml the runbook, with comments on what to fill in; at most 1 MiB in UTF-8
    /// @param fates of every row, in the order of the file
    record Draft(String name, String yaml, int steps, List<Fate> fates) implements Imported {

        public Draft {
            fates = List.copyOf(fates);
        }

        /// The fates, those first that somebody should look at.
        public List<Fate> problemsFirst() {
            return fates.stream().sorted(Comparator.comparing(fate -> !isProblem(fate))).toList();
        }

        /// How many fates somebody should look at, those of [#unplaced] among them.
        public long attentions() {
            return fates.stream().filter(fate -> isProblem(fate)).count();
        }

        /// What only comments keep, since the runbook has no place for it.
        public List<Fate> unplaced() {
            return fates.stream().filter(fate -> fate.kind() == Fate.Kind.UNPLACED).toList();
        }

        private static boolean isProblem(Fate fate) {
            return fate.kind() == Fate.Kind.UNPLACED || fate.kind() == Fate.Kind.ATTENTION;
        }
    }

    /// No runbook can be made of it.
    ///
    /// @param why with what to do next, in sentences
    record Refused(String why) implements Imported {}

    /// What the checklist itself does not say; everything may be left out.
    ///
    /// @param zero T-0 on the wall clock, which dates and times of day are told relative to
    /// @param zone of the runbook; where left out that of the workspace holds
    /// @param workspace names environments and teams
    /// @param lists whether items of lists in Markdown are steps without a box as well
    record Known(
            @Nullable LocalDateTime zero,
            @Nullable ZoneId zone,
            @Nullable Workspace workspace,
            boolean lists) {

        public static final Known NOTHING = new Known(null, null, null);

        public Known(
                @Nullable LocalDateTime zero,
                @Nullable ZoneId zone,
                @Nullable Workspace workspace) {
            this(zero, zone, workspace, false);
        }
    }
}

package dev.tminus.sheet;

import dev.tminus.runbook.Workspace;
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
            return fates.stream()
                    .sorted(Comparator.comparing(fate -> fate.kind() != Fate.Kind.ATTENTION))
                    .toList();
        }

        public long attentions() {
            return fates.stream().filter(fate -> fate.kind() == Fate.Kind.ATTENTION).count();
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
    record Known(
            @Nullable LocalDateTime zero, @Nullable ZoneId zone, @Nullable Workspace workspace) {

        public static final Known NOTHING = new Known(null, null, null);
    }
}

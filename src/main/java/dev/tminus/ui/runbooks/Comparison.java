package dev.tminus.ui.runbooks;

import dev.tminus.catalog.Histories;
import dev.tminus.catalog.History;
import dev.tminus.catalog.OldVersion;
import dev.tminus.catalog.VersionName;
import dev.tminus.change.Changes;
import dev.tminus.language.problems.Problem;
import dev.tminus.runbook.names.ContentHash;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What changed in a runbook from one version to another.
record Comparison(Pair pair, Outcome outcome) {

    /// The two that are compared, the older one first by the reader's choice.
    record Pair(VersionName from, VersionName to) {}

    sealed interface Outcome {

        /// Both could be read.
        ///
        /// @param now whether either was read with the workspace that is there now
        record Compared(List<ChangeGroup> groups, boolean now) implements Outcome {}

        /// One of the two could not.
        ///
        /// @param which of the two
        record Unreadable(VersionName which, String why, List<Problem> problems)
                implements Outcome {}

        /// Something failed that has been logged.
        record Broken() implements Outcome {}
    }

    /// Reads both and compares them; may take some seconds.
    static Comparison of(Histories histories, String file, Pair pair) {
        var old = histories.read(file, pair.from());
        if (old instanceof OldVersion.Unreadable(var why, var problems)) {
            return new Comparison(pair, new Outcome.Unreadable(pair.from(), why, problems));
        }
        var now = histories.read(file, pair.to());
        if (now instanceof OldVersion.Unreadable(var why, var problems)) {
            return new Comparison(pair, new Outcome.Unreadable(pair.to(), why, problems));
        }
        var was = (OldVersion.Read) old;
        var is = (OldVersion.Read) now;
        var changes = Changes.between(was.runbook(), is.runbook());
        var groups = ChangeGroup.of(changes, was.runbook(), is.runbook());
        return new Comparison(
                pair,
                new Outcome.Compared(
                        groups, lacksWorkspace(pair.from(), was) || lacksWorkspace(pair.to(), is)));
    }

    private static boolean lacksWorkspace(VersionName name, OldVersion.Read version) {
        return !(name instanceof VersionName.Now) && !version.ownWorkspace();
    }

    /// What most want to see: what is not committed yet, else what the newest commit changed, else
    /// what changed since the last version that was kept. Empty where there is one version only.
    static Optional<Pair> usual(History history, ContentHash now) {
        var commits =
                history.commits().stream().filter(commit -> commit.content() != null).toList();
        if (!commits.isEmpty()) {
            var newest = commits.getFirst();
            var other =
                    commits.stream()
                            .filter(commit -> !Objects.equals(commit.content(), newest.content()))
                            .findFirst();
            if (!now.equals(newest.content())) {
                return Optional.of(new Pair(name(newest), new VersionName.Now()));
            }
            if (other.isPresent()) {
                return other.map(before -> new Pair(name(before), name(newest)));
            }
        }
        return history.kept().stream()
                .findFirst()
                .map(kept -> new Pair(name(kept), new VersionName.Now()));
    }

    static VersionName name(History.Commit commit) {
        return new VersionName.InCommit(commit.id().substring(0, 12));
    }

    static VersionName name(History.Kept kept) {
        return new VersionName.InStore(kept.content().hex().substring(0, 12));
    }
}

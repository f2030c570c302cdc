package dev.tminus.catalog;

import dev.tminus.runbook.names.ContentHash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The past of a file of the workspace folder.
///
/// @param commits that changed the file and left it there, newest first, at most [#MOST]
/// @param kept versions that were fit to be planned with and are in none of these commits nor in
///   the folder now, newest first, at most [#MOST]
public record History(Git git, List<Commit> commits, End end, List<Kept> kept) {

    /// Most commits, and most kept versions, that are listed.
    public static final int MOST = 50;

    public History {
        commits = List.copyOf(commits);
        kept = List.copyOf(kept);
    }

    /// Where the workspace folder stands in git.
    public sealed interface Git {

        /// The folder is in no repository.
        record None() implements Git {}

        /// It is in one that cannot be read.
        record Unreadable(String why) implements Git {}

        /// A branch or a commit is checked out.
        ///
        /// @param branch its name, empty where a commit was checked out and no branch
        /// @param head id of the commit, empty where there is none yet
        record On(String branch, String head) implements Git {}
    }

    /// Why no older commits are listed.
    public enum End {
        /// There are none.
        COMPLETE,
        /// There may be, and enough are listed.
        MOST,
        /// The copy of the repository was made without them.
        SHALLOW,
        /// Looking for them took too long.
        TIME
    }

    /// A commit that changed the file.
    ///
    /// @param id 40 hex digits
    /// @param subject the first line of its message
    /// @param content of the file in it; null where it cannot be read
    /// @param obstacle why it cannot be read, one sentence, else empty
    public record Commit(
            String id,
            String author,
            Instant when,
            String subject,
            @Nullable ContentHash content,
            String obstacle) {

        /// Its first seven digits, as people name a commit.
        public String brief() {
            return id.substring(0, 7);
        }
    }

    /// A version that the server has seen and kept.
    ///
    /// @param since when it was first seen
    public record Kept(ContentHash content, Instant since) {}
}

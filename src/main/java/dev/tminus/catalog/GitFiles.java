package dev.tminus.catalog;

import dev.tminus.language.Language;
import dev.tminus.runbook.names.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a folder in the git repository that it lies in. Nothing is ever written there, and
/// no more is read than a file may be long.
final class GitFiles {

    /// How long commits are looked for.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(GitFiles.class);
    private static final int MOST_REMEMBERED = 256;

    private final Path folder;
    private final Duration patience;

    /// What was found for a file below a commit, which never changes.
    private final Map<String, Past> found =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Past> eldest) {
                            return size() > MOST_REMEMBERED;
                        }
                    });

    /// @param folder of the files, anywhere in a repository or in none
    GitFiles(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        QuietGit.install();
    }

    /// Where the folder stands, and which commits of there changed a file.
    record Past(History.Git git, List<History.Commit> commits, History.End end) {

        private static Past nothing(History.Git git) {
            return new Past(git, List.of(), History.End.COMPLETE);
        }
    }

    /// A file as a commit has it.
    sealed interface Content {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Found(byte[] bytes) implements Content {}

        record Absent() implements Content {}

        record Refused(String why) implements Content {}
    }

    Past past(String file) {
        return in(
                (repository, path) -> past(repository, path),
                () -> Past.nothing(new History.Git.None()),
                why -> Past.nothing(new History.Git.Unreadable(why)),
                file);
    }

    /// @param prefix of a commit's id, at least some digits of it
    Content content(String prefix, String file) {
        return in(
                (repository, path) -> content(repository, path, prefix),
                Content.Absent::new,
                Content.Refused::new,
                file);
    }

    private interface Question<T> {
        T ask(Repository repository, String path) throws IOException;
    }

    private interface Otherwise<T> {
        T answer();
    }

    private interface Broken<T> {
        T answer(String why);
    }

    private <T> T in(Question<T> question, Otherwise<T> none, Broken<T> broken, String file) {
        try {
            var real = folder.toRealPath();
            var root = root(real);
            if (!isPlainName(file) || root == null) {
                return none.answer();
            }
            try (var repository =
                    new FileRepositoryBuilder()
                            .setMustExist(true)
                            .setWorkTree(root.toFile())
                            .build()) {
                return repository.isBare()
                        ? none.answer()
                        : question.ask(repository, path(repository, real.resolve(file)));
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("The git repository of {} could not be read", folder, unreadable);
            return broken.answer(
                    "The repository could not be read; the log of the server says why.");
        }
    }

    /// The nearest folder with a `.git`; what only looks like a repository, and may have come with
    /// one, is none.
    private static @Nullable Path root(Path folder) {
        for (var at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(Constants.DOT_GIT), LinkOption.NOFOLLOW_LINKS)) {
                return at;
            }
        }
        return null;
    }

    private static boolean isPlainName(String file) {
        return !file.isEmpty()
                && !file.contains("/")
                && !file.contains("\\")
                && !file.equals("..")
                && !file.equals(".");
    }

    private static String path(Repository repository, Path file) throws IOException {
        var root = repository.getWorkTree().toPath().toRealPath();
        return root.relativize(file).toString().replace('\\', '/');
    }

    private Past past(Repository repository, String path) throws IOException {
        var head = repository.resolve(Constants.HEAD);
        var full = repository.getFullBranch();
        var branch =
                full != null && full.startsWith(Constants.R_HEADS)
                        ? Repository.shortenRefName(full)
                        : "";
        if (head == null) {
            return Past.nothing(new History.Git.On(branch, ""));
        }
        var on = new History.Git.On(branch, head.name());
        var key = on + " " + path;
        var known = found.get(key);
        if (known != null) {
            return known;
        }
        var past = walk(repository, on, path);
        if (past.end() == History.End.COMPLETE || past.end() == History.End.MOST) {
            found.put(key, past);
        }
        return past;
    }

    private Past walk(Repository repository, History.Git.On on, String path) throws IOException {
        var time = new TimeFilter(System.nanoTime() + patience.toNanos());
        var commits = new ArrayList<History.Commit>();
        try (var walk = new RevWalk(repository)) {
            walk.setRewriteParents(false);
            walk.setTreeFilter(
                    AndTreeFilter.create(
                            new TreeFilter[] {time, PathFilter.create(path), TreeFilter.ANY_DIFF}));
            walk.markStart(walk.parseCommit(ObjectId.fromString(on.head())));
            for (var commit : walk) {
                if (commits.size() == History.MOST) {
                    return new Past(on, commits, History.End.MOST);
                }
                add(commits, walk.getObjectReader(), commit, path);
            }
        } catch (TimeFilter.OutOfTime over) {
            return new Past(on, commits, History.End.TIME);
        }
        return new Past(on, commits, end(repository));
    }

    private static History.End end(Repository repository) throws IOException {
        return repository.getObjectDatabase().getShallowCommits().isEmpty()
                ? History.End.COMPLETE
                : History.End.SHALLOW;
    }

    private static void add(
            List<History.Commit> commits, ObjectReader reader, RevCommit commit, String path)
            throws IOException {
        @Nullable PersonIdent author = commit.getAuthorIdent();
        var content = content(reader, commit, path);
        if (content instanceof Content.Absent) {
            return;
        }
        commits.add(
                new History.Commit(
                        commit.name(),
                        author == null ? "" : author.getName(),
                        author == null
                                ? Instant.ofEpochSecond(commit.getCommitTime())
                                : author.getWhenAsInstant(),
                        commit.getShortMessage(),
                        content instanceof Content.Found(var bytes) ? ContentHash.of(bytes) : null,
                        content instanceof Content.Refused(var why) ? why : ""));
    }

    private static Content content(Repository repository, String path, String prefix)
            throws IOException {
        try (var reader = repository.newObjectReader();
                var walk = new RevWalk(reader)) {
            var commits = new ArrayList<RevCommit>();
            for (var id : reader.resolve(AbbreviatedObjectId.fromString(prefix))) {
                if (reader.open(id).getType() == Constants.OBJ_COMMIT) {
                    commits.add(walk.parseCommit(id));
                }
            }
            return switch (commits.size()) {
                case 0 -> new Content.Absent();
                case 1 -> content(reader, commits.getFirst(), path);
                default ->
                        new Content.Refused(
                                "More than one commit begins with %s; name more digits."
                                        .formatted(prefix));
            };
        }
    }

    private static Content content(ObjectReader reader, RevCommit commit, String path)
            throws IOException {
        try (var tree = TreeWalk.forPath(reader, path, commit.getTree())) {
            if (tree == null) {
                return new Content.Absent();
            }
            if (!FileMode.REGULAR_FILE.equals(tree.getRawMode(0))
                    && !FileMode.EXECUTABLE_FILE.equals(tree.getRawMode(0))) {
                return new Content.Refused("It was a link or not a plain file there.");
            }
            return content(reader, tree.getObjectId(0));
        }
    }

    private static Content content(ObjectReader reader, ObjectId blob) throws IOException {
        try {
            long size = reader.getObjectSize(blob, Constants.OBJ_BLOB);
            return size > Language.MOST_BYTES
                    ? new Content.Refused(
                            "It has %,d bytes; at most %,d are read."
                                    .formatted(size, Language.MOST_BYTES))
                    : new Content.Found(reader.open(blob, Constants.OBJ_BLOB).getBytes());
        } catch (MissingObjectException partial) {
            return new Content.Refused("This copy of the repository does not have its content.");
        } catch (IOException broken) {
            LOG.warn("The content {} could not be read", blob.name(), broken);
            return new Content.Refused("Its content is damaged in this copy of the repository.");
        }
    }
}

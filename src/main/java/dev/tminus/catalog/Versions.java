package dev.tminus.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The history of a file of the workspace folder, where that lies in a git repository. Nothing is
/// ever written there.
public final class Versions {

    /// Most commits that are listed.
    public static final int MOST = 100;

    private final Path folder;

    /// @param folder of the files, anywhere in a repository or in none
    public Versions(Path folder) {
        this.folder = folder;
    }

    /// A commit that changed a file.
    ///
    /// @param commit its id, 40 hex digits
    /// @param subject the first line of its message
    /// @param content of the file in it, by hash
    public record Version(
            String commit, String author, Instant when, String subject, ContentHash content) {}

    /// The commits of the present branch that changed a file and left it there, newest first; none
    /// where the folder is in no repository, the repository has no commit, or it cannot be read.
    ///
    /// @param most how many, at most [#MOST]
    public List<Version> of(String file, int most) {
        var builder = new FileRepositoryBuilder().setMustExist(true);
        try {
            var real = folder.toRealPath();
            if (builder.findGitDir(real.toFile()).getGitDir() == null) {
                return List.of();
            }
            try (var repository = builder.build();
                    var git = new Git(repository)) {
                return repository.isBare() || repository.resolve(Constants.HEAD) == null
                        ? List.of()
                        : list(git, path(repository, real.resolve(file)), most);
            }
        } catch (IOException | GitAPIException e) {
            return List.of();
        }
    }

    private static String path(Repository repository, Path file) throws IOException {
        var root = repository.getWorkTree().toPath().toRealPath();
        return root.relativize(file.normalize()).toString().replace('\\', '/');
    }

    private static List<Version> list(Git git, String path, int most)
            throws IOException, GitAPIException {
        var found = new ArrayList<Version>();
        if (path.isEmpty() || path.startsWith("..")) {
            return found;
        }
        for (var commit : git.log().addPath(path).setMaxCount(Math.clamp(most, 0, MOST)).call()) {
            try (var tree = TreeWalk.forPath(git.getRepository(), path, commit.getTree())) {
                if (tree != null) {
                    var content = git.getRepository().open(tree.getObjectId(0)).getBytes();
                    found.add(version(commit, ContentHash.of(content)));
                }
            }
        }
        return found;
    }

    private static Version version(RevCommit commit, ContentHash content) {
        var author = commit.getAuthorIdent();
        return new Version(
                commit.name(),
                author.getName(),
                author.getWhenAsInstant(),
                commit.getShortMessage(),
                content);
    }
}

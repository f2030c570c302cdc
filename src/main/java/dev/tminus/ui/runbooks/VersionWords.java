package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.catalog.History;
import dev.tminus.catalog.VersionName;
import dev.tminus.runbook.names.ContentHash;

/// How versions are called on the page.
final class VersionWords {

    private VersionWords() {}

    /// Where the file stands in git: `not in git`, `changed, not committed`.
    static String state(History history, ContentHash now) {
        return switch (history.git()) {
            case History.Git.None _ -> say("versions.no-git");
            case History.Git.Unreadable _ -> say("versions.git-unreadable");
            case History.Git.On on -> state(history, on, now);
        };
    }

    private static String state(History history, History.Git.On on, ContentHash now) {
        if (history.commits().isEmpty()) {
            return say(
                    history.end() == History.End.TIME
                            ? "versions.not-found-yet"
                            : "versions.never-committed");
        }
        var newest = history.commits().getFirst();
        var where =
                on.branch().isEmpty()
                        ? say("versions.detached", on.head().substring(0, 7))
                        : say("versions.branch", on.branch());
        return now.equals(newest.content())
                ? say("versions.committed", newest.brief(), where)
                : say("versions.changed", newest.brief(), where);
    }

    /// What a version is called within a sentence.
    static String brief(VersionName name) {
        return switch (name) {
            case VersionName.Now _ -> say("versions.now");
            case VersionName.InCommit(var id) -> id.substring(0, 7);
            case VersionName.InStore(var hash) -> say("versions.kept", hash.substring(0, 7));
        };
    }

    static String unreadable(VersionName name) {
        return name instanceof VersionName.Now
                ? say("changes.unreadable-now")
                : say("changes.unreadable", brief(name));
    }
}

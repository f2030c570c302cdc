package dev.tminus.source;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.source.NoAnswer.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Opens the data sources of environments; the only way to a database of a release.
///
/// Each opening is a login of its own and no pool: checks are minutes apart, each wants a
/// transaction to itself, a pool would hold sessions on production and passwords in memory all
/// night, and a fresh login proves that the credentials still work.
public final class Sources {

    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(8);

    private final Login login;
    private final AllowedFolders folders;

    public Sources(Secrets secrets, AllowedHosts hosts, AllowedFolders folders) {
        this.login = new Login(secrets, hosts);
        this.folders = folders;
    }

    /// Where files may be.
    public AllowedFolders folders() {
        return folders;
    }

    Login login() {
        return login;
    }

    /// Opens a source and takes its snapshot: everything read until it is closed is of one moment.
    ///
    /// A source that is not on the server it was pinned to is held against the servers of the
    /// forbidden environments before anything is read from it.
    ///
    /// @param deadline bounds everything done with the source, logging in included
    public OpenSource open(SourceName name, Access access, Deadline deadline, Stop stop)
            throws NoAnswer {
        if (!access.allowed()) {
            throw new NoAnswer(Reason.MODE_NOT_ALLOWED, access.notAllowed());
        }
        var bound = bound(name, access.environment());
        var source = login.open(bound, deadline, stop);
        if (access.forbidden().isEmpty() || source.server().equals(access.pinned().get(name))) {
            return source;
        }
        try {
            checkFence(bound, source.server(), access, new Signals(deadline, stop));
            return source;
        } catch (NoAnswer | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private void checkFence(Bound bound, ServerIdentity server, Access access, Signals signals)
            throws NoAnswer {
        var left = signals.deadline().left();
        var patience = left.compareTo(LONGEST_QUESTION) < 0 ? left : LONGEST_QUESTION;
        var others = access.forbidden().stream().flatMap(one -> Bound.all(one).stream()).toList();
        var met = SourceContact.all(login, others, Deadline.in(patience), signals.stop());
        if (signals.stop().isStopped()) {
            throw new NoAnswer(
                    Reason.STOPPED,
                    bound.place() + " was not read to the end: the check was stopped.");
        }
        var fenced = fenced(login, bound, server, met, access.mode());
        if (fenced.isPresent()) {
            throw new NoAnswer(Reason.FENCED, fenced.get());
        }
    }

    static Optional<String> fenced(
            Login login,
            Bound bound,
            ServerIdentity server,
            List<SourceContact> forbidden,
            Mode mode) {
        Endpoint at;
        try {
            at = Endpoint.of(login.address(bound));
        } catch (NoAnswer e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return forbidden.stream()
                .flatMap(one -> one.fences(bound, server, at, mode).stream())
                .findFirst();
    }

    private static Bound bound(SourceName name, Environment environment) throws NoAnswer {
        var spec = environment.sources().get(name);
        if (spec == null) {
            throw new NoAnswer(Reason.UNKNOWN_SOURCE, unknown(name, environment));
        }
        return new Bound(environment.name(), spec);
    }

    private static String unknown(SourceName name, Environment environment) {
        var has =
                environment.sources().keySet().stream()
                        .sorted()
                        .map(SourceName::value)
                        .collect(Collectors.joining(", "));
        return "Environment %s has no source %s; it has %s."
                .formatted(environment.name(), name, has.isEmpty() ? "none" : has);
    }

    private record Signals(Deadline deadline, Stop stop) {}
}

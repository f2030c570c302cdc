package dev.tminus.source;

import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.ServerIdentity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps a run away from the servers of environments that do not allow its mode, whatever the
/// addresses say: it asks the servers themselves.
public final class Fence {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Sources sources;

    public Fence(Sources sources) {
        this.sources = sources;
    }

    /// Whether a run may be planned: asks the sources that it reads and all that are forbidden, at
    /// once and within 10 s.
    ///
    /// A source that exists later is not asked. A forbidden one that does not answer is compared by
    /// its address.
    ///
    /// @param read the sources without which there is no run
    public Verdict ask(Access access, Set<SourceName> read) {
        return find(access, read, SourceContact::all).verdict();
    }

    /// What can be said beforehand: as [#ask], and logs in to nothing but what the run reads. The
    /// forbidden ones are compared by their addresses.
    public Survey look(Access access, Set<SourceName> read) {
        return find(
                access,
                read,
                (login, bounds, deadline, _) -> SourceContact.addresses(login, bounds, deadline));
    }

    private Survey find(Access access, Set<SourceName> read, Asking others) {
        if (!access.allowed()) {
            return new Survey(List.of(), new Verdict.Refused(access.notAllowed()));
        }
        var bound =
                Bound.all(access.environment()).stream()
                        .filter(one -> read.contains(one.name()))
                        .toList();
        var asked = bound.stream().filter(one -> !one.spec().existsLater()).toList();
        var apart = access.forbidden().stream().flatMap(one -> Bound.all(one).stream()).toList();
        var deadline = Deadline.in(PATIENCE);
        var forbidden =
                Aside.supply(
                        "fence", () -> others.of(sources.login(), apart, deadline, new Stop()));
        var own = new LinkedHashMap<SourceName, SourceContact>();
        SourceContact.all(sources.login(), asked, deadline, new Stop())
                .forEach(one -> own.put(one.bound().name(), one));
        var met = forbidden.join();
        var found =
                bound.stream().map(one -> found(one, own.get(one.name()), met, access)).toList();
        return new Survey(found, judge(found));
    }

    private interface Asking {
        List<SourceContact> of(Login login, List<Bound> bounds, Deadline deadline, Stop stop);
    }

    private SourceAnswer found(
            Bound bound,
            @Nullable SourceContact met,
            List<SourceContact> forbidden,
            Access access) {
        if (met == null) {
            return new SourceAnswer.Later(bound.name());
        }
        var server = met.server();
        if (server == null) {
            var why = met.whyNot();
            return new SourceAnswer.Silent(
                    bound.name(), why == null ? bound + " gave no answer." : why.getMessage() + "");
        }
        return fenced(bound, server, forbidden, access)
                .<SourceAnswer>map(reason -> new SourceAnswer.Fenced(bound.name(), reason))
                .orElseGet(() -> new SourceAnswer.Answers(bound.name(), server));
    }

    private static Verdict judge(List<SourceAnswer> found) {
        var pinned = new LinkedHashMap<SourceName, ServerIdentity>();
        for (var one : found) {
            if (one instanceof SourceAnswer.Fenced(_, var reason)) {
                return new Verdict.Refused(reason);
            }
            if (one instanceof SourceAnswer.Answers(var name, var server)) {
                pinned.put(name, server);
            }
        }
        for (var one : found) {
            if (one instanceof SourceAnswer.Silent(_, var reason)) {
                return new Verdict.Refused(
                        "%s A run is planned when its sources answer; write exists: later for one that comes into being during the release."
                                .formatted(reason));
            }
        }
        return new Verdict.Clear(pinned);
    }

    private Optional<String> fenced(
            Bound bound, ServerIdentity server, List<SourceContact> forbidden, Access access) {
        return Sources.fenced(sources.login(), bound, server, forbidden, access.mode());
    }

    /// What was found at every source that the run reads, by name, and what follows from it.
    public record Survey(List<SourceAnswer> sources, Verdict verdict) {

        public Survey {
            sources = List.copyOf(sources);
        }
    }

    /// What was found at one source.
    public sealed interface SourceAnswer {

        SourceName name();

        /// A server that the run may read.
        record Answers(SourceName name, ServerIdentity server) implements SourceAnswer {}

        /// It comes into being during the release, and was not asked.
        record Later(SourceName name) implements SourceAnswer {}

        /// Nobody answered; the reason is one sentence.
        record Silent(SourceName name, String reason) implements SourceAnswer {}

        /// The server of an environment that does not allow the run.
        record Fenced(SourceName name, String reason) implements SourceAnswer {}
    }

    /// Whether a run may be planned.
    public sealed interface Verdict {

        /// It may.
        ///
        /// @param servers who answered, to be pinned by the run
        record Clear(Map<SourceName, ServerIdentity> servers) implements Verdict {

            public Clear {
                servers = Map.copyOf(servers);
            }
        }

        /// It may not.
        ///
        /// @param reason one or two sentences that say what to do
        record Refused(String reason) implements Verdict {}
    }
}

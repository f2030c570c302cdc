package dev.tminus.source;

import dev.tminus.runbook.ServerIdentity;
import dev.tminus.runbook.SourceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps a run away from the servers of environments that do not allow its mode, whatever the
/// addresses say: it asks the servers themselves.
public final class Fence {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Sources sources;

    public Fence(Sources sources) {
        this.sources = sources;
    }

    /// Asks all sources of an environment and of those that are forbidden, at once and within 10 s.
    ///
    /// A source that exists later is not asked. A forbidden one that does not answer is compared by
    /// its address.
    ///
    /// @param mustAnswer the sources without which there is no run
    public Verdict ask(Access access, Set<SourceName> mustAnswer) {
        if (!access.allowed()) {
            return new Verdict.Refused(access.notAllowed());
        }
        var own =
                Bound.all(access.environment()).stream()
                        .filter(bound -> !bound.spec().existsLater())
                        .toList();
        var all = new ArrayList<>(own);
        access.forbidden().forEach(environment -> all.addAll(Bound.all(environment)));
        var met = Met.all(sources.login(), all, Deadline.in(PATIENCE), new Stop());
        return judge(
                access,
                mustAnswer,
                met.subList(0, own.size()),
                met.subList(own.size(), all.size()));
    }

    private Verdict judge(
            Access access, Set<SourceName> mustAnswer, List<Met> own, List<Met> forbidden) {
        var pinned = new LinkedHashMap<SourceName, ServerIdentity>();
        for (var one : own) {
            var server = one.server();
            if (server != null) {
                var fenced = fenced(one.bound(), server, forbidden, access);
                if (fenced.isPresent()) {
                    return new Verdict.Refused(fenced.get());
                }
                pinned.put(one.bound().name(), server);
            }
        }
        for (var one : own) {
            if (one.whyNot() != null && mustAnswer.contains(one.bound().name())) {
                return new Verdict.Refused(
                        "%s A run is planned when its sources answer; write exists: later for one that comes into being during the release."
                                .formatted(one.whyNot().getMessage()));
            }
        }
        return new Verdict.Clear(pinned);
    }

    private Optional<String> fenced(
            Bound bound, ServerIdentity server, List<Met> forbidden, Access access) {
        return Sources.fenced(sources.login(), bound, server, forbidden, access.mode());
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

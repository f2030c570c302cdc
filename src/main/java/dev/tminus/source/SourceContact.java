package dev.tminus.source;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.schedule.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What came of asking a bound source who it is.
///
/// @param server who answered, if anybody
/// @param whyNot why nobody did, null where nobody was asked
/// @param endpoint where its address leads, as far as that can be looked up
record SourceContact(
        Bound bound,
        @Nullable ServerIdentity server,
        @Nullable NoAnswer whyNot,
        @Nullable Endpoint endpoint) {

    /// Asks many at once, within the deadline.
    static List<SourceContact> all(Login login, List<Bound> bounds, Deadline deadline, Stop stop) {
        return all(login, bounds, deadline, bound -> ask(login, bound, deadline, stop));
    }

    /// Looks up where many lead, and logs in nowhere.
    static List<SourceContact> addresses(Login login, List<Bound> bounds, Deadline deadline) {
        return all(
                login,
                bounds,
                deadline,
                bound -> new SourceContact(bound, null, null, endpoint(login, bound)));
    }

    private static List<SourceContact> all(
            Login login,
            List<Bound> bounds,
            Deadline deadline,
            Function<Bound, SourceContact> meet) {
        var asked =
                bounds.stream()
                        .map(bound -> Aside.supply("fence", () -> meet.apply(bound)))
                        .toList();
        var met = new ArrayList<SourceContact>();
        for (int i = 0; i < bounds.size(); i++) {
            met.add(await(asked.get(i), login, bounds.get(i), deadline));
        }
        return met;
    }

    private static SourceContact await(
            CompletableFuture<SourceContact> asked, Login login, Bound bound, Deadline deadline) {
        try {
            return asked.get(deadline.left().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent(login, bound, deadline);
        } catch (ExecutionException | TimeoutException e) {
            return silent(login, bound, deadline);
        }
    }

    private static SourceContact silent(Login login, Bound bound, Deadline deadline) {
        var why =
                new NoAnswer(
                        NoAnswer.Reason.TIMED_OUT,
                        "%s gave no answer within %s."
                                .formatted(bound.place(), Durations.exact(deadline.limit())));
        return new SourceContact(bound, null, why, endpoint(login, bound));
    }

    private static SourceContact ask(Login login, Bound bound, Deadline deadline, Stop stop) {
        try (var source = login.open(bound, deadline, stop)) {
            return new SourceContact(bound, source.server(), null, null);
        } catch (NoAnswer e) {
            return new SourceContact(bound, null, e, endpoint(login, bound));
        } catch (RuntimeException e) {
            return silent(login, bound, deadline);
        }
    }

    /// Also of a host that the operator does not let tminus connect to: it is only looked up.
    private static @Nullable Endpoint endpoint(Login login, Bound bound) {
        try {
            return Endpoint.of(login.anyAddress(bound));
        } catch (NoAnswer e) {
            return null;
        }
    }

    /// Why a run that reached this server must not go on, where it must not.
    Optional<String> fences(Bound other, ServerIdentity reached, Endpoint at, Mode mode) {
        if (server != null) {
            return server.isSameDatabaseAs(reached)
                    ? Optional.of(
                            "%s is really %s: both are %s on the same server. %s"
                                    .formatted(other.place(), bound, reached.shown(), never(mode)))
                    : Optional.empty();
        }
        return endpoint != null && endpoint.meets(at)
                ? Optional.of(
                        "%s is at the address of %s%s. %s"
                                .formatted(
                                        other.place(),
                                        bound,
                                        whyNot == null
                                                ? ""
                                                : ", which does not answer and so cannot be told"
                                                        + " apart",
                                        never(mode)))
                : Optional.empty();
    }

    private String never(Mode mode) {
        var run =
                switch (mode) {
                    case REHEARSAL -> "A rehearsal";
                    case LIVE -> "A live run";
                };
        return "%s never touches %s; correct its address in workspace.yaml."
                .formatted(run, bound.environment());
    }
}

package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Contingency.Ending;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.NameServers;
import dev.tminus.runbook.check.SchemaVersionCheck;
import dev.tminus.runbook.check.SchemaVersionCheck.Relation;
import dev.tminus.runbook.names.ResolverName;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether the newer of two bounds lets more pass than the older; where nobody can tell, it does.
final class Looser {

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18})*");

    private Looser() {}

    static Kind kind(boolean looser) {
        return looser ? Kind.WEAKENED : Kind.CHANGED;
    }

    /// A limit that is longer or gone.
    static boolean isLonger(@Nullable Duration was, @Nullable Duration is) {
        return was != null && (is == null || is.compareTo(was) > 0);
    }

    /// A least time that is shorter or gone.
    static boolean isShorter(@Nullable Duration was, @Nullable Duration is) {
        return was != null && (is == null || is.compareTo(was) < 0);
    }

    private static boolean isMore(@Nullable Integer was, @Nullable Integer is) {
        return was != null && (is == null || is > was);
    }

    /// More tries before a failure counts.
    static boolean reaction(@Nullable Reaction was, @Nullable Reaction is) {
        return tries(is) > tries(was);
    }

    private static int tries(@Nullable Reaction reaction) {
        return reaction instanceof Reaction.Retry retry ? retry.times() : 0;
    }

    /// A check that has more or longer chances, or has to pass less often or for a shorter time.
    static boolean until(@Nullable Until was, @Nullable Until is) {
        if (is == null) {
            return was != null && was.passes() > 1;
        }
        if (was == null) {
            return true;
        }
        boolean observed = was.passes() > 1 && isShorter(was.every(), is.every());
        return is.passes() < was.passes()
                || observed
                || isLonger(was.lasts(), is.lasts())
                || isMore(was.giveUpAfter(), is.giveUpAfter())
                || isShorter(was.delay(), is.delay());
    }

    /// Another version that is wanted, numbers within versions as numbers.
    static boolean version(SchemaVersionCheck was, SchemaVersionCheck is) {
        boolean same = was.version().equals(is.version());
        if (is.relation() == Relation.EQUALS) {
            return false;
        }
        if (was.relation() != is.relation()) {
            boolean stricter =
                    was.relation() == Relation.AT_MOST && is.relation() == Relation.BELOW;
            return !(stricter && (same || compare(was.version(), is.version()) > 0));
        }
        var order = compare(was.version(), is.version());
        return is.relation() == Relation.AT_LEAST ? order >= 0 && !same : order <= 0 && !same;
    }

    /// Below zero where the first is lower; zero also where nobody can tell.
    private static int compare(String one, String other) {
        if (!VERSION.matcher(one).matches() || !VERSION.matcher(other).matches()) {
            return 0;
        }
        var left = one.split("\\.");
        var right = other.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            var order = part(left, i).compareTo(part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger part(String[] parts, int at) {
        return at < parts.length ? new BigInteger(parts[at]) : BigInteger.ZERO;
    }

    /// Servers that are no longer asked.
    static boolean asked(@Nullable NameServers was, @Nullable NameServers is) {
        if (was == null || Objects.equals(is, NameServers.ALL)) {
            return false;
        }
        return !(was instanceof NameServers.Resolvers(var before)
                && is instanceof NameServers.Resolvers(var now)
                && !before.contains(ResolverName.ALL)
                && now.containsAll(before));
    }

    /// After a contingency the run goes on further, or takes back less.
    static boolean endings(List<Ending> was, List<Ending> is, Order order) {
        boolean aligned =
                was.size() == is.size()
                        && IntStream.range(0, was.size())
                                .allMatch(i -> sameTest(was.get(i), is.get(i)));
        if (aligned) {
            return IntStream.range(0, was.size())
                    .anyMatch(i -> then(was.get(i).then(), is.get(i).then(), order));
        }
        return is.stream()
                .anyMatch(now -> was.stream().anyMatch(old -> then(old.then(), now.then(), order)));
    }

    private static boolean sameTest(Ending was, Ending is) {
        return Components.same(was.when(), is.when());
    }

    private static boolean then(Then was, Then is, Order order) {
        int more = Integer.compare(reach(is), reach(was));
        return more > 0 || (more == 0 && order.isLater(was.step(), is.step()));
    }

    /// How far the release goes on with it, or how little of it is taken back.
    private static int reach(Then then) {
        return switch (then) {
            case Then.RollBack _ -> 0;
            case Then.Scrub _ -> 1;
            case Then.RollBackTo _ -> 2;
            case Then.Hold _ -> 3;
            case Then.Postpone _ -> 4;
            case Then.Retry _ -> 5;
            case Then.Resume _ -> 6;
            case Then.ContinueAt _ -> 7;
        };
    }
}

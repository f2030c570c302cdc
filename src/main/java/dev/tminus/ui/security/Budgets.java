package dev.tminus.ui.security;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much each address may ask for before somebody signs in there: some at once, and then so many
/// a second. A network of IPv6 counts as one address, and those that were quiet longest are
/// forgotten first.
final class Budgets {

    private static final int MOST_KEPT = 10_000;
    private static final int NETWORK_BYTES = 8;

    private final InstantSource clock;
    private final double most;
    private final double perSecond;
    private final Map<String, Left> budgets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    Budgets(InstantSource clock, int most, double perSecond) {
        this.clock = clock;
        this.most = most;
        this.perSecond = perSecond;
    }

    /// Spends one, or says how long until there is one to spend.
    synchronized Duration spend(String address) {
        var now = clock.instant();
        var network = network(address);
        var before = budgets.getOrDefault(network, new Left(most, now));
        var seconds = Math.max(0, Duration.between(before.at(), now).toMillis()) / 1000.0;
        var left = Math.min(most, before.amount() + seconds * perSecond);
        if (left < 1) {
            budgets.put(network, new Left(left, now));
            return Duration.ofMillis((long) Math.ceil((1 - left) / perSecond * 1000));
        }
        budgets.put(network, new Left(left - 1, now));
        return Duration.ZERO;
    }

    /// What counts as one visitor: an address, or the network of 64 bits that somebody with IPv6
    /// has to themselves.
    static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of()
                    .formatHex(
                            bytes.length > NETWORK_BYTES
                                    ? Arrays.copyOf(bytes, NETWORK_BYTES)
                                    : bytes);
        } catch (IllegalArgumentException noAddress) {
            return "unknown";
        }
    }

    private record Left(double amount, Instant at) {}
}

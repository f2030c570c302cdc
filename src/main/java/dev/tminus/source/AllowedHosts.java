package dev.tminus.source;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The hosts that the operator lets tminus connect to, so that no workspace can send a password to
/// a host of its own choosing.
///
/// An entry is a host name or IP address, `*.example.test` for all names below, or `10.0.0.0/8` for
/// all addresses of a network; a network says nothing about names, since whoever answers for a name
/// can change its address after it was looked up.
public final class AllowedHosts {

    /// Any host.
    public static final AllowedHosts ALL = new AllowedHosts(List.of());

    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9._-]*[a-z0-9])?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
    private static final Pattern NETWORK = Pattern.compile("([0-9a-f:.]+)/([0-9]{1,3})");

    private final List<String> entries;

    private AllowedHosts(List<String> entries) {
        this.entries = List.copyOf(entries);
    }

    /// Reads the operator's setting: entries separated by commas, empty for any host.
    ///
    /// @throws IllegalArgumentException where an entry is none of the known forms
    public static AllowedHosts parse(String setting) {
        return parse("tminus.sources.hosts", setting);
    }

    static AllowedHosts parse(String name, String setting) {
        var entries = new ArrayList<String>();
        for (var written : setting.split(",", -1)) {
            var entry = plain(written.strip());
            if (entry.isEmpty()) {
                continue;
            }
            if (!isNetwork(entry) && !isNumeric(entry) && !NAME.matcher(entry).matches()) {
                throw new IllegalArgumentException(
                        "%s holds %s, which is no host name, IP address, *.name or"
                                        .formatted(name, written.strip())
                                + " network such as 10.0.0.0/8");
            }
            entries.add(entry);
        }
        return new AllowedHosts(entries);
    }

    boolean allows(String host) {
        var plain = plain(host);
        return entries.isEmpty() || entries.stream().anyMatch(entry -> matches(entry, plain));
    }

    /// For people: `db.example.test and *.example.test`.
    String shown() {
        return String.join(" and ", entries);
    }

    private static boolean matches(String entry, String host) {
        if (entry.startsWith("*.")) {
            return host.endsWith(entry.substring(1)) && !isNumeric(host);
        }
        if (isNumeric(host) && (isNumeric(entry) || isNetwork(entry))) {
            return contains(entry, bytes(host));
        }
        return entry.equals(host);
    }

    private static boolean contains(String network, byte[] address) {
        int slash = network.indexOf('/');
        var base = bytes(slash < 0 ? network : network.substring(0, slash));
        if (base.length != address.length) {
            return false;
        }
        int bits = slash < 0 ? base.length * 8 : Integer.parseInt(network.substring(slash + 1));
        int whole = bits / 8;
        int mask = bits % 8 == 0 ? 0 : 0xFF << (8 - bits % 8);
        return Arrays.equals(base, 0, whole, address, 0, whole)
                && (mask == 0 || (base[whole] & mask) == (address[whole] & mask));
    }

    private static boolean isNetwork(String entry) {
        var parts = NETWORK.matcher(entry);
        return parts.matches()
                && isNumeric(parts.group(1))
                && Integer.parseInt(parts.group(2)) <= bytes(parts.group(1)).length * 8;
    }

    private static boolean isNumeric(String host) {
        return NUMERIC.matcher(host).matches() && bytes(host).length > 0;
    }

    /// Of a literal address, without asking anybody; none where it is no such thing.
    private static byte[] bytes(String literal) {
        try {
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String plain(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]")
                ? lower.substring(1, lower.length() - 1)
                : lower;
    }
}

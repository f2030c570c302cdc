package dev.tminus.language.forms;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses in numbers, with or without a port: `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`,
/// `[2001:db8::1]:5353`.
public final class IpAddress {

    private static final String PART = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String PORT = "(?::(?<port>\\d{1,5}))?";
    private static final Pattern FOUR = Pattern.compile(PART + "(?:\\." + PART + "){3}" + PORT);
    private static final Pattern BARE = Pattern.compile("(?<six>[0-9A-Fa-f:.]{2,45})");
    private static final Pattern BRACKETS =
            Pattern.compile("\\[(?<six>[0-9A-Fa-f:.]{2,45})]" + PORT);
    private static final int HIGHEST_PORT = 65_535;

    private IpAddress() {}

    public static boolean isOne(String text) {
        var four = FOUR.matcher(text);
        if (four.matches()) {
            return isPort(four.group("port"));
        }
        var brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            return isSix(brackets.group("six")) && isPort(brackets.group("port"));
        }
        return BARE.matcher(text).matches() && isSix(text);
    }

    private static boolean isPort(@Nullable String port) {
        return port == null
                || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= HIGHEST_PORT);
    }

    private static boolean isSix(String text) {
        try {
            return text.contains(":") && InetAddress.ofLiteral(text) instanceof Inet6Address;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}

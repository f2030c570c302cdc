package dev.tminus.source;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JDBC address taken apart by an allow-list; drivers only ever see what is put together again
/// from these parts.
///
/// An H2 `INIT`, a PostgreSQL `socketFactory` or a MariaDB `sessionVariables` runs code or reads
/// files here, so a property that is not listed is refused. Embedded H2 addresses are refused too:
/// such a database would run inside tminus.
record Address(
        Product product,
        String scheme,
        String host,
        int port,
        String database,
        Map<String, String> options) {

    private static final int MOST_CHARACTERS = 2_000;

    private static final String HOST =
            "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])";
    private static final String PORT = "(?::([0-9]{1,5}))?";
    private static final Pattern H2 =
            Pattern.compile(
                    "jdbc:(h2:tcp|h2:ssl)://"
                            + HOST
                            + PORT
                            + "/((?:mem:|~/|/|\\./)?[A-Za-z0-9_][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_][A-Za-z0-9_-]*)*)"
                            + "((?:;.*)?)");
    private static final Pattern SERVER =
            Pattern.compile(
                    "jdbc:(postgresql|mariadb)://"
                            + HOST
                            + PORT
                            + "/([A-Za-z0-9_$][A-Za-z0-9_.$-]*)((?:\\?.*)?)");
    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";

    /// What an address may set, and to what.
    private static final Map<Product, Map<String, String>> ALLOWED =
            Map.of(
                    Product.H2, Map.of("SCHEMA", IDENTIFIER, "IFEXISTS", "TRUE"),
                    Product.POSTGRESQL,
                            Map.of(
                                    "sslmode",
                                    "disable|allow|prefer|require|verify-ca|verify-full",
                                    "currentSchema",
                                    IDENTIFIER + "(?:," + IDENTIFIER + ")*"),
                    Product.MARIADB, Map.of("sslMode", "disable|trust|verify-ca|verify-full"));

    /// Takes an address apart.
    static Address parse(String jdbc) throws Refused {
        if (jdbc.length() > MOST_CHARACTERS) {
            throw new Refused("it is longer than 2,000 characters");
        }
        var h2 = H2.matcher(jdbc);
        if (h2.matches()) {
            return of(Product.H2, h2, ";");
        }
        var server = SERVER.matcher(jdbc);
        if (server.matches()) {
            var product = server.group(1).equals("mariadb") ? Product.MARIADB : Product.POSTGRESQL;
            return of(product, server, "&");
        }
        throw new Refused("it has none of the known forms");
    }

    private static Address of(Product product, Matcher parts, String separator) throws Refused {
        var written = parts.group(3);
        int port = written == null ? product.defaultPort() : Integer.parseInt(written);
        if (port < 1 || port > 65_535) {
            throw new Refused("its port is not between 1 and 65535");
        }
        var tail = parts.group(5);
        var options = options(product, tail.isEmpty() ? "" : tail.substring(1), separator);
        return new Address(product, parts.group(1), parts.group(2), port, parts.group(4), options);
    }

    private static Map<String, String> options(Product product, String tail, String separator)
            throws Refused {
        var options = new LinkedHashMap<String, String>();
        if (tail.isEmpty()) {
            return options;
        }
        for (var option : tail.split(separator, -1)) {
            int equals = option.indexOf('=');
            var name = equals < 0 ? option : option.substring(0, equals);
            var value = equals < 0 ? "" : option.substring(equals + 1);
            check(product, name, value);
            if (options.put(name, value) != null) {
                throw new Refused("it sets", name, "twice");
            }
        }
        return options;
    }

    private static void check(Product product, String name, String value) throws Refused {
        var allowed = ALLOWED.getOrDefault(product, Map.of());
        var pattern = allowed.get(name);
        if (pattern == null) {
            throw new Refused("it sets", name, "and only " + names(allowed) + " may be set");
        }
        if (!Pattern.matches(pattern, value)) {
            throw new Refused("its", name, "has a value that is not allowed");
        }
    }

    private static String names(Map<String, String> allowed) {
        return String.join(" and ", allowed.keySet().stream().sorted().toList());
    }

    /// The forms that are allowed, for people.
    static String forms() {
        return "jdbc:h2:tcp://host:port/name, jdbc:postgresql://host:port/name or"
                + " jdbc:mariadb://host:port/name";
    }

    /// The schemas that are searched for tables; empty where the address names none.
    String path() {
        return options.getOrDefault("currentSchema", "");
    }

    String url() {
        return "jdbc:%s://%s:%d/%s"
                .formatted(scheme, host.toLowerCase(Locale.ROOT), port, database);
    }

    /// Why an address is refused.
    static final class Refused extends Exception {

        private final String about;
        private final String after;

        Refused(String reason) {
            this(reason, "", "");
        }

        /// @param about what of the address is wrong; shown only where the workspace itself writes
        ///   it, not where it came out of a secret
        Refused(String before, String about, String after) {
            super(before);
            this.about = about;
            this.after = after;
        }

        String because(String written) {
            if (after.isEmpty()) {
                return String.valueOf(getMessage());
            }
            var known = !about.isBlank() && written.contains(about);
            return getMessage() + " " + (known ? about : "a property") + " " + after;
        }
    }
}

package dev.tminus.source;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.SourceSpec;
import dev.tminus.source.Address.Refused;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Secrets.Unresolved;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Opens the data sources of environments; the only way to a database of a release.
///
/// Each opening is a login of its own and no pool: checks are minutes apart, each wants a
/// transaction to itself, a pool would hold sessions on production and passwords in memory all
/// night, and a fresh login proves that the credentials still work.
public final class Sources {

    private final Secrets secrets;

    public Sources(Secrets secrets) {
        this.secrets = secrets;
    }

    /// Opens a source and takes its snapshot: everything read until it is closed is of one moment.
    ///
    /// @param deadline bounds everything done with the source, logging in included
    public OpenSource open(SourceName name, Access access, Deadline deadline, Stop stop)
            throws NoAnswer {
        var environment = access.environment();
        if (!access.allowed()) {
            throw new NoAnswer(Reason.MODE_NOT_ALLOWED, notAllowed(access));
        }
        var spec = environment.sources().get(name);
        if (spec == null) {
            throw new NoAnswer(Reason.UNKNOWN_SOURCE, unknown(name, access));
        }
        var place = "Source " + name + " in " + environment.name();
        return open(spec, place, deadline, stop);
    }

    private OpenSource open(SourceSpec spec, String place, Deadline deadline, Stop stop)
            throws NoAnswer {
        var password = resolve(spec.password(), place);
        if (!spec.password().isEmpty() && !Secrets.isReference(spec.password())) {
            throw new NoAnswer(
                    Reason.UNRESOLVED_SECRET,
                    place
                            + " has its password written out; write ${TMINUS_SECRET_NAME} or"
                            + " ${file:name} there.");
        }
        var user = resolve(spec.user(), place);
        var jdbc = resolve(spec.jdbc(), place);
        var address = address(spec.jdbc(), jdbc.text(), place);
        var hidden = new ArrayList<String>(password.values());
        hidden.addAll(user.values());
        hidden.addAll(hidden(spec.jdbc(), jdbc.values(), address));
        var diagnosis =
                new Diagnosis(
                        place, spec.jdbc(), spec.user(), new Redaction(hidden), deadline, stop);
        var settings = address.product().driverSettings(address, deadline);
        settings.setProperty("user", user.text());
        settings.setProperty("password", password.text());
        var dial = new Dial(driver(address.url(), place), address.url(), settings, diagnosis);
        return OpenSource.begin(dial.connect(), address, diagnosis);
    }

    private Secrets.Resolved resolve(String written, String place) throws NoAnswer {
        try {
            return secrets.resolve(written);
        } catch (Unresolved e) {
            throw new NoAnswer(
                    Reason.UNRESOLVED_SECRET, place + " needs a secret: " + e.getMessage() + ".");
        }
    }

    private static Address address(String written, String jdbc, String place) throws NoAnswer {
        try {
            return Address.parse(jdbc);
        } catch (Refused e) {
            throw new NoAnswer(
                    Reason.ADDRESS_NOT_ALLOWED,
                    "%s has an address that is not allowed: %s. Allowed are %s."
                            .formatted(place, e.because(written), Address.forms()));
        }
    }

    /// What a secret brought into the address; host and database too, where it held the whole.
    private static List<String> hidden(String written, List<String> values, Address address) {
        var hidden = new ArrayList<String>(values);
        if (Secrets.hasReference(written)) {
            for (var part : List.of(address.host(), address.database())) {
                if (!written.contains(part)) {
                    hidden.add(part);
                }
            }
        }
        return hidden;
    }

    private static Driver driver(String url, String place) throws NoAnswer {
        try {
            return DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new NoAnswer(
                    Reason.CANNOT_CONNECT, place + " has no driver for its kind of database.");
        }
    }

    private static String notAllowed(Access access) {
        var allows =
                access.environment().allows().stream()
                        .sorted()
                        .map(Sources::words)
                        .collect(Collectors.joining(" and "));
        return "Environment %s does not allow %s; it allows %s."
                .formatted(
                        access.environment().name(),
                        words(access.mode()),
                        allows.isEmpty() ? "nothing" : allows);
    }

    private static String words(Mode mode) {
        return switch (mode) {
            case REHEARSAL -> "rehearsals";
            case LIVE -> "live runs";
        };
    }

    private static String unknown(SourceName name, Access access) {
        var has =
                access.environment().sources().keySet().stream()
                        .sorted()
                        .map(SourceName::value)
                        .collect(Collectors.joining(", "));
        return "Environment %s has no source %s; it has %s."
                .formatted(access.environment().name(), name, has.isEmpty() ? "none" : has);
    }
}

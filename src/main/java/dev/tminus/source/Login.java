package dev.tminus.source;

import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.Address.Refused;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Secrets.Unresolved;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Logs in where an environment binds a source, to hosts that the operator allows.
record Login(Secrets secrets, AllowedHosts hosts) {

    OpenSource open(Bound bound, Deadline deadline, Stop stop) throws NoAnswer {
        var spec = bound.spec();
        var place = bound.place();
        var jdbc = resolve(spec.jdbc(), place);
        var address = address(bound, jdbc);
        checkReference(spec, place);
        var password = resolve(spec.password(), place);
        var user = resolve(spec.user(), place);
        checkBound(bound, address, password);
        checkBound(bound, address, user);
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

    /// Where a source is bound to. Where a source is, on whatever host; nothing may be sent there.
    ///
    /// A host that holds a secret must be allowed even so: looking it up tells it to whoever
    /// answers for its domain.
    Address anyAddress(Bound bound) throws NoAnswer {
        var written = bound.spec().jdbc();
        var jdbc = resolve(written, bound.place());
        var address = parse(written, jdbc.text(), bound.place());
        return written.contains(address.host()) ? address : address(bound, jdbc);
    }

    Address address(Bound bound) throws NoAnswer {
        return address(bound, resolve(bound.spec().jdbc(), bound.place()));
    }

    private Address address(Bound bound, Secrets.Resolved jdbc) throws NoAnswer {
        var written = bound.spec().jdbc();
        var address = parse(written, jdbc.text(), bound.place());
        if (!hosts.allows(address.host())) {
            throw new NoAnswer(
                    Reason.HOST_NOT_ALLOWED,
                    "%s is on host %s, and this tminus may connect to %s only; its operator sets that with tminus.sources.hosts."
                            .formatted(bound.place(), host(bound, address), hosts.shown()));
        }
        checkBound(bound, address, jdbc);
        return address;
    }

    private static void checkBound(Bound bound, Address address, Secrets.Resolved resolved)
            throws NoAnswer {
        for (var secret : resolved.bounds()) {
            if (!secret.hosts().allows(address.host())) {
                throw new NoAnswer(
                        Reason.HOST_NOT_ALLOWED,
                        "%s is on host %s, and %s may go to %s only; its operator sets that with %s."
                                .formatted(
                                        bound.place(),
                                        host(bound, address),
                                        secret.reference(),
                                        secret.hosts().shown(),
                                        secret.setting()));
            }
        }
    }

    private static String host(Bound bound, Address address) {
        return bound.spec().jdbc().contains(address.host()) ? address.host() : "***";
    }

    private static void checkReference(SourceSpec spec, String place) throws NoAnswer {
        if (!spec.password().isEmpty() && !Secrets.isReference(spec.password())) {
            throw new NoAnswer(
                    Reason.UNRESOLVED_SECRET,
                    place
                            + " has its password written out; write ${TMINUS_SECRET_NAME} or"
                            + " ${file:name} there.");
        }
    }

    private Secrets.Resolved resolve(String written, String place) throws NoAnswer {
        try {
            return secrets.resolve(written);
        } catch (Unresolved e) {
            throw new NoAnswer(
                    Reason.UNRESOLVED_SECRET, place + " needs a secret: " + e.getMessage() + ".");
        }
    }

    private static Address parse(String written, String jdbc, String place) throws NoAnswer {
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

    @Override
    public String toString() {
        return "Login";
    }
}

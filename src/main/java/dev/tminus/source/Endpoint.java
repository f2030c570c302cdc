package dev.tminus.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Where an address leads: all that can be said about a server that does not answer.
///
/// @param hosts its name and its IP addresses; all of this machine's own are `loopback`
record Endpoint(Product product, Set<String> hosts, int port, String database) {

    static Endpoint of(Address address) {
        var hosts = new TreeSet<String>();
        var name = address.host().toLowerCase(Locale.ROOT);
        hosts.add(name);
        try {
            Arrays.stream(InetAddress.getAllByName(name)).map(Endpoint::shown).forEach(hosts::add);
        } catch (UnknownHostException e) {
            // Then its name is all there is.
        }
        return new Endpoint(address.product(), hosts, address.port(), address.database());
    }

    private static String shown(InetAddress ip) {
        return ip.isLoopbackAddress() ? "loopback" : ip.getHostAddress();
    }

    boolean meets(Endpoint other) {
        return product == other.product
                && port == other.port
                && database.equals(other.database)
                && !Collections.disjoint(hosts, other.hosts);
    }
}

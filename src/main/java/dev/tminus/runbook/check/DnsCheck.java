package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks name servers what they know of a name, and for how long.
///
/// @param name made of variables of the environment, so that a rehearsal asks for another one
/// @param expect what the values of the records must be; null where only their TTL counts
/// @param ttl null where any will do
/// @param agree per cent of the servers asked whose answer must be as expected
public record DnsCheck(
        CheckBasics basics,
        String name,
        Type type,
        @Nullable Expectation expect,
        @Nullable Ttl ttl,
        NameServers ask,
        BigDecimal agree)
        implements CheckSpec.Expecting, CheckSpec.OutOfReach {

    /// The type of a record.
    public enum Type {
        A,
        AAAA,
        CNAME,
        MX,
        NS,
        PTR,
        SOA,
        SRV,
        TXT,
        CAA
    }

    /// Limits of a record's time to live, both included; null where there is none.
    public record Ttl(@Nullable Duration atLeast, @Nullable Duration atMost) {

        /// A lowered TTL is no longer than a window that people can wait through.
        private boolean isShort() {
            return atMost != null && atMost.compareTo(Duration.ofHours(1)) <= 0;
        }
    }

    @Override
    public String kind() {
        return "dns";
    }

    @Override
    public DnsCheck on(CheckBasics other) {
        return new DnsCheck(other, name, type, expect, ttl, ask, agree);
    }

    @Override
    public DnsCheck bound(UnaryOperator<String> value) {
        return new DnsCheck(
                basics,
                value.apply(name),
                type,
                expect == null ? null : expect.bound(value),
                ttl,
                ask,
                agree);
    }

    @Override
    public Optional<String> host() {
        return Optional.of(name);
    }

    @Override
    public Set<Proves> proves() {
        var proves = EnumSet.noneOf(Proves.class);
        if (expect != null && ask instanceof NameServers.Resolvers) {
            proves.add(Proves.NOBODY_LEFT);
        }
        if (ttl != null && ttl.isShort()) {
            proves.add(Proves.SHORT_TTL);
        }
        return proves;
    }

    @Override
    public Stream<BoundName> bindings() {
        return ask instanceof NameServers.Resolvers(var groups)
                ? groups.stream().map(group -> group)
                : Stream.of();
    }
}

package dev.tminus.lint;

import dev.tminus.runbook.DnsCheck;
import dev.tminus.runbook.Effects.Change;
import dev.tminus.runbook.Step;
import java.util.List;
import java.util.stream.Stream;

/// Names that a step makes lead elsewhere.
final class DnsMoves {

    private DnsMoves() {}

    /// The variables of their hosts. Where the checks that decide a step ask for the TTL of a host
    /// alone, that is all it changes; the first checks after it tell as well, where a later step
    /// moves the host.
    static List<String> of(Step step, Subject subject) {
        return hosts(step).filter(host -> !changesTtlOnly(step, host, subject)).toList();
    }

    private static Stream<String> hosts(Step step) {
        return step.terms().effects().changes().stream()
                .map(change ->
                        switch (change) {
                            case Change.Dns(var host) -> host;
                        });
    }

    private static boolean changesTtlOnly(Step step, String host, Subject subject) {
        var own = asked(step, host, subject);
        boolean movesLater =
                subject.runbook()
                        .allSteps()
                        .filter(later -> hosts(later).anyMatch(host::equals))
                        .anyMatch(later -> subject.order().isBefore(step.id(), later.id()));
        var checks =
                own.isEmpty() && movesLater
                        ? subject.runbook()
                                .allSteps()
                                .filter(next -> next.needs().contains(step.id()))
                                .filter(next -> hosts(next).noneMatch(host::equals))
                                .flatMap(next -> asked(next, host, subject).stream())
                                .toList()
                        : own;
        return !checks.isEmpty()
                && checks.stream().allMatch(check -> check.ttl() != null && check.expect() == null);
    }

    private static List<DnsCheck> asked(Step step, String host, Subject subject) {
        return subject.decidingChecks(step)
                .filter(DnsCheck.class::isInstance)
                .map(DnsCheck.class::cast)
                .filter(check -> check.name().contains(host))
                .toList();
    }
}

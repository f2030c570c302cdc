package dev.tminus.lint.basis;

import dev.tminus.runbook.Effects.Change;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.DnsCheck;
import java.util.List;
import java.util.stream.Stream;

/// Names that a step makes lead elsewhere.
public final class DnsMoves {

    private DnsMoves() {}

    /// The variables of their hosts. Where the checks that decide a step ask for the TTL of a host
    /// alone, that is all it changes; the first checks after it tell as well, where a later step
    /// moves the host.
    public static List<String> of(Step step, LintedRunbook subject) {
        return hosts(step).filter(host -> !changesTtlOnly(step, host, subject)).toList();
    }

    public static Stream<String> hosts(Step step) {
        return step.safeguards().effects().changes().stream()
                .map(change ->
                        switch (change) {
                            case Change.Dns(var host) -> host;
                        });
    }

    private static boolean changesTtlOnly(Step step, String host, LintedRunbook subject) {
        var own = asked(step, host, subject);
        boolean movesLater =
                subject.runbook()
                        .allSteps()
                        .filter(later -> hosts(later).anyMatch(host::equals))
                        .anyMatch(later -> subject.order().isBefore(step.id(), later.id()));
        var checks = own.isEmpty() && movesLater ? askedNext(step, host, subject) : own;
        return !checks.isEmpty()
                && checks.stream().allMatch(check -> check.ttl() != null && check.expect() == null);
    }

    /// What the first steps after it ask, as far as no other change of the host lies between.
    private static List<DnsCheck> askedNext(Step step, String host, LintedRunbook subject) {
        var order = subject.order();
        var about =
                subject.runbook()
                        .allSteps()
                        .filter(next -> order.isBefore(step.id(), next.id()))
                        .filter(next ->
                                hosts(next).anyMatch(host::equals)
                                        || !asked(next, host, subject).isEmpty())
                        .toList();
        return about.stream()
                .filter(next ->
                        about.stream().noneMatch(other -> order.isBefore(other.id(), next.id())))
                .filter(next -> hosts(next).noneMatch(host::equals))
                .flatMap(next -> asked(next, host, subject).stream())
                .toList();
    }

    private static List<DnsCheck> asked(Step step, String host, LintedRunbook subject) {
        return subject.decidingChecks(step)
                .filter(DnsCheck.class::isInstance)
                .map(DnsCheck.class::cast)
                .filter(check -> check.name().contains(host))
                .toList();
    }
}

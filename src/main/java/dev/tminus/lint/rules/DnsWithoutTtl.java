package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.DnsMoves;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.CheckSpec.Proves;
import java.time.Duration;
import java.util.stream.Stream;

/// A change of DNS before which nobody made sure that the old answer is forgotten soon.
final class DnsWithoutTtl implements RunbookRule {

    /// Longer than the old TTL of nearly every name.
    private static final Duration LONG = Duration.ofDays(1);

    @Override
    public String code() {
        return "dns-without-ttl";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .forEach(step ->
                        DnsMoves.of(step, subject)
                                .forEach(host -> lookAt(step, host, subject, findings)));
    }

    private static void lookAt(Step step, String host, LintedRunbook subject, Findings findings) {
        var checked =
                subject.order()
                        .before(step)
                        .filter(earlier ->
                                subject.decidingChecks(earlier)
                                        .filter(check -> check.proves().contains(Proves.SHORT_TTL))
                                        .flatMap(check -> check.host().stream())
                                        .anyMatch(name -> name.contains(host)))
                        .toList();
        var at = findings.at(Part.STEP, step.id(), "changes");
        if (checked.isEmpty()) {
            at.say(
                    "`%s` changes the DNS name `%s`, and no check before it finds its TTL lowered."
                            .formatted(step.id(), host),
                    "Lower the TTL, check it with `dns: {ttl: {at-most: …}}`, wait for one old TTL,"
                            + " then change the name.");
        } else if (Stream.concat(checked.stream(), lowering(step, host, subject))
                .noneMatch(earlier -> isLongBefore(earlier, step, subject))) {
            at.say(
                    "`%s` changes the DNS name `%s` right after its TTL was found lowered: answers with the old TTL are still kept elsewhere."
                            .formatted(step.id(), host),
                    "Put a `wait` step for one old TTL between the check and the change.");
        }
    }

    /// The steps before it that change the TTL of the name alone.
    private static Stream<Step> lowering(Step step, String host, LintedRunbook subject) {
        return subject.order()
                .before(step)
                .filter(each -> DnsMoves.hosts(each).anyMatch(host::equals))
                .filter(each -> !DnsMoves.of(each, subject).contains(host));
    }

    private static boolean isLongBefore(Step checked, Step step, LintedRunbook subject) {
        boolean waits =
                subject.order()
                        .before(step)
                        .anyMatch(between ->
                                between instanceof WaitStep
                                        && subject.order().isBefore(checked.id(), between.id()));
        var from = subject.plan().steps().get(checked.id());
        var to = subject.plan().steps().get(step.id());
        var start = from == null ? null : from.start();
        var end = to == null ? null : to.start();
        return waits
                || (start != null
                        && end != null
                        && Duration.between(start, end).compareTo(LONG) >= 0);
    }
}

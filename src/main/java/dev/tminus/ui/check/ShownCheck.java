package dev.tminus.ui.check;

import dev.tminus.check.CheckReport;
import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunId;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.CheckProgress;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.StepCheck;
import dev.tminus.ui.parts.WallTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page is about: one check of a step, and the attempt that is looked at.
final class ShownCheck {

    private final RunGateway gateway;
    private final Step step;
    private final StepCheck check;
    private final Reports reports;
    private final ZoneId zone = Browser.zone();
    private @Nullable Integer chosen;

    ShownCheck(RunGateway gateway, Step step, StepCheck check, Reports reports) {
        this.gateway = gateway;
        this.step = step;
        this.check = check;
        this.reports = reports;
    }

    /// Looks at one attempt from now on, or always at the newest that has an outcome.
    void choose(@Nullable Integer number) {
        chosen = number;
    }

    boolean isChosen() {
        return chosen != null;
    }

    RunGateway gateway() {
        return gateway;
    }

    RunId run() {
        return gateway.state().id();
    }

    Step step() {
        return step;
    }

    StepCheck check() {
        return check;
    }

    StepState state() {
        return gateway.state().step(step.id());
    }

    /// All attempts, oldest first.
    List<CheckAttempt> attempts() {
        return state().checks().getOrDefault(check.as(), List.of());
    }

    /// The attempt that is looked at, or null before the first.
    @Nullable CheckAttempt attempt() {
        var attempts = attempts();
        if (chosen != null) {
            var number = chosen;
            return attempts.stream().filter(one -> one.number() == number).findFirst().orElse(null);
        }
        return attempts.reversed().stream()
                .filter(one -> one.outcome() != null)
                .findFirst()
                .orElse(attempts.isEmpty() ? null : attempts.getLast());
    }

    /// The attempt under way, or null.
    @Nullable CheckAttempt underWay() {
        var attempts = attempts();
        return attempts.isEmpty() || attempts.getLast().outcome() != null
                ? null
                : attempts.getLast();
    }

    /// How far the check has come by now.
    CheckProgress tries() {
        return Rules.tries(gateway.state(), step.id(), gateway.now()).stream()
                .filter(one -> one.use().equals(check.as()))
                .findFirst()
                .orElseThrow();
    }

    /// The outcome that is looked at, or null.
    @Nullable Outcome outcome() {
        var attempt = attempt();
        return attempt == null ? null : attempt.outcome();
    }

    /// The report of that outcome, or null.
    @Nullable CheckReport report() {
        var outcome = outcome();
        return outcome == null ? null : reports.of(outcome).orElse(null);
    }

    /// Whether the files of that outcome were kept and are no more.
    boolean isGone() {
        var outcome = outcome();
        return outcome != null && reports.isGone(outcome);
    }

    ZoneId zone() {
        return zone;
    }

    /// How people of the workspace call the reader's zone.
    String zoneName() {
        return Site.nameOf(zone(), Site.of(gateway.board().workspace()));
    }

    /// A wall clock time in the reader's zone.
    String time(Instant at) {
        return WallTimes.near(at, gateway.state().plan().zero(), zone());
    }
}

package dev.tminus.ui.home;

import dev.tminus.ledger.RunGlance;
import dev.tminus.run.RunId;
import dev.tminus.run.rules.Awaited;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The next step of any run that a person takes part in.
///
/// @param at its planned start, null where nothing gives it a time
record NextStep(RunId run, StepId step, String number, @Nullable Instant at) {

    private static final Comparator<Instant> EARLIER = Comparator.naturalOrder();

    /// The earliest over all runs; one without a time comes after all others.
    static Optional<NextStep> of(List<RunGlance> runs, PersonId person) {
        return runs.stream()
                .flatMap(glance ->
                        Rules.ahead(glance.state(), person)
                                .map(ahead -> of(glance, ahead))
                                .stream())
                .min(Comparator.comparing(NextStep::at, Comparator.nullsLast(EARLIER)));
    }

    private static NextStep of(RunGlance glance, Awaited.Ahead ahead) {
        var run = glance.state();
        return new NextStep(
                run.id(),
                ahead.step(),
                run.checklist().step(ahead.step()).basics().number(),
                ahead.at());
    }
}

package dev.tminus.language.rules;

import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.shapes.ContingencyShape;
import dev.tminus.language.shapes.FleetShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Trigger;
import dev.tminus.runbook.Reaction;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is over by the time that a contingency is opened.
final class Openings {

    private static final Set<On> BY_ITS_CHECKS = Set.of(On.FAILED, On.INCONCLUSIVE);

    private final RunbookDraft draft;
    private final Index index;
    private final OrderSteps.Order order;

    private Openings(RunbookDraft draft, Index index, OrderSteps.Order order) {
        this.draft = draft;
        this.index = index;
        this.order = order;
    }

    /// What comes before what, through contingencies too.
    static Before before(RunbookDraft draft, Index index, OrderSteps.Order order) {
        var openings = new Openings(draft, index, order);
        return new Before(
                new NeedsGraph(draft.allSteps().toList(), openings::over), order.unclear());
    }

    private List<StepDraft> over(StepDraft step) {
        var lane = index.lane(step);
        var when = lane == null ? null : lane.get(ContingencyShape.WHEN);
        if (lane == null || when == null || !order.of(step).isEmpty()) {
            return order.over(step);
        }
        var asked = asked(lane, when);
        var after = when.get(ContingencyShape.AFTER);
        var opens = after == null ? null : index.step(after.value().value());
        if (asked == null) {
            return order.over(opens == null ? step : opens);
        }
        return Stream.concat(
                        Stream.of(asked),
                        opens == null ? Stream.empty() : order.over(opens).stream())
                .toList();
    }

    /// The one check step by whose checks the contingency is opened, null where there are others.
    private @Nullable StepDraft asked(ContingencyDraft lane, Draft<Trigger> when) {
        if (when.each(ContingencyShape.OF).size() != 1
                || when.each(ContingencyShape.ON).isEmpty()
                || !BY_ITS_CHECKS.containsAll(when.each(ContingencyShape.ON))) {
            return null;
        }
        var step = index.step(when.each(ContingencyShape.OF).getFirst().value().name());
        boolean alone =
                step != null
                        && step.type() == StepDraft.Type.CHECK
                        && draft.allSteps()
                                .filter(each -> !each.equals(step))
                                .flatMap(StepShape::reactions)
                                .noneMatch(each -> opens(each.value(), lane))
                        && betweenSteps().noneMatch(each -> opens(each.value(), lane));
        return alone ? step : null;
    }

    /// Of watches and waves.
    private Stream<Placed<Reaction>> betweenSteps() {
        return Stream.concat(
                draft.each(RunbookShape.WATCH).stream()
                        .flatMap(watch -> Stream.ofNullable(watch.get(WatchShape.ON_FAIL))),
                draft.phases().stream()
                        .flatMap(phase -> Stream.ofNullable(phase.get(FleetShape.ON_FAIL))));
    }

    private static boolean opens(Reaction reaction, ContingencyDraft lane) {
        return switch (reaction) {
            case Reaction.Hold _ -> false;
            case Reaction.Open(var id) -> id.value().equals(lane.idText());
            case Reaction.Retry(_, _, var then) -> opens(then, lane);
        };
    }
}

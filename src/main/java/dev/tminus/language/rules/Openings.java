package dev.tminus.language.rules;

import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.ContingencyDraft.TriggerDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.runbook.Contingency.On;
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
        var when = lane == null ? null : lane.when();
        if (lane == null || when == null || !order.of(step).isEmpty()) {
            return order.over(step);
        }
        var asked = asked(lane, when);
        var after = when.after();
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
    private @Nullable StepDraft asked(ContingencyDraft lane, TriggerDraft when) {
        if (when.of().size() != 1 || when.on().isEmpty() || !BY_ITS_CHECKS.containsAll(when.on())) {
            return null;
        }
        var step = index.step(when.of().getFirst().value().name());
        boolean alone =
                step != null
                        && step.type() == StepDraft.Type.CHECK
                        && draft.allSteps()
                                .filter(each -> !each.equals(step))
                                .flatMap(Openings::reactions)
                                .noneMatch(each -> opens(each, lane))
                        && betweenSteps().noneMatch(each -> opens(each.value(), lane));
        return alone ? step : null;
    }

    private static Stream<Reaction> reactions(StepDraft step) {
        return Stream.of(
                        Stream.ofNullable(step.policy().onFail()),
                        Stream.ofNullable(step.policy().onInconclusive()),
                        step.signOffs().stream()
                                .flatMap(sign -> Stream.ofNullable(sign.onRefuse())))
                .flatMap(each -> each)
                .map(Placed::value);
    }

    /// Of watches and waves.
    private Stream<Placed<Reaction>> betweenSteps() {
        return Stream.concat(
                draft.definitions().watches().stream()
                        .flatMap(watch -> Stream.ofNullable(watch.get(WatchShape.ON_FAIL))),
                draft.phases().stream()
                        .flatMap(phase -> Stream.ofNullable(phase.waves()))
                        .flatMap(waves -> Stream.ofNullable(waves.onFail())));
    }

    private static boolean opens(Reaction reaction, ContingencyDraft lane) {
        return switch (reaction) {
            case Reaction.Hold _ -> false;
            case Reaction.Open(var id) -> id.value().equals(lane.idText());
            case Reaction.Retry(_, _, var then) -> opens(then, lane);
        };
    }
}

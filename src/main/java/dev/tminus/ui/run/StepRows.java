package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.ledger.RunBoard;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Rules;
import dev.tminus.run.rules.WaitReason;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.When;
import dev.tminus.ui.run.Lines.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the browser gets of a line of the checklist: one record, drawn by one template. Only lines
/// in sight are asked for.
final class StepRows {

    private static final String LINE =
            """
            ${!item.row ? html`<div class="step off"></div>` : item.row.phase ? html`<div class="ghead ${item.row.style}">
              ${item.row.tone ? html`<i class="ic i-fork s14 ${item.row.tone}" aria-hidden="true"></i>` : ''}<b>${item.row.title}</b><span>${item.row.who}</span>${item.row.next ? html`<tm-clock class="${item.row.tone} strong" mode="release" letter="C" zero="${item.row.next}" now="${item.row.now}"></tm-clock>` : ''}<span class="grow"></span>
              ${item.row.fold ? html`<button type="button" class="btn ghost sm fold" aria-expanded="${item.row.unfolded}" @click="${fold}"><i class="ic i-${item.row.icon} s12" aria-hidden="true"></i>${item.row.fold}</button>` : ''}
            </div>` : html`<div class="step ${item.row.style}">
              <span class="${item.row.tone}"><i class="ic i-${item.row.icon} s18" aria-hidden="true"></i></span>
              <span class="no">${item.row.number}</span>
              <div class="txt"><a class="ti ell" href="${item.row.place}" aria-current="${item.row.current}">${item.row.title}</a>
                <div class="who ell">${item.row.who} · <b class="${item.row.tone}">${item.row.word}</b></div></div>
              <div class="chips">${item.row.chips.map(c => c.place ? html`<a class="chip ${c.tone}" href="${c.place}" title="${c.title}" aria-label="${c.title}"><i class="ic i-${c.icon}" aria-hidden="true"></i><span class="ell">${c.text}</span></a>` : html`<span class="chip ${c.tone}" title="${c.title}"><i class="ic i-${c.icon}" aria-hidden="true"></i><span class="ell">${c.text}</span></span>`)}</div>
              <div class="tm">${item.row.offset ? html`<b>${item.row.offset}</b><br>` : ''}${item.row.next ? html`<span>${item.row.nextWord} <tm-clock mode="left" until="${item.row.next}" now="${item.row.now}"></tm-clock></span>` : html`<span>${item.row.times ? html`<tm-when at="${item.row.at}" zero="${item.row.zero}">${item.row.times}</tm-when>` : ''}${item.row.end ? html`–<tm-when at="${item.row.endedAt}" zero="${item.row.zero}">${item.row.end}</tm-when>` : ''}${item.row.late ? html`<span class="c-warn strong">${item.row.times ? ' · ' : ''}${item.row.late}</span>` : ''}</span>`}</div>
            </div>`}
            """;

    private final RunGateway gateway;
    private final List<Group> groups;
    private ZoneId zone;
    private @Nullable StepId selected;
    private Set<Integer> unfolded = Set.of();

    StepRows(RunGateway gateway, List<Group> groups, ZoneId zone) {
        this.gateway = gateway;
        this.groups = groups;
        this.zone = zone;
    }

    void in(ZoneId other) {
        zone = other;
    }

    void select(@Nullable StepId step) {
        selected = step;
    }

    void unfold(Set<Integer> groupsInFull) {
        unfolded = groupsInFull;
    }

    LitRenderer<Line> renderer(IntConsumer onFold) {
        return LitRenderer.<Line>of(LINE)
                .withProperty("row", line -> row(line, gateway.board(), gateway.now()))
                .withFunction(
                        "fold",
                        line -> {
                            if (line instanceof Line.GroupLine(var index)) {
                                onFold.accept(index);
                            }
                        });
    }

    /// The line as it is to be drawn of a board at a moment.
    Row row(Line line, RunBoard board, Instant now) {
        return switch (line) {
            case Line.GroupLine(var index) -> head(groups.get(index), board.state(), now);
            case Line.StepLine(var place) -> step(place, board, now);
        };
    }

    private Row head(Group group, RunState run, Instant now) {
        var open = unfolded.contains(group.index());
        var folded = open ? group.folded(run) : hidden(group, run);
        var fold = folded == 0 ? "" : count(open ? "phase.shown" : "phase.hidden", folded);
        var since = openedAt(run, group);
        return new Row(
                true,
                visible(group.title()),
                group.size() == 0 ? "" : say("phase.done", group.through(run), group.size()),
                open ? "down" : "right",
                fold,
                open,
                isFrozen(run, group) ? "frozen" : since == null ? "" : "open",
                group.contingency() == null ? "" : since == null ? "c-idle" : "c-warn",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                millis(since),
                since == null ? "" : millis(now),
                "");
    }

    /// How many of the folded steps are not to be seen; the selected one is.
    private int hidden(Group group, RunState run) {
        var folded = group.folded(run);
        var seen =
                group.steps().stream().limit(folded).anyMatch(step -> step.id().equals(selected));
        return seen ? folded - 1 : folded;
    }

    /// When the contingency was opened that is open now, null for every other group.
    private static @Nullable Instant openedAt(RunState run, Group group) {
        var opening =
                group.contingency() == null ? null : run.openings().get(group.contingency().id());
        return opening == null || !group.isOpen(run) ? null : opening.openedAt();
    }

    private static boolean isFrozen(RunState run, Group group) {
        return run.contingency() != null && group.contingency() == null;
    }

    private Row step(int place, RunBoard board, Instant now) {
        var run = board.state();
        var step = run.checklist().steps().get(place);
        var state = run.steps().at(place);
        var look = StepStyles.of(run, step, gateway.me(), now);
        var next = next(run, step, now);
        var times = StepTimes.of(run, step, state, zone);
        var current = step.id().equals(selected);
        return new Row(
                false,
                visible(step.title()),
                owner(board, step),
                look.icon(),
                "",
                false,
                style(run, step, state, current),
                look.tone().text(),
                look.word(),
                step.basics().number(),
                Places.step(run.id(), step.id()),
                current ? "true" : "false",
                Chip.of(run, step, state, now),
                times.offset(),
                times.text(),
                When.value(times.at()),
                times.end(),
                When.value(times.endedAt()),
                When.value(run.plan().zero()),
                times.late(),
                millis(next),
                next == null ? "" : millis(now),
                next == null ? "" : nextWord(state));
    }

    /// When a check of the step is tried next or its wait is over, or null; what is frozen stands
    /// still.
    private static @Nullable Instant next(RunState run, Step step, Instant now) {
        var state = run.step(step.id());
        return switch (state.phase()) {
            case WAITING -> Rules.waitsFor(run, step.id(), now).map(WaitReason::next).orElse(null);
            case CHECKING ->
                    run.isFrozen(step.id())
                            ? null
                            : Rules.tries(run, step.id(), now).stream()
                                    .flatMap(one -> Stream.ofNullable(one.next()))
                                    .min(Instant::compareTo)
                                    .orElse(null);
            case RUNNING -> state.waitsUntil();
            default -> null;
        };
    }

    private static String nextWord(StepState state) {
        return say(state.waitsUntil() == null ? "step.next" : "step.goes-on");
    }

    private static String millis(@Nullable Instant at) {
        return at == null ? "" : String.valueOf(at.toEpochMilli());
    }

    /// The one person who can do it, else the role.
    private static String owner(RunBoard board, Step step) {
        var people = board.state().people(step.owner());
        return people.size() == 1
                ? Names.person(board.workspace(), people.getFirst())
                : Names.role(step.owner());
    }

    private static String style(RunState run, Step step, StepState state, boolean current) {
        var frozen = run.isFrozen(step.id()) ? " frozen" : "";
        var phase = state.phase();
        var off =
                phase == StepPhase.PLANNED
                        || phase == StepPhase.WAITING
                        || phase == StepPhase.NOT_REACHED;
        var style = phase.satisfies() ? "fin" : off ? "off" : "";
        return (current ? style + " cur" : style) + frozen;
    }

    /// A line as the template draws it; a group leaves what is only of steps empty. Public for the
    /// serialiser that hands it to the browser.
    public record Row(
            boolean phase,
            String title,
            String who,
            String icon,
            String fold,
            boolean unfolded,
            String style,
            String tone,
            String word,
            String number,
            String place,
            String current,
            List<Chip> chips,
            String offset,
            String times,
            String at,
            String end,
            String endedAt,
            String zero,
            String late,
            String next,
            String now,
            String nextWord) {}
}

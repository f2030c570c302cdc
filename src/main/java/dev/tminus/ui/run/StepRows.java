package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.run.Rules;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.Waiting;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Names;
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
            ${!item.row ? html`<div class="step off"></div>` : item.row.phase ? html`<div class="ghead">
              <b>${item.row.title}</b><span>${item.row.who}</span><span class="grow"></span>
              ${item.row.fold ? html`<button type="button" class="btn ghost sm fold" aria-expanded="${item.row.unfolded}" @click="${fold}"><i class="ic i-${item.row.icon} s12" aria-hidden="true"></i>${item.row.fold}</button>` : ''}
            </div>` : html`<div class="step ${item.row.style}">
              <span class="${item.row.tone}"><i class="ic i-${item.row.icon} s18" aria-hidden="true"></i></span>
              <span class="no">${item.row.number}</span>
              <div class="txt"><a class="ti ell" href="${item.row.place}" aria-current="${item.row.current}">${item.row.title}</a>
                <div class="who ell">${item.row.who} · <b class="${item.row.tone}">${item.row.word}</b></div></div>
              <div class="chips">${item.row.chips.map(c => c.place ? html`<a class="chip ${c.tone}" href="${c.place}" title="${c.title}" aria-label="${c.title}"><i class="ic i-${c.icon}" aria-hidden="true"></i><span class="ell">${c.text}</span></a>` : html`<span class="chip ${c.tone}" title="${c.title}"><i class="ic i-${c.icon}" aria-hidden="true"></i><span class="ell">${c.text}</span></span>`)}</div>
              <div class="tm"><b>${item.row.offset}</b><br>${item.row.next ? html`<span>${item.row.nextWord} <tm-clock mode="left" until="${item.row.next}" now="${item.row.now}"></tm-clock></span>` : html`<span>${item.row.times}${item.row.late ? html`<span class="c-warn strong">${item.row.times ? ' · ' : ''}${item.row.late}</span>` : ''}</span>`}</div>
            </div>`}
            """;

    private final Desk desk;
    private ZoneId zone;
    private @Nullable StepId selected;
    private Set<Integer> unfolded = Set.of();

    StepRows(Desk desk, ZoneId zone) {
        this.desk = desk;
        this.zone = zone;
    }

    void in(ZoneId other) {
        zone = other;
    }

    void select(@Nullable StepId step) {
        selected = step;
    }

    void unfold(Set<Integer> phases) {
        unfolded = phases;
    }

    LitRenderer<Line> renderer(IntConsumer onFold) {
        return LitRenderer.<Line>of(LINE)
                .withProperty("row", this::row)
                .withFunction(
                        "fold",
                        line -> {
                            if (line instanceof Line.PhaseLine(var index)) {
                                onFold.accept(index);
                            }
                        });
    }

    Row row(Line line) {
        return switch (line) {
            case Line.PhaseLine(var index) -> phase(index);
            case Line.StepLine(var place) -> step(place);
        };
    }

    private Row phase(int index) {
        var run = desk.state();
        var phases = run.checklist().runbook().phases();
        var phase = phases.get(index);
        var first = phases.subList(0, index).stream().mapToInt(one -> one.steps().size()).sum();
        var done = 0;
        for (var i = 0; i < phase.steps().size(); i++) {
            done += run.steps().at(first + i).phase() == StepPhase.DONE ? 1 : 0;
        }
        var folded = Lines.folded(run, first, phase);
        var open = unfolded.contains(index);
        var fold = folded == 0 ? "" : count(open ? "phase.shown" : "phase.hidden", folded);
        return new Row(
                true,
                (index + 1) + " " + phase.title(),
                say("phase.done", done, phase.steps().size()),
                open ? "down" : "right",
                fold,
                open,
                "",
                "",
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
                "");
    }

    private Row step(int place) {
        var run = desk.state();
        var step = run.checklist().steps().get(place);
        var state = run.steps().at(place);
        var look = StepLooks.of(run, step, desk.me(), desk.now());
        var next = next(run, step, state);
        var times = StepTimes.of(run, step, state, zone);
        var current = step.id().equals(selected);
        return new Row(
                false,
                step.title(),
                owner(run, step),
                look.icon(),
                "",
                false,
                style(state, current),
                look.tone().text(),
                look.word(),
                step.basics().number(),
                Places.step(run.id(), step.id()),
                current ? "true" : "false",
                Chip.of(run, step, state, desk.now()),
                times.offset(),
                times.text(),
                times.late(),
                millis(next),
                millis(desk.now()),
                next == null ? "" : say("step.next"));
    }

    /// When a check of the step is tried next, or null.
    private @Nullable Instant next(RunState run, Step step, StepState state) {
        return switch (state.phase()) {
            case WAITING ->
                    Rules.waitsFor(run, step.id(), desk.now()).map(Waiting::next).orElse(null);
            case CHECKING ->
                    Rules.tries(run, step.id(), desk.now()).stream()
                            .flatMap(one -> Stream.ofNullable(one.next()))
                            .min(Instant::compareTo)
                            .orElse(null);
            case RUNNING -> state.waitsUntil();
            case PLANNED,
                    READY,
                    SIGNING,
                    DONE,
                    FAILED,
                    INCONCLUSIVE,
                    NO_GO,
                    SKIPPED,
                    NOT_APPLICABLE,
                    NOT_REACHED ->
                    null;
        };
    }

    private static String millis(@Nullable Instant at) {
        return at == null ? "" : String.valueOf(at.toEpochMilli());
    }

    /// The one person who can do it, else the role.
    private String owner(RunState run, Step step) {
        var people = run.people(step.owner());
        return people.size() == 1
                ? Names.person(desk.board().workspace(), people.getFirst())
                : Names.role(step.owner());
    }

    private static String style(StepState state, boolean current) {
        var style =
                switch (state.phase()) {
                    case DONE, SKIPPED, NOT_APPLICABLE -> "fin";
                    case PLANNED, WAITING, NOT_REACHED -> "off";
                    case READY, RUNNING, CHECKING, SIGNING, FAILED, INCONCLUSIVE, NO_GO -> "";
                };
        return current ? style + " cur" : style;
    }

    /// A line as the template draws it; a phase leaves what is only of steps empty. Public for the
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
            String late,
            String next,
            String now,
            String nextWord) {}
}

package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A run on paper. It keeps no state of a step: only what was said and done, from which the state
/// is worked out anew each time.
public final class PaperRun {

    public static final List<String> VERBS =
            List.of(
                    "start-run",
                    "hold",
                    "resume",
                    "comment",
                    "advance",
                    "result",
                    "start",
                    "finish",
                    "work-again",
                    "check-again",
                    "sign",
                    "refuse",
                    "withdraw",
                    "go",
                    "no-go",
                    "poll-again");

    private static final int LONGEST = 4_000;

    private final Sheet sheet;
    private final Notes notes;

    public PaperRun(Sheet sheet) {
        this.sheet = sheet;
        notes = new Notes(sheet);
    }

    public String status() {
        return notes.status;
    }

    /// Where a step stands.
    public String phase(String step) {
        return notes.phase(step);
    }

    /// How often a check of a step was begun.
    public int checked(String step, String use) {
        return notes.checked(step, use);
    }

    /// Who has signed a step so far.
    public Set<String> signers(String step) {
        return notes.signers(step);
    }

    /// What a signature of this step stands for now.
    public String content(String step) {
        return notes.content(step);
    }

    /// All there is to see.
    public String view() {
        return notes.view();
    }

    /// Whether it was accepted; if not, nothing changed.
    public boolean hears(Said said) {
        if (said.verb().equals("advance")) {
            var before = notes.phases();
            settle(said.minute());
            return !before.equals(notes.phases());
        }
        if (!permitted(said)) {
            return false;
        }
        happen(said);
        settle(said.minute());
        return true;
    }

    private boolean permitted(Said said) {
        var who = said.who();
        return switch (said.verb()) {
            case "start-run" -> notes.status.equals("scheduled") && may(who, "start");
            case "hold" ->
                    notes.status.equals("running") && may(who, "hold") && reason(said.text());
            case "resume" -> notes.status.equals("held") && may(who, "resume") && fits(said.text());
            case "comment" ->
                    person(who)
                            && (said.step().isEmpty() || notes.lines.containsKey(said.step()))
                            && reason(said.text());
            case "result" ->
                    who.equals(Said.WORKER)
                            && notes.ofUse(said.step(), said.use()).size() == said.number()
                            && said.number() > 0
                            && notes.verdict(said.step(), said.use()).isEmpty();
            default ->
                    live()
                            && notes.lines.containsKey(said.step())
                            && permitted(said, notes.line(said.step()));
        };
    }

    private boolean permitted(Said said, Line line) {
        var who = said.who();
        var phase = notes.phase(line);
        var stuck = Set.of("failed", "inconclusive", "no-go").contains(phase);
        var owns = sheet.in(who, line.owner());
        var works = owns && !(who.equals(notes.starter) && sheet.mustDiffer("starter", "doer"));
        var unsticks = stuck && (owns || may(who, "resume"));
        return switch (said.verb()) {
            case "start" -> phase.equals("ready") && works && notes.status.equals("running");
            case "finish" -> line.type().equals("manual") && phase.equals("running") && works;
            case "work-again" -> line.type().equals("manual") && phase.equals("failed") && works;
            case "check-again" -> line.type().equals("check") && unsticks;
            case "poll-again" -> line.type().equals("gate") && unsticks;
            case "sign" ->
                    maySign(said, line)
                            && Collections.frequency(
                                            Notes.ofStep(notes.signed, line.id()).values(),
                                            said.role())
                                    < Sheet.count(line.signOffs(), said.role())
                            && said.text().equals(notes.content(line.id()));
            case "refuse" -> maySign(said, line) && reason(said.text());
            case "withdraw" ->
                    Notes.ofStep(notes.signed, line.id()).containsKey(who)
                            && reason(said.text())
                            && sheet.lines().stream()
                                    .filter(other -> other.needs().contains(line.id()))
                                    .allMatch(other -> notes.attempt(other.id()) == 0);
            case "go" ->
                    mayVote(said, line)
                            && fits(said.text())
                            && notes.goes(line.id(), said.role())
                                    < Sheet.count(line.poll(), said.role());
            case "no-go" -> mayVote(said, line) && reason(said.text());
            default -> throw new IllegalArgumentException(said.verb());
        };
    }

    private boolean maySign(Said said, Line line) {
        var who = said.who();
        var didIt = notes.doers.getOrDefault(line.id(), Set.of()).contains(who);
        return notes.phase(line).equals("signing")
                && line.signOffs().contains(said.role())
                && sheet.in(who, said.role())
                && !notes.signers(line.id()).contains(who)
                && !(didIt && sheet.mustDiffer("doer", "signer"))
                && !(who.equals(notes.starter) && sheet.mustDiffer("starter", "signer"));
    }

    private boolean mayVote(Said said, Line line) {
        return line.type().equals("gate")
                && notes.phase(line).equals("running")
                && line.poll().contains(said.role())
                && sheet.in(said.who(), said.role())
                && mayVoteNow(said, Notes.ofStep(notes.voted, line.id()).get(said.who()));
    }

    private static boolean mayVoteNow(Said said, @Nullable String before) {
        return before == null
                || (said.verb().equals("no-go") && before.startsWith("go " + said.role() + " "));
    }

    private void happen(Said said) {
        var step = said.step();
        notes.turnThePage();
        switch (said.verb()) {
            case "start-run" -> {
                notes.status = "running";
                notes.starter = said.who();
            }
            case "hold" -> notes.status = "held";
            case "resume" -> {
                notes.status = "running";
                notes.heldBy = "";
            }
            case "comment" -> notes.comments.merge(step, 1, Integer::sum);
            case "result" -> {
                notes.ofUse(step, said.use()).set(said.number() - 1, said.text());
                holdIfStuck(step);
            }
            case "start", "work-again", "poll-again" -> begin(notes.line(step), said);
            case "finish" -> {
                notes.workedOff.add(step);
                notes.doers.get(step).add(said.who());
            }
            case "check-again" -> {
                var uses = notes.line(step).uses();
                var red =
                        uses.stream()
                                .filter(use -> !notes.verdict(step, use).startsWith("passed"))
                                .toList();
                (red.isEmpty() ? uses : red).forEach(use -> notes.ofUse(step, use).add(""));
                notes.refused.remove(step);
            }
            case "sign" -> Notes.ofStep(notes.signed, step).put(said.who(), said.role());
            case "refuse" -> {
                notes.refused.add(step);
                notes.signed.remove(step);
                holdIfStuck(step);
            }
            case "withdraw" -> Notes.ofStep(notes.signed, step).remove(said.who());
            case "go", "no-go" -> {
                var votes = Notes.ofStep(notes.voted, step);
                votes.remove(said.who());
                votes.put(said.who(), said.verb() + " " + said.role() + " " + said.text().strip());
                holdIfStuck(step);
            }
            default -> throw new IllegalArgumentException(said.verb());
        }
    }

    private void begin(Line line, Said said) {
        var step = line.id();
        notes.turnThePage();
        notes.attempts.merge(step, 1, Integer::sum);
        var by = new LinkedHashSet<String>();
        if (!line.byItself() || said.verb().equals("work-again")) {
            by.add(said.who());
        }
        notes.doers.put(step, by);
        notes.workedOff.remove(step);
        notes.refused.remove(step);
        notes.signed.remove(step);
        notes.voted.remove(step);
        line.uses().forEach(use -> notes.ofUse(step, use).add(""));
    }

    private void holdIfStuck(String step) {
        notes.turnThePage();
        if (notes.status.equals("running")
                && Set.of("failed", "inconclusive", "no-go").contains(notes.phase(step))) {
            notes.status = "held";
            notes.heldBy = step;
        }
    }

    private void settle(int minute) {
        boolean again = live();
        while (again) {
            again = false;
            for (var line : sheet.lines()) {
                if (!line.needs().stream().allMatch(notes::done)) {
                    notes.timeCame.remove(line.id());
                } else if (!line.bound() || minute >= line.at()) {
                    notes.timeCame.add(line.id());
                }
                notes.workedOut.remove(line.id());
                if (notes.status.equals("running")
                        && line.byItself()
                        && notes.phase(line).equals("ready")) {
                    begin(line, new Said(Said.CLOCK, "start", line.id(), "", "", "", 0, minute));
                    again = true;
                }
            }
        }
        if (notes.status.equals("running")
                && sheet.lines().stream().allMatch(l -> notes.done(l.id()))) {
            notes.status = "complete";
        }
    }

    private boolean live() {
        return notes.status.equals("running") || notes.status.equals("held");
    }

    private boolean may(String who, String what) {
        return sheet.in(who, sheet.may().getOrDefault(what, ""));
    }

    private static boolean person(String who) {
        return !who.equals(Said.WORKER) && !who.equals(Said.CLOCK);
    }

    private static boolean reason(String text) {
        return !text.isBlank() && fits(text);
    }

    private static boolean fits(String text) {
        return text.length() <= LONGEST;
    }
}

package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// A run on paper. It keeps no state of a step: only what was said and done, from which the state
/// is worked out anew each time.
public final class PaperRun {

    public static final List<String> VERBS =
            List.of(
                    "start-run",
                    "hold",
                    "resume",
                    "scrub",
                    "comment",
                    "advance",
                    "result",
                    "start",
                    "withdraw-start",
                    "stop",
                    "finish",
                    "work-again",
                    "check-again",
                    "sign",
                    "refuse",
                    "withdraw",
                    "go",
                    "no-go",
                    "poll-again",
                    "fill",
                    "answer",
                    "skip",
                    "unskip",
                    "reopen",
                    "open",
                    "close");

    private final Sheet sheet;
    private final Notes notes;
    private final Consequences consequences;
    private final Permits permits;

    public PaperRun(Sheet sheet) {
        this.sheet = sheet;
        notes = new Notes(sheet);
        consequences = new Consequences(sheet, notes);
        permits = new Permits(sheet, notes, consequences);
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

    /// Whether a try of a check of a step is under way.
    public boolean open(String step, String use) {
        return notes.ofUse(step, use).stream().anyMatch(Try::open);
    }

    /// What somebody has filled into the form of a step, or nothing.
    public String filled(String step) {
        return notes.filled.getOrDefault(step, "");
    }

    /// Whether the question is answered that a step waits for.
    public boolean answered(String step) {
        return notes.answered.contains(step);
    }

    /// The trouble that is being dealt with, or nothing.
    public String trouble() {
        return notes.trouble;
    }

    /// Who wants a step to start that waits for its shields, or nobody.
    public String asked(String step) {
        return notes.asked.getOrDefault(step, "");
    }

    /// When time alone moves something next.
    public OptionalInt next(int minute) {
        return consequences.next(minute);
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
    public boolean hears(PaperCommand said) {
        var minute = said.minute();
        if (said.verb().equals("advance")) {
            var before = notes.view();
            consequences.settle(minute, "");
            return !before.equals(notes.view());
        }
        if (!permits.permitted(said)) {
            return false;
        }
        happen(said);
        var heard = Set.of("result", "stop").contains(said.verb()) ? said.step() : "";
        consequences.settle(minute, heard);
        return true;
    }

    private void happen(PaperCommand said) {
        var step = said.step();
        var minute = said.minute();
        notes.turnThePage();
        switch (said.verb()) {
            case "start-run" -> {
                notes.status = "running";
                notes.starter = said.who();
            }
            case "hold" -> notes.status = "held";
            case "resume" -> {
                notes.status = notes.trouble.isEmpty() ? "running" : "trouble";
                notes.heldBy = "";
            }
            case "scrub" -> consequences.troubles().scrub(minute);
            case "fill", "answer", "skip", "unskip", "reopen", "open", "close" -> leave(said);
            case "comment" -> notes.comments.merge(step, 1, Integer::sum);
            case "result" -> {
                notes.ofUse(step, said.use()).getLast().ends(said.text(), minute);
                holdIfStuck(step, minute);
            }
            case "start" -> start(notes.line(step), said);
            case "withdraw-start" -> notes.asked.remove(step);
            case "stop" -> stop(notes.line(step), minute);
            case "work-again", "poll-again" ->
                    consequences.begin(notes.line(step), said.who(), isAgain(said), minute);
            case "finish" -> {
                notes.workedOff.add(step);
                notes.doers.get(step).add(said.who());
                consequences.openChecks(notes.line(step), minute);
            }
            case "check-again" -> checkAgain(notes.line(step), minute);
            case "sign" -> Notes.ofStep(notes.signed, step).put(said.who(), said.role());
            case "refuse" -> {
                notes.refused.add(step);
                notes.signed.remove(step);
                holdIfStuck(step, minute);
            }
            case "withdraw" -> withdraw(step, said.who());
            case "go", "no-go" -> vote(said);
            default -> throw new IllegalArgumentException(said.verb());
        }
    }

    private static boolean isAgain(PaperCommand said) {
        return said.verb().equals("work-again");
    }

    private void start(Line line, PaperCommand said) {
        var minute = said.minute();
        var tried = !notes.open(line.id()).isEmpty();
        if (line.shields().isEmpty() || (!tried && consequences.allStandIn(line, minute))) {
            consequences.begin(line, said.who(), false, minute);
            return;
        }
        notes.asked.put(line.id(), said.who());
        if (!tried) {
            consequences.beginRound(line, minute);
        }
    }

    /// Of what is through and in doubt, nobody's signature is left.
    private void withdraw(String step, String who) {
        if (notes.phase(step).equals("done") && notes.outdated.contains(step)) {
            notes.signed.remove(step);
        } else {
            Notes.ofStep(notes.signed, step).remove(who);
        }
    }

    private void stop(Line line, int minute) {
        var undecided =
                notes.phase(line).equals("checking")
                        ? line.uses().stream()
                                .map(use -> notes.turn(line.id(), use))
                                .filter(turn -> turn.ending().isEmpty())
                                .toList()
                        : List.<Turn>of();
        notes.open(line.id()).forEach(one -> one.ends("inconclusive", minute));
        undecided.forEach(Turn::stop);
        notes.suspended.remove(line.id());
        holdIfStuck(line.id(), minute);
    }

    private void checkAgain(Line line, int minute) {
        var red =
                line.uses().stream()
                        .filter(use ->
                                notes.isForgotten(line.id(), use)
                                        || !notes.turn(line.id(), use).ending().equals("passed"))
                        .toList();
        var all = red.stream().allMatch(Sheet.Use::reportOnly);
        for (var use : all ? line.uses() : red) {
            notes.turns.put(line.id() + "/" + use.name(), new Turn(use, minute));
        }
        notes.refused.remove(line.id());
    }

    private void vote(PaperCommand said) {
        var line = notes.line(said.step());
        var votes = Notes.ofStep(notes.voted, said.step());
        votes.remove(said.who());
        votes.put(said.who(), said.verb() + " " + said.role() + " " + said.text().strip());
        if (said.verb().equals("go") && notes.allGo(line)) {
            consequences.openChecks(line, said.minute());
        }
        holdIfStuck(said.step(), said.minute());
    }

    private void holdIfStuck(String step, int minute) {
        notes.turnThePage();
        consequences.troubles().stuck(notes.line(step), minute);
    }

    /// What leaves the straight line.
    private void leave(PaperCommand said) {
        var step = said.step();
        switch (said.verb()) {
            case "answer" -> notes.answered.add(step);
            case "fill" -> {
                notes.filled.put(step, said.text());
                notes.filled.values().remove("");
                notes.signed.remove(step);
            }
            case "skip" -> {
                notes.open(step).forEach(one -> one.ends("inconclusive", said.minute()));
                notes.backToPlanned(step);
                notes.outdated.remove(step);
                notes.skipped.add(step);
            }
            case "unskip" -> {
                notes.skipped.remove(step);
                notes.begun.remove(step);
                notes.returned(step);
            }
            case "reopen" -> reopen(notes.line(step), said.minute());
            case "open" -> consequences.troubles().open(step, said.minute());
            default -> consequences.troubles().close(said.minute());
        }
    }

    private void reopen(Line line, int minute) {
        var step = line.id();
        notes.signed.remove(step);
        if (line.type().equals("gate")) {
            notes.voted.remove(step);
        } else if (!line.uses().isEmpty()) {
            consequences.openChecks(line, minute);
        } else if (line.signOffs().isEmpty()) {
            notes.workedOff.remove(step);
        }
        consequences.troubles().hold(line);
    }
}

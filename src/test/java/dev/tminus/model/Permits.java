package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may do what, and when.
final class Permits {

    private static final int LONGEST = 4_000;

    private final Sheet sheet;
    private final Notes notes;
    private final Course course;

    Permits(Sheet sheet, Notes notes, Course course) {
        this.sheet = sheet;
        this.notes = notes;
        this.course = course;
    }

    boolean permitted(Said said) {
        var who = said.who();
        return switch (said.verb()) {
            case "start-run" -> notes.status.equals("scheduled") && may(who, "start");
            case "hold" ->
                    notes.status.equals("running") && may(who, "hold") && reason(said.text());
            case "resume" -> notes.status.equals("held") && may(who, "resume") && fits(said.text());
            case "scrub" ->
                    Set.of("scheduled", "running", "held").contains(notes.status)
                            && may(who, "scrub")
                            && reason(said.text());
            case "comment" ->
                    person(who)
                            && (said.step().isEmpty() || notes.lines.containsKey(said.step()))
                            && reason(said.text());
            case "result" ->
                    who.equals(Said.WORKER)
                            && notes.ofUse(said.step(), said.use()).size() == said.number()
                            && said.number() > 0
                            && notes.ofUse(said.step(), said.use()).getLast().open();
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
            case "start" ->
                    (phase.equals("ready")
                                    || (course.shielded(line, said.minute()) && !line.byItself()))
                            && works
                            && !notes.asked.containsKey(line.id())
                            && notes.status.equals("running");
            case "withdraw-start" ->
                    notes.asked.containsKey(line.id())
                            && (owns || who.equals(notes.asked.get(line.id())));
            case "stop" ->
                    (phase.equals("checking") || !notes.open(line.id()).isEmpty())
                            && (owns || may(who, "hold") || may(who, "resume"));
            case "finish" -> line.type().equals("manual") && phase.equals("running") && works;
            case "work-again" ->
                    line.type().equals("manual")
                            && Set.of("failed", "inconclusive").contains(phase)
                            && works;
            case "check-again" -> !line.uses().isEmpty() && !phase.equals("no-go") && unsticks;
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

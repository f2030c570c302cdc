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
    private final Consequences consequences;

    Permits(Sheet sheet, Notes notes, Consequences consequences) {
        this.sheet = sheet;
        this.notes = notes;
        this.consequences = consequences;
    }

    boolean permitted(PaperCommand said) {
        var who = said.who();
        return switch (said.verb()) {
            case "start-run" -> notes.status.equals("scheduled") && may(who, "start");
            case "hold" ->
                    Set.of("running", "trouble").contains(notes.status)
                            && may(who, "hold")
                            && reason(said.text());
            case "resume" -> notes.status.equals("held") && may(who, "resume") && fits(said.text());
            case "scrub" ->
                    Set.of("scheduled", "running", "held", "trouble").contains(notes.status)
                            && may(who, "scrub")
                            && reason(said.text());
            case "comment" ->
                    person(who)
                            && (said.step().isEmpty() || notes.lines.containsKey(said.step()))
                            && reason(said.text());
            case "result" ->
                    who.equals(PaperCommand.WORKER)
                            && notes.ofUse(said.step(), said.use()).size() == said.number()
                            && said.number() > 0
                            && notes.ofUse(said.step(), said.use()).getLast().open();
            case "answer" -> answers(said);
            case "open", "close" ->
                    live()
                            && consequences
                                    .troubles()
                                    .named(said.step())
                                    .filter(trouble -> decides(said, trouble))
                                    .isPresent();
            default ->
                    live()
                            && notes.lines.containsKey(said.step())
                            && permitted(said, notes.line(said.step()));
        };
    }

    private boolean permitted(PaperCommand said, Line line) {
        var who = said.who();
        var phase = notes.phase(line);
        var stuck = Set.of("failed", "inconclusive", "no-go").contains(phase);
        var owns = sheet.in(who, line.owner());
        var works = owns && !(who.equals(notes.starter) && sheet.mustDiffer("starter", "doer"));
        var unsticks = stuck && (owns || may(who, "resume"));
        return switch (said.verb()) {
            case "start" ->
                    (phase.equals("ready")
                                    || (consequences.shielded(line, said.minute())
                                            && !line.byItself()))
                            && notes.goesOn(line)
                            && works
                            && !notes.asked.containsKey(line.id());
            case "withdraw-start" ->
                    notes.asked.containsKey(line.id())
                            && (owns || who.equals(notes.asked.get(line.id())));
            case "stop" ->
                    (phase.equals("checking") || !notes.open(line.id()).isEmpty())
                            && (owns || may(who, "hold") || may(who, "resume"));
            case "finish" ->
                    line.type().equals("manual")
                            && phase.equals("running")
                            && works
                            && complete(line, notes.filled.get(line.id()));
            case "fill" -> fills(said, line, owns);
            case "skip" ->
                    line.ways().optional()
                            && notes.inLine(line)
                            && Set.of("planned", "waiting", "ready", "failed", "inconclusive")
                                    .contains(phase)
                            && maySkip(who, owns)
                            && reason(said.text());
            case "unskip" ->
                    phase.equals("skipped")
                            && notes.inLine(line)
                            && maySkip(who, owns)
                            && !notes.ties.builtOn(line)
                            && reason(said.text());
            case "reopen" ->
                    phase.equals("done")
                            && notes.inLine(line)
                            && !Ties.onlyWaits(line)
                            && may(who, "reopen")
                            && notes.ties.behind(line).stream()
                                    .map(notes::phase)
                                    .noneMatch(Set.of("running", "checking")::contains)
                            && reason(said.text());
            case "work-again" ->
                    line.type().equals("manual")
                            && Set.of("failed", "inconclusive").contains(phase)
                            && works
                            && notes.inLine(line)
                            && notes.ties.there(line);
            case "check-again" ->
                    !line.uses().isEmpty()
                            && !phase.equals("no-go")
                            && unsticks
                            && notes.inLine(line)
                            && notes.ties.passable(line);
            case "poll-again" ->
                    line.type().equals("gate")
                            && unsticks
                            && notes.inLine(line)
                            && notes.ties.passable(line);
            case "sign" ->
                    maySign(said, line)
                            && Collections.frequency(
                                            Notes.ofStep(notes.signed, line.id()).values(),
                                            said.role())
                                    < Sheet.count(line.signOffs(), said.role())
                            && said.text().equals(notes.content(line.id()))
                            && complete(line, notes.filled.get(line.id()))
                            && notes.ties.passable(line);
            case "refuse" -> maySign(said, line) && reason(said.text());
            case "withdraw" ->
                    Notes.ofStep(notes.signed, line.id()).containsKey(who)
                            && notes.inLine(line)
                            && reason(said.text())
                            && !notes.ties.builtOn(line);
            case "go" ->
                    mayVote(said, line)
                            && fits(said.text())
                            && notes.ties.passable(line)
                            && notes.goes(line.id(), said.role())
                                    < Sheet.count(line.poll(), said.role());
            case "no-go" -> mayVote(said, line) && reason(said.text());
            default -> throw new IllegalArgumentException(said.verb());
        };
    }

    private boolean maySign(PaperCommand said, Line line) {
        var who = said.who();
        var didIt = notes.doers.getOrDefault(line.id(), Set.of()).contains(who);
        return notes.phase(line).equals("signing")
                && notes.inLine(line)
                && line.signOffs().contains(said.role())
                && sheet.in(who, said.role())
                && !notes.signers(line.id()).contains(who)
                && !(didIt && sheet.mustDiffer("doer", "signer"))
                && !(who.equals(notes.starter) && sheet.mustDiffer("starter", "signer"));
    }

    private boolean mayVote(PaperCommand said, Line line) {
        return line.type().equals("gate")
                && notes.inLine(line)
                && notes.phase(line).equals("running")
                && line.poll().contains(said.role())
                && sheet.in(said.who(), said.role())
                && mayVoteNow(said, Notes.ofStep(notes.voted, line.id()).get(said.who()));
    }

    private static boolean mayVoteNow(PaperCommand said, @Nullable String before) {
        return before == null
                || (said.verb().equals("no-go") && before.startsWith("go " + said.role() + " "));
    }

    private boolean live() {
        return Set.of("running", "held", "trouble").contains(notes.status);
    }

    private boolean maySkip(String who, boolean owns) {
        return sheet.may().containsKey("skip")
                ? may(who, "skip")
                : owns || sheet.in(who, "manager");
    }

    private static boolean complete(Line line, @Nullable String value) {
        return !line.ways().form().equals("yes") || "yes".equals(value);
    }

    private boolean fills(PaperCommand said, Line line, boolean owns) {
        var phase = notes.phase(line);
        var value = said.text();
        return !line.ways().form().isEmpty()
                && Ties.started(phase)
                && !phase.equals("done")
                && (owns || line.signOffs().stream().anyMatch(role -> sheet.in(said.who(), role)))
                && (line.type().equals("manual") && !phase.equals("running")
                        ? complete(line, value)
                        : Set.of("yes", "no", "").contains(value))
                && Set.of("yes", "no", "").contains(value)
                && !value.equals(notes.filled.getOrDefault(line.id(), ""));
    }

    private boolean answers(PaperCommand said) {
        var line = notes.lines.get(said.step());
        return !Set.of("complete", "scrubbed").contains(notes.status)
                && line != null
                && line.ways().asked()
                && (sheet.in(said.who(), "qa") || may(said.who(), "resume"))
                && !Ties.started(notes.phase(line))
                && Set.of("yes", "no").contains(said.text());
    }

    private boolean decides(PaperCommand said, Sheet.Trouble trouble) {
        var who = said.who();
        if (!sheet.in(who, trouble.owner()) && !may(who, "open")) {
            return false;
        }
        if (said.verb().equals("close")) {
            return notes.trouble.equals(trouble.id())
                    && sheet.of(trouble.id()).stream().map(notes::phase).noneMatch(Ties::started)
                    && reason(said.text());
        }
        var cause =
                sheet.of("").stream()
                        .anyMatch(line -> consequences.troubles().isCause(line, trouble));
        return notes.trouble.isEmpty()
                && consequences.troubles().inPosition(trouble)
                && (cause
                        ? fits(said.text())
                        : trouble.on().contains("person") && reason(said.text()));
    }

    private boolean may(String who, String what) {
        return sheet.in(who, sheet.may().getOrDefault(what, ""));
    }

    private static boolean person(String who) {
        return !who.equals(PaperCommand.WORKER) && !who.equals(PaperCommand.CLOCK);
    }

    private static boolean reason(String text) {
        return !text.isBlank() && fits(text);
    }

    private static boolean fits(String text) {
        return text.length() <= LONGEST;
    }
}

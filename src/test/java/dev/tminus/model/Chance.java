package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import dev.tminus.model.Sheet.Shield;
import dev.tminus.model.Sheet.Use;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Makes up what people say to a checklist: mostly what makes sense, often enough what does not.
public final class Chance {

    /// How a signer read the step: as it is now, as it first was, another step, or nothing at all.
    public static final List<String> READINGS = List.of("now", "first", "other", "garbage");

    private static final String STRANGER = "zoe";

    private final RandomGenerator random;
    private final Sheet sheet;
    private int minute = -90;

    public Chance(RandomGenerator random) {
        this.random = random;
        this.sheet = new DrawSheet(random).sheet();
    }

    public Sheet drawn() {
        return sheet;
    }

    /// The next thing that somebody says, given where the run stands.
    public PaperCommand next(PaperRun run) {
        minute += passing();
        return percent(78) ? sensible(run) : wild();
    }

    private int passing() {
        var kind = random.nextInt(100);
        return kind < 3 ? -random.nextInt(60) : kind < 10 ? random.nextInt(90) : random.nextInt(3);
    }

    private PaperCommand sensible(PaperRun run) {
        if (run.status().equals("scheduled")) {
            return percent(60) ? run("start-run", "start") : wild();
        }
        if (run.status().equals("complete") || run.status().equals("scrubbed")) {
            return wild();
        }
        if (run.status().equals("held") && percent(35)) {
            return run("resume", "resume");
        }
        if (percent(2)) {
            return run("hold", "hold");
        }
        if (percent(4)) {
            return said(PaperCommand.CLOCK, "advance", "", "", "");
        }
        if (percent(4)) {
            return takenBack(run);
        }
        if (percent(12)) {
            return leaving(run);
        }
        var closed = Set.of("planned", "done", "skipped", "not-applicable");
        var open =
                sheet.lines().stream()
                        .filter(line -> !closed.contains(run.phase(line.id())))
                        .filter(line ->
                                !run.phase(line.id()).equals("waiting")
                                        || !line.shields().isEmpty())
                        .toList();
        if (open.isEmpty()) {
            minute += random.nextInt(60);
            return said(PaperCommand.CLOCK, "advance", "", "", "");
        }
        if (percent(10)) {
            return inTime(run);
        }
        return about(run, pick(open));
    }

    /// Something that leaves the straight line.
    private PaperCommand leaving(PaperRun run) {
        var line = pick(sheet.lines());
        var step = line.id();
        if (!sheet.troubles().isEmpty() && percent(45)) {
            var trouble = pick(sheet.troubles());
            return run.trouble().isEmpty() || percent(10)
                    ? said(of(trouble.owner()), "open", trouble.id(), "", text())
                    : said(of(trouble.owner()), "close", run.trouble(), "", text());
        }
        var asked = sheet.lines().stream().filter(one -> one.ways().asked()).toList();
        if (!asked.isEmpty() && percent(40)) {
            return said(of("qa"), "answer", pick(asked).id(), "", percent(90) ? "yes" : "maybe");
        }
        var skipped = at(run, "skipped");
        if (!skipped.isEmpty() && percent(35)) {
            return said(of(skipper(line)), "unskip", pick(skipped).id(), "", text());
        }
        var optional = sheet.lines().stream().filter(one -> one.ways().optional()).toList();
        if (!optional.isEmpty() && percent(40)) {
            var left = pick(optional);
            return said(of(skipper(left)), "skip", left.id(), "", text());
        }
        var done = at(run, "done");
        return said(
                of(sheet.may().getOrDefault("reopen", "manager")),
                "reopen",
                done.isEmpty() ? step : pick(done).id(),
                "",
                text());
    }

    private List<Line> at(PaperRun run, String phase) {
        return sheet.lines().stream().filter(one -> run.phase(one.id()).equals(phase)).toList();
    }

    private String skipper(Line line) {
        return sheet.may().getOrDefault("skip", percent(50) ? line.owner() : "manager");
    }

    private String value(Line line) {
        return line.ways().form().equals("yes")
                ? percent(90) ? "yes" : "no"
                : pick(List.of("yes", "yes", "no", ""));
    }

    /// A signature of a step that is done, wherever there is one.
    private PaperCommand takenBack(PaperRun run) {
        var signed =
                sheet.lines().stream()
                        .map(Line::id)
                        .filter(step -> run.phase(step).equals("done"))
                        .filter(step -> !run.signers(step).isEmpty())
                        .toList();
        if (signed.isEmpty()) {
            return wild();
        }
        var step = pick(signed);
        return said(pick(List.copyOf(run.signers(step))), "withdraw", step, "", text());
    }

    private PaperCommand about(PaperRun run, Line line) {
        var step = line.id();
        var unfilled = !line.ways().form().isEmpty() && run.filled(step).isEmpty();
        if (Ties.started(run.phase(step)) && (unfilled ? percent(75) : percent(3))) {
            return said(of(line.owner()), "fill", step, "", value(line));
        }
        return switch (run.phase(step)) {
            case "waiting" -> shielded(run, line);
            case "ready" -> said(of(line.owner()), "start", step, "", "");
            case "running" ->
                    line.type().equals("wait")
                            ? inTime(run)
                            : line.type().equals("gate")
                                    ? vote(line)
                                    : said(of(line.owner()), "finish", step, "", "");
            case "checking" ->
                    percent(4)
                            ? said(of(line.owner()), "stop", step, "", "")
                            : result(run, line, line.uses().stream().map(Use::name).toList());
            case "signing" -> signing(run, line);
            default ->
                    said(
                            of(percent(70) ? line.owner() : "manager"),
                            switch (line.type()) {
                                case "manual" ->
                                        line.uses().isEmpty() || percent(40)
                                                ? "work-again"
                                                : "check-again";
                                case "check", "wait" -> "check-again";
                                default ->
                                        line.uses().isEmpty() || percent(60)
                                                ? "poll-again"
                                                : "check-again";
                            },
                            step,
                            "",
                            "");
        };
    }

    private PaperCommand vote(Line line) {
        var role = pick(line.poll());
        return said(of(role), percent(88) ? "go" : "no-go", line.id(), role, text());
    }

    private PaperCommand signing(PaperRun run, Line line) {
        var role = pick(line.signOffs());
        var signers = List.copyOf(run.signers(line.id()));
        if (!signers.isEmpty() && percent(5)) {
            return said(pick(signers), "withdraw", line.id(), "", text());
        }
        return percent(7)
                ? said(of(role), "refuse", line.id(), role, text())
                : said(notYet(signers, role), "sign", line.id(), role, reading());
    }

    private PaperCommand shielded(PaperRun run, Line line) {
        var step = line.id();
        if (percent(25) && !run.asked(step).isEmpty()) {
            var who = percent(50) ? run.asked(step) : of(line.owner());
            return said(who, "withdraw-start", step, "", "");
        }
        if (percent(25)) {
            return said(of(line.owner()), percent(85) ? "start" : "stop", step, "", "");
        }
        return result(run, line, line.shields().stream().map(Shield::name).toList());
    }

    /// Usually of a try that is under way; where none is, time passes until the next.
    private PaperCommand result(PaperRun run, Line line, List<String> uses) {
        var open = uses.stream().filter(use -> run.open(line.id(), use)).toList();
        if (open.isEmpty() && percent(90)) {
            return inTime(run);
        }
        var use = pick(open.isEmpty() ? uses : open);
        var last = run.checked(line.id(), use);
        var number = percent(90) ? last : last - 1;
        return new PaperCommand(
                PaperCommand.WORKER, "result", line.id(), "", verdict(), use, number, minute);
    }

    /// When something is due, or a little sooner or later.
    private PaperCommand inTime(PaperRun run) {
        var next = run.next(minute);
        if (next.isPresent()) {
            var off = percent(70) ? 0 : random.nextInt(5) - 2;
            minute = Math.max(minute, next.getAsInt() + off);
        }
        return said(PaperCommand.CLOCK, "advance", "", "", "");
    }

    private String verdict() {
        var kind = random.nextInt(100);
        return kind < 75
                ? "passed " + random.nextInt(3)
                : kind < 88 ? "failed " + random.nextInt(3) : "inconclusive";
    }

    private PaperCommand wild() {
        var verb = pick(PaperRun.VERBS);
        if (verb.equals("scrub") && percent(55)) {
            verb = "comment";
        }
        var step = percent(3) ? "s99" : pick(sheet.lines()).id();
        if (Set.of("open", "close").contains(verb)) {
            step = sheet.troubles().isEmpty() ? "z" : pick(sheet.troubles()).id();
        }
        var role = percent(3) ? "nobody" : pick(DrawSheet.ROLES);
        var text =
                switch (verb) {
                    case "result" -> verdict();
                    case "sign" -> reading();
                    case "fill", "answer" -> pick(List.of("yes", "no", "", "maybe"));
                    default -> text();
                };
        return new PaperCommand(
                anybody(),
                verb,
                verb.equals("comment") && percent(50) ? "" : step,
                role,
                text,
                pick(List.of("users", "rows", "again", "first", "none")),
                random.nextInt(4),
                minute);
    }

    private PaperCommand run(String verb, String right) {
        return said(of(sheet.may().getOrDefault(right, "manager")), verb, "", "", text());
    }

    private PaperCommand said(String who, String verb, String step, String role, String text) {
        return new PaperCommand(who, verb, step, role, text, "", 0, minute);
    }

    /// Usually somebody in the role.
    private String of(String role) {
        return percent(92)
                ? pick(List.copyOf(sheet.roles().getOrDefault(role, Set.of(STRANGER))))
                : anybody();
    }

    /// Usually somebody in the role who has not signed.
    private String notYet(List<String> signers, String role) {
        var left = new TreeSet<>(sheet.roles().getOrDefault(role, Set.of()));
        left.removeAll(signers);
        return left.isEmpty() || percent(15) ? of(role) : pick(List.copyOf(left));
    }

    private String anybody() {
        return switch (random.nextInt(20)) {
            case 0 -> PaperCommand.CLOCK;
            case 1, 2 -> PaperCommand.WORKER;
            case 3 -> STRANGER;
            default -> pick(DrawSheet.PEOPLE);
        };
    }

    private String text() {
        var kind = random.nextInt(40);
        return kind == 0
                ? ""
                : kind == 1
                        ? "  \n"
                        : kind == 2
                                ? "x".repeat(4_001)
                                : kind == 3 ? "y".repeat(4_000) : " because";
    }

    private String reading() {
        return percent(88) ? "now" : pick(READINGS);
    }

    private boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
    private String status = "scheduled";
    private String starter = "";
    private String heldBy = "";
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> timeCame = new HashSet<>();
    private final Set<String> workedOff = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<String, Set<String>> doers = new HashMap<>();
    private final Map<String, List<String>> results = new HashMap<>();
    private final Map<String, Map<String, String>> signed = new HashMap<>();
    private final Map<String, Map<String, String>> voted = new HashMap<>();
    private final Map<String, Integer> comments = new HashMap<>();

    public PaperRun(Sheet sheet) {
        this.sheet = sheet;
    }

    /// Whether it was accepted; if not, nothing changed.
    public boolean hears(Said said) {
        if (said.verb().equals("advance")) {
            var before = view();
            settle(said.minute());
            return !before.equals(view());
        }
        if (!permitted(said)) {
            return false;
        }
        happen(said);
        settle(said.minute());
        return true;
    }

    public String status() {
        return status;
    }

    /// Where a step stands.
    public String phase(String step) {
        return phase(sheet.line(step));
    }

    /// How often the work of a step was begun.
    public int attempt(String step) {
        return attempts.getOrDefault(step, 0);
    }

    /// How often a check of a step was begun.
    public int checked(String step, String use) {
        return ofUse(step, use).size();
    }

    /// Who has signed a step so far.
    public Set<String> signers(String step) {
        return ofStep(signed, step).keySet();
    }

    /// What a signature of this step stands for now.
    public String content(String step) {
        var latest = new TreeMap<String, String>();
        for (var use : sheet.line(step).uses()) {
            latest.put(use, ofUse(step, use).size() + " " + verdict(step, use));
        }
        return step
                + attempt(step)
                + doers.getOrDefault(step, Set.of())
                + latest
                + ofStep(voted, step);
    }

    /// All there is to see.
    public String view() {
        var view = new StringBuilder(512);
        view.append(status).append(" by ").append(starter).append(" held by ").append(heldBy);
        view.append(' ').append(comments.getOrDefault("", 0));
        for (var line : sheet.lines()) {
            var step = line.id();
            view.append('\n').append(step).append(' ').append(phase(line)).append(' ');
            view.append(attempt(step)).append(' ').append(doers.getOrDefault(step, Set.of()));
            for (var use : line.uses()) {
                view.append(' ').append(ofUse(step, use));
            }
            view.append(ofStep(signed, step)).append(ofStep(voted, step));
            view.append(comments.getOrDefault(step, 0));
        }
        return view.toString();
    }

    private String phase(Line line) {
        var step = line.id();
        if (attempt(step) == 0) {
            if (status.equals("scheduled") || !line.needs().stream().allMatch(this::done)) {
                return "planned";
            }
            return timeCame.contains(step) ? "ready" : "waiting";
        }
        var work = work(line);
        if (!work.equals("worked off")) {
            return work;
        }
        if (refused.contains(step)) {
            return "failed";
        }
        var roles = ofStep(signed, step).values();
        return line.signOffs().stream()
                        .allMatch(role ->
                                Collections.frequency(roles, role)
                                        >= Sheet.count(line.signOffs(), role))
                ? "done"
                : "signing";
    }

    private String work(Line line) {
        var step = line.id();
        return switch (line.type()) {
            case "manual" -> workedOff.contains(step) ? "worked off" : "running";
            case "check" -> {
                var verdicts =
                        line.uses().stream().map(use -> verdict(step, use).split(" ")[0]).toList();
                yield verdicts.contains("")
                        ? "checking"
                        : verdicts.contains("failed")
                                ? "failed"
                                : verdicts.contains("inconclusive") ? "inconclusive" : "worked off";
            }
            default -> {
                var votes = ofStep(voted, step).values();
                if (votes.stream().anyMatch(vote -> vote.startsWith("no-go "))) {
                    yield "no-go";
                }
                yield line.poll().stream()
                                .allMatch(
                                        role -> goes(step, role) >= Sheet.count(line.poll(), role))
                        ? "worked off"
                        : "running";
            }
        };
    }

    private boolean permitted(Said said) {
        var who = said.who();
        return switch (said.verb()) {
            case "start-run" -> status.equals("scheduled") && may(who, "start");
            case "hold" -> status.equals("running") && may(who, "hold") && reason(said.text());
            case "resume" -> status.equals("held") && may(who, "resume") && fits(said.text());
            case "comment" ->
                    person(who)
                            && (said.step().isEmpty() || sheet.has(said.step()))
                            && reason(said.text());
            case "result" ->
                    who.equals(Said.WORKER)
                            && ofUse(said.step(), said.use()).size() == said.number()
                            && said.number() > 0
                            && verdict(said.step(), said.use()).isEmpty();
            default -> live() && sheet.has(said.step()) && permitted(said, sheet.line(said.step()));
        };
    }

    private boolean permitted(Said said, Line line) {
        var who = said.who();
        var phase = phase(line);
        var stuck = Set.of("failed", "inconclusive", "no-go").contains(phase);
        var owns = sheet.in(who, line.owner());
        var works = owns && !(who.equals(starter) && sheet.mustDiffer("starter", "doer"));
        var unsticks = stuck && (owns || may(who, "resume"));
        return switch (said.verb()) {
            case "start" -> phase.equals("ready") && works && status.equals("running");
            case "finish" -> line.type().equals("manual") && phase.equals("running") && works;
            case "work-again" -> line.type().equals("manual") && phase.equals("failed") && works;
            case "check-again" -> line.type().equals("check") && unsticks;
            case "poll-again" -> line.type().equals("gate") && unsticks;
            case "sign" ->
                    maySign(said, line)
                            && Collections.frequency(
                                            ofStep(signed, line.id()).values(), said.role())
                                    < Sheet.count(line.signOffs(), said.role())
                            && said.text().equals(content(line.id()));
            case "refuse" -> maySign(said, line) && reason(said.text());
            case "withdraw" ->
                    ofStep(signed, line.id()).containsKey(who)
                            && reason(said.text())
                            && sheet.lines().stream()
                                    .filter(other -> other.needs().contains(line.id()))
                                    .allMatch(other -> attempt(other.id()) == 0);
            case "go" ->
                    mayVote(said, line)
                            && fits(said.text())
                            && goes(line.id(), said.role()) < Sheet.count(line.poll(), said.role());
            case "no-go" -> mayVote(said, line) && reason(said.text());
            default -> throw new IllegalArgumentException(said.verb());
        };
    }

    private boolean maySign(Said said, Line line) {
        var who = said.who();
        var didIt = doers.getOrDefault(line.id(), Set.of()).contains(who);
        return phase(line).equals("signing")
                && line.signOffs().contains(said.role())
                && sheet.in(who, said.role())
                && !signers(line.id()).contains(who)
                && !(didIt && sheet.mustDiffer("doer", "signer"))
                && !(who.equals(starter) && sheet.mustDiffer("starter", "signer"));
    }

    private boolean mayVote(Said said, Line line) {
        return line.type().equals("gate")
                && phase(line).equals("running")
                && line.poll().contains(said.role())
                && sheet.in(said.who(), said.role())
                && !ofStep(voted, line.id()).containsKey(said.who());
    }

    private void happen(Said said) {
        var step = said.step();
        switch (said.verb()) {
            case "start-run" -> {
                status = "running";
                starter = said.who();
            }
            case "hold" -> status = "held";
            case "resume" -> {
                status = "running";
                heldBy = "";
            }
            case "comment" -> comments.merge(step, 1, Integer::sum);
            case "result" -> {
                ofUse(step, said.use()).set(said.number() - 1, said.text());
                holdIfStuck(step);
            }
            case "start", "work-again", "poll-again" -> begin(sheet.line(step), said);
            case "finish" -> {
                workedOff.add(step);
                doers.get(step).add(said.who());
            }
            case "check-again" -> {
                var uses = sheet.line(step).uses();
                var red =
                        uses.stream()
                                .filter(use -> !verdict(step, use).startsWith("passed"))
                                .toList();
                (red.isEmpty() ? uses : red).forEach(use -> ofUse(step, use).add(""));
                refused.remove(step);
            }
            case "sign" -> ofStep(signed, step).put(said.who(), said.role());
            case "refuse" -> {
                refused.add(step);
                signed.remove(step);
                holdIfStuck(step);
            }
            case "withdraw" -> ofStep(signed, step).remove(said.who());
            case "go", "no-go" -> {
                ofStep(voted, step)
                        .put(
                                said.who(),
                                said.verb() + " " + said.role() + " " + said.text().strip());
                holdIfStuck(step);
            }
            default -> throw new IllegalArgumentException(said.verb());
        }
    }

    private void begin(Line line, Said said) {
        var step = line.id();
        attempts.merge(step, 1, Integer::sum);
        var by = new LinkedHashSet<String>();
        if (!line.byItself() || said.verb().equals("work-again")) {
            by.add(said.who());
        }
        doers.put(step, by);
        workedOff.remove(step);
        refused.remove(step);
        signed.remove(step);
        voted.remove(step);
        line.uses().forEach(use -> ofUse(step, use).add(""));
    }

    private void holdIfStuck(String step) {
        if (status.equals("running")
                && Set.of("failed", "inconclusive", "no-go").contains(phase(step))) {
            status = "held";
            heldBy = step;
        }
    }

    private void settle(int minute) {
        boolean again = live();
        while (again) {
            again = false;
            for (var line : sheet.lines()) {
                if (!line.needs().stream().allMatch(this::done)) {
                    timeCame.remove(line.id());
                } else if (!line.bound() || minute >= line.at()) {
                    timeCame.add(line.id());
                }
                if (status.equals("running") && line.byItself() && phase(line).equals("ready")) {
                    begin(line, new Said(Said.CLOCK, "start", line.id(), "", "", "", 0, minute));
                    again = true;
                }
            }
        }
        if (status.equals("running") && sheet.lines().stream().allMatch(l -> done(l.id()))) {
            status = "complete";
        }
    }

    private boolean live() {
        return status.equals("running") || status.equals("held");
    }

    private boolean done(String step) {
        return phase(step).equals("done");
    }

    private boolean may(String who, String what) {
        return sheet.in(who, sheet.may().getOrDefault(what, ""));
    }

    private long goes(String step, String role) {
        return ofStep(voted, step).values().stream()
                .filter(vote -> vote.startsWith("go " + role + " "))
                .count();
    }

    private String verdict(String step, String use) {
        var all = ofUse(step, use);
        return all.isEmpty() ? "" : all.getLast();
    }

    private List<String> ofUse(String step, String use) {
        return results.computeIfAbsent(step + "/" + use, _ -> new ArrayList<>());
    }

    private static Map<String, String> ofStep(Map<String, Map<String, String>> all, String step) {
        return all.computeIfAbsent(step, _ -> new LinkedHashMap<>());
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

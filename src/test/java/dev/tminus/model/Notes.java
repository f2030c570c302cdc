package dev.tminus.model;

import static java.util.Objects.requireNonNull;

import dev.tminus.model.Sheet.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What was said and done in a run, and what that comes to. Where a step stands is nowhere noted:
/// it is worked out.
final class Notes {

    final Map<String, Line> lines = new LinkedHashMap<>();
    String status = "scheduled";
    String starter = "";
    String heldBy = "";
    final Ties ties = new Ties(this);
    String trouble = "";
    final Map<String, Integer> attempts = new HashMap<>();
    final Set<String> begun = new HashSet<>();
    final Set<String> skipped = new HashSet<>();
    final Map<String, Boolean> applies = new HashMap<>();
    final Set<String> outdated = new HashSet<>();
    final Set<String> suspended = new HashSet<>();
    final Map<String, Integer> readySince = new HashMap<>();
    final Map<String, Integer> waitsUntil = new HashMap<>();
    final Set<String> late = new HashSet<>();
    final Map<String, String> filled = new HashMap<>();
    final Set<String> answered = new TreeSet<>();
    final Map<String, Integer> forgotten = new HashMap<>();
    final Set<String> timeCame = new HashSet<>();
    final Set<String> workedOff = new HashSet<>();
    final Set<String> refused = new HashSet<>();
    final Map<String, Set<String>> doers = new HashMap<>();
    final Map<String, List<Try>> tries = new HashMap<>();
    final Map<String, Turn> turns = new HashMap<>();
    final Map<String, Map<String, Try>> rounds = new HashMap<>();
    final Map<String, String> asked = new HashMap<>();
    final Set<String> cleared = new HashSet<>();
    final Set<String> notReached = new HashSet<>();
    final Map<String, Map<String, String>> signed = new HashMap<>();
    final Map<String, Map<String, String>> voted = new HashMap<>();
    final Map<String, Integer> comments = new HashMap<>();

    /// What was worked out since something last happened.
    final Map<String, String> workedOut = new HashMap<>();

    Notes(Sheet sheet) {
        sheet.lines().forEach(line -> lines.put(line.id(), line));
    }

    /// Something happened: all is to be worked out anew.
    void turnThePage() {
        workedOut.clear();
    }

    String phase(String step) {
        return phase(line(step));
    }

    List<String> phases() {
        return lines.values().stream().map(this::phase).toList();
    }

    /// How often the work of a step was begun.
    int attempt(String step) {
        return attempts.getOrDefault(step, 0);
    }

    /// How often a check of a step was begun.
    int checked(String step, String use) {
        return ofUse(step, use).size();
    }

    /// Who has signed a step so far.
    Set<String> signers(String step) {
        return ofStep(signed, step).keySet();
    }

    /// What a signature of this step stands for now.
    String content(String step) {
        var latest = new TreeMap<String, String>();
        for (var use : line(step).uses()) {
            var turn = turns.get(step + "/" + use.name());
            var last = turn == null || turn.tries.isEmpty() ? null : turn.tries.getLast();
            latest.put(
                    use.name(),
                    last == null
                            ? "0"
                            : ofUse(step, use.name()).size() - turn.same() + " " + last.verdict);
        }
        return step
                + attempt(step)
                + doers.getOrDefault(step, Set.of())
                + latest
                + filled.getOrDefault(step, "")
                + ofStep(voted, step);
    }

    /// All there is to see.
    String view() {
        var view = new StringBuilder(512);
        view.append(status).append(" by ").append(starter).append(" held by ").append(heldBy);
        view.append(' ').append(comments.getOrDefault("", 0));
        view.append(' ').append(trouble).append(answered);
        for (var line : lines.values()) {
            var step = line.id();
            view.append('\n').append(step).append(' ').append(phase(line)).append(' ');
            view.append(attempt(step)).append(' ').append(doers.getOrDefault(step, Set.of()));
            Stream.concat(
                            line.shields().stream().map(Sheet.Shield::name),
                            line.uses().stream().map(Sheet.Use::name))
                    .map(use -> ofUse(step, use).stream().map(Try::shown).toList())
                    .forEach(verdicts -> view.append(' ').append(verdicts));
            view.append(asked.getOrDefault(step, ""));
            view.append(ofStep(signed, step)).append(ofStep(voted, step));
            view.append(comments.getOrDefault(step, 0));
            view.append(filled.getOrDefault(step, ""));
            view.append(outdated.contains(step) ? " outdated" : "");
            view.append(late.contains(step) ? " late" : "");
        }
        return view.toString();
    }

    String phase(Line line) {
        var known = workedOut.get(line.id());
        if (known == null) {
            known = workOut(line);
            workedOut.put(line.id(), known);
        }
        return known;
    }

    String workOut(Line line) {
        var step = line.id();
        if (notReached.contains(step)) {
            return "not-reached";
        }
        if (skipped.contains(step)) {
            return "skipped";
        }
        if (!begun.contains(step)) {
            if (status.equals("scheduled") || !applies.containsKey(step)) {
                return "planned";
            }
            if (!applies.getOrDefault(step, true)) {
                return "not-applicable";
            }
            var free = line.shields().isEmpty() ? timeCame : cleared;
            return free.contains(step) ? "ready" : "waiting";
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

    String work(Line line) {
        var step = line.id();
        return switch (line.type()) {
            case "manual", "wait" -> workedOff.contains(step) ? checks(line) : "running";
            case "check" -> checks(line);
            default -> {
                var votes = ofStep(voted, step).values();
                if (votes.stream().anyMatch(vote -> vote.startsWith("no-go "))) {
                    yield "no-go";
                }
                yield allGo(line) ? checks(line) : "running";
            }
        };
    }

    boolean allGo(Line line) {
        return line.poll().stream()
                .allMatch(role -> goes(line.id(), role) >= Sheet.count(line.poll(), role));
    }

    String checks(Line line) {
        var all = line.uses().stream().map(use -> turn(line.id(), use)).toList();
        if (suspended.contains(line.id())
                || all.stream().anyMatch(turn -> turn.ending().isEmpty())) {
            return "checking";
        }
        var endings =
                all.stream().filter(turn -> !turn.use.reportOnly()).map(Turn::ending).toList();
        return endings.contains("failed")
                ? "failed"
                : endings.contains("inconclusive") ? "inconclusive" : "worked off";
    }

    Turn turn(String step, Sheet.Use use) {
        return requireNonNull(turns.get(step + "/" + use.name()));
    }

    Try begin(String step, String use, int minute) {
        var begun = new Try(minute);
        ofUse(step, use).add(begun);
        return begun;
    }

    /// The tries of a step that are under way.
    List<Try> open(String step) {
        var line = line(step);
        return Stream.concat(
                        line.shields().stream().map(Sheet.Shield::name),
                        line.uses().stream().map(Sheet.Use::name))
                .flatMap(use -> ofUse(step, use).stream())
                .filter(Try::open)
                .toList();
    }

    Line line(String step) {
        return requireNonNull(lines.get(step));
    }

    /// Whether it belongs to what is carried out now.
    boolean inLine(Line line) {
        return line.ways().trouble().equals(trouble);
    }

    /// Whether something of its line may start.
    boolean goesOn(Line line) {
        return inLine(line) && status.equals(trouble.isEmpty() ? "running" : "trouble");
    }

    /// Nothing was begun, and nothing is remembered of what it waited for.
    void backToPlanned(String step) {
        List.of(timeCame, cleared).forEach(all -> all.remove(step));
        List.of(applies, rounds, asked, readySince).forEach(all -> all.remove(step));
    }

    /// It is planned as it was at first; that it was late once is over with it.
    void returned(String step) {
        backToPlanned(step);
        late.remove(step);
    }

    /// A gate is decided once more: nobody has opened it, voted or signed.
    void undecided(String step) {
        returned(step);
        List.of(begun, outdated, suspended, refused).forEach(all -> all.remove(step));
        List.of(doers, signed, voted).forEach(all -> all.remove(step));
    }

    /// Everything of it is done all over.
    void anew(Line line) {
        var step = line.id();
        backToPlanned(step);
        List.of(begun, skipped, outdated, suspended, workedOff, refused, late)
                .forEach(all -> all.remove(step));
        List.of(doers, signed, voted, waitsUntil, filled).forEach(all -> all.remove(step));
        forget(line);
    }

    /// What was found for a step counts no more for others.
    void forget(Line line) {
        Stream.concat(
                        line.shields().stream().map(Sheet.Shield::name),
                        line.uses().stream().map(Sheet.Use::name))
                .forEach(use -> forgotten.put(line.id() + "/" + use, ofUse(line.id(), use).size()));
    }

    /// Whether everything that was found by a use is from before a trouble.
    boolean isForgotten(String step, Sheet.Use use) {
        return ofUse(step, use.name()).size() <= forgotten.getOrDefault(step + "/" + use.name(), 0);
    }

    long goes(String step, String role) {
        return ofStep(voted, step).values().stream()
                .filter(vote -> vote.startsWith("go " + role + " "))
                .count();
    }

    List<Try> ofUse(String step, String use) {
        return tries.computeIfAbsent(step + "/" + use, _ -> new ArrayList<>());
    }

    static Map<String, String> ofStep(Map<String, Map<String, String>> all, String step) {
        return all.computeIfAbsent(step, _ -> new LinkedHashMap<>());
    }
}

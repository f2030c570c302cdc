package dev.tminus.model;

import static java.util.Objects.requireNonNull;

import dev.tminus.model.Sheet.Line;
import dev.tminus.model.Sheet.Shield;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What takes its course by itself, or by time.
final class Course {

    private final Sheet sheet;
    private final Notes notes;

    Course(Sheet sheet, Notes notes) {
        this.sheet = sheet;
        this.notes = notes;
    }

    /// @param heard of which step the end of a try was heard just now, or empty
    void settle(int minute, String heard) {
        if (!live()) {
            return;
        }
        sheet.lines().forEach(line -> forget(line, minute));
        while (sheet.lines().stream().anyMatch(line -> moves(line, minute, heard))) {
            notes.turnThePage();
        }
        if (notes.status.equals("running")
                && sheet.lines().stream().allMatch(line -> notes.done(line.id()))) {
            notes.status = "complete";
        }
    }

    /// When time alone moves something next.
    OptionalInt next(int minute) {
        return live()
                ? sheet.lines().stream().flatMapToInt(line -> next(line, minute)).min()
                : OptionalInt.empty();
    }

    void begin(Line line, String who, boolean again, int minute) {
        var step = line.id();
        notes.turnThePage();
        notes.attempts.merge(step, 1, Integer::sum);
        var by = new LinkedHashSet<String>();
        if (!line.byItself() || again) {
            by.add(notes.asked.getOrDefault(step, who));
        }
        notes.asked.remove(step);
        notes.doers.put(step, by);
        notes.workedOff.remove(step);
        notes.refused.remove(step);
        notes.signed.remove(step);
        notes.voted.remove(step);
        if (line.type().equals("check")) {
            openChecks(line, minute);
        }
    }

    void openChecks(Line line, int minute) {
        for (var use : line.uses()) {
            var delay = use.repeated() ? use.delay() : 0;
            notes.turns.put(line.id() + "/" + use.name(), new Turn(use, minute + delay));
        }
    }

    void beginRound(Line line, int minute) {
        var round = new HashMap<String, Try>();
        for (var shield : line.shields()) {
            if (!standIn(shield, minute)) {
                round.put(shield.name(), notes.begin(line.id(), shield.name(), minute));
            }
        }
        notes.rounds.put(line.id(), round);
        notes.cleared.remove(line.id());
    }

    /// Whether every shield of a step is covered by what others found.
    boolean allStandIn(Line line, int minute) {
        return line.shields().stream().allMatch(shield -> standIn(shield, minute));
    }

    /// Whether its shields are being tried: all else is there.
    boolean shielded(Line line, int minute) {
        return !line.shields().isEmpty()
                && notes.phase(line).equals("waiting")
                && (notes.rounds.containsKey(line.id()) || !line.bound() || minute >= line.at());
    }

    private void forget(Line line, int minute) {
        var step = line.id();
        if (line.needs().stream().allMatch(notes::done)) {
            return;
        }
        if (notes.timeCame.remove(step)) {
            notes.turnThePage();
        }
        if (notes.attempt(step) == 0) {
            notes.open(step).forEach(one -> one.ends("inconclusive", minute));
            notes.rounds.remove(step);
            notes.asked.remove(step);
            if (notes.cleared.remove(step)) {
                notes.turnThePage();
            }
        }
    }

    private boolean moves(Line line, int minute, String heard) {
        var step = line.id();
        if ((!line.bound() || minute >= line.at())
                && line.needs().stream().allMatch(notes::done)
                && notes.timeCame.add(step)) {
            return true;
        }
        if (shielded(line, minute)) {
            return shields(line, minute, heard.equals(step));
        }
        return switch (notes.phase(line)) {
            case "ready" -> {
                var begins = line.byItself() && notes.status.equals("running");
                if (begins) {
                    begin(line, Said.CLOCK, false, minute);
                }
                yield begins;
            }
            case "checking" -> tries(line, minute);
            default -> false;
        };
    }

    private boolean tries(Line line, int minute) {
        var due =
                line.uses().stream()
                        .map(use -> notes.turn(line.id(), use))
                        .filter(turn -> turn.next().orElse(Integer.MAX_VALUE) <= minute)
                        .toList();
        due.forEach(turn -> turn.tries.add(notes.begin(line.id(), turn.use.name(), minute)));
        return !due.isEmpty();
    }

    private boolean shields(Line line, int minute, boolean heard) {
        if (!notes.open(line.id()).isEmpty()) {
            return false;
        }
        var running = notes.status.equals("running");
        if (heard && red(line, minute).isEmpty()) {
            return goes(line, running, minute);
        }
        if (!running || dueRound(line, minute) > minute) {
            return false;
        }
        if (allStandIn(line, minute)) {
            return goes(line, running, minute);
        }
        beginRound(line, minute);
        return true;
    }

    private boolean goes(Line line, boolean running, int minute) {
        if (!line.byItself() && !notes.asked.containsKey(line.id())) {
            return notes.cleared.add(line.id());
        }
        if (running) {
            begin(line, Said.CLOCK, false, minute);
        }
        return running;
    }

    private int dueRound(Line line, int minute) {
        var round = notes.rounds.get(line.id());
        return round == null
                ? minute
                : red(line, minute).stream()
                        .mapToInt(shield -> {
                            var one = round.get(shield.name());
                            return one == null ? minute : one.ended + shield.every();
                        })
                        .max()
                        .orElse(minute);
    }

    private List<Shield> red(Line line, int minute) {
        var round = requireNonNull(notes.rounds.get(line.id()));
        return line.shields().stream()
                .filter(shield -> {
                    var one = round.get(shield.name());
                    return (one == null || !one.passed()) && !standIn(shield, minute);
                })
                .toList();
    }

    /// The newest that anybody found of that check: young enough, and nothing but passes.
    private boolean standIn(Shield shield, int minute) {
        var found =
                sheet.lines().stream()
                        .flatMap(line ->
                                names(line, shield.check())
                                        .map(name -> notes.ofUse(line.id(), name)))
                        .flatMap(tries ->
                                tries.reversed().stream().filter(one -> !one.open()).limit(1))
                        .toList();
        var newest = found.stream().mapToInt(one -> one.ended).max();
        return shield.notOlder() != Shield.OWN
                && newest.isPresent()
                && newest.getAsInt() + shield.notOlder() >= minute
                && found.stream()
                        .filter(one -> one.ended == newest.getAsInt())
                        .allMatch(Try::passed);
    }

    private static Stream<String> names(Line line, String check) {
        return Stream.concat(
                line.uses().stream().map(Sheet.Use::name).filter(check::equals),
                line.shields().stream()
                        .filter(shield -> shield.check().equals(check))
                        .map(Shield::name));
    }

    private IntStream next(Line line, int minute) {
        var phase = notes.phase(line);
        if (phase.equals("checking")) {
            return line.uses().stream()
                    .map(use -> notes.turn(line.id(), use).next())
                    .flatMapToInt(OptionalInt::stream);
        }
        if (!phase.equals("waiting")) {
            return IntStream.empty();
        }
        if (!shielded(line, minute)) {
            return IntStream.of(line.at());
        }
        return notes.status.equals("running") && notes.open(line.id()).isEmpty()
                ? IntStream.of(dueRound(line, minute))
                : IntStream.empty();
    }

    private boolean live() {
        return notes.status.equals("running") || notes.status.equals("held");
    }
}

package dev.tminus.model;

import static java.util.Objects.requireNonNull;

import dev.tminus.model.Sheet.Line;
import dev.tminus.model.Sheet.Shield;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What takes its course by itself, or by time.
final class Consequences {

    private final Sheet sheet;
    private final Notes notes;
    private final Troubles troubles;

    /// Where each step stood when that was last looked at.
    private final Map<String, String> before = new HashMap<>();

    /// What stands on something that was not there when that was last looked at.
    private final Set<String> adrift = new HashSet<>();

    Consequences(Sheet sheet, Notes notes) {
        this.sheet = sheet;
        this.notes = notes;
        troubles = new Troubles(sheet, notes, this);
    }

    Troubles troubles() {
        return troubles;
    }

    /// @param heard of which step the end of a try was heard just now, or empty
    void settle(int minute, String heard) {
        if (!live()) {
            return;
        }
        do {
            go(minute, heard);
        } while (deadlines(minute) | troubles.end(minute));
        if (notes.status.equals("running")
                && sheet.of("").stream().allMatch(line -> Ties.through(notes.phase(line)))) {
            notes.status = "complete";
        }
    }

    private void go(int minute, String heard) {
        do {
            notes.turnThePage();
            freshen();
            for (var lost = live(); lost; ) {
                lost = false;
                for (var line : sheet.lines()) {
                    lost |= forget(line, minute);
                }
            }
        } while (live() && sheet.lines().stream().anyMatch(line -> moves(line, minute, heard)));
    }

    /// What has come to its end anew is no longer in doubt for what was before.
    private void freshen() {
        for (var line : sheet.lines()) {
            var phase = notes.phase(line);
            if (phase.equals("done") && !phase.equals(before.put(line.id(), phase))) {
                notes.outdated.remove(line.id());
            }
            before.put(line.id(), phase);
        }
    }

    private boolean deadlines(int minute) {
        var passed = false;
        for (var line : sheet.lines()) {
            if (live() && dueBy(line).orElse(Integer.MAX_VALUE) <= minute) {
                passed = true;
                notes.late.add(line.id());
                troubles.hold(line);
            }
        }
        return passed;
    }

    private OptionalInt dueBy(Line line) {
        var since = notes.readySince.get(line.id());
        return line.ways().deadline() == 0
                        || since == null
                        || notes.late.contains(line.id())
                        || !notes.inLine(line)
                        || Ties.through(notes.phase(line))
                ? OptionalInt.empty()
                : OptionalInt.of(since + line.ways().deadline());
    }

    /// When time alone moves something next.
    OptionalInt next(int minute) {
        return live()
                ? sheet.lines().stream()
                        .flatMapToInt(
                                line -> IntStream.concat(next(line, minute), dueBy(line).stream()))
                        .min()
                : OptionalInt.empty();
    }

    void begin(Line line, String who, boolean again, int minute) {
        var step = line.id();
        notes.turnThePage();
        notes.attempts.merge(step, 1, Integer::sum);
        notes.begun.add(step);
        notes.readySince.putIfAbsent(step, minute);
        if (!line.ways().trouble().isEmpty()) {
            sheet.lines().stream()
                    .filter(other -> !other.ways().trouble().equals(line.ways().trouble()))
                    .forEach(notes::forget);
        }
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
        if (line.type().equals("wait")) {
            notes.waitsUntil.put(step, minute + line.ways().lasts());
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
            if (!standIn(line, shield, minute)) {
                round.put(shield.name(), notes.begin(line.id(), shield.name(), minute));
            }
        }
        notes.rounds.put(line.id(), round);
        notes.cleared.remove(line.id());
    }

    /// Whether every shield of a step is covered by what others found.
    boolean allStandIn(Line line, int minute) {
        return line.shields().stream().allMatch(shield -> standIn(line, shield, minute));
    }

    /// Whether its shields are being tried: all else is there.
    boolean shielded(Line line, int minute) {
        return !line.shields().isEmpty()
                && notes.phase(line).equals("waiting")
                && (notes.rounds.containsKey(line.id()) || !line.bound() || minute >= line.at());
    }

    /// @return whether it is no longer where it was
    private boolean forget(Line line, int minute) {
        var step = line.id();
        var phase = notes.phase(line);
        var there = notes.ties.there(line);
        if (Ties.started(phase)) {
            return drifts(line, !there && !notes.ties.passing(line));
        }
        var keeps = phase.equals("not-applicable") ? there : mayBegin(line);
        if (keeps || !Set.of("waiting", "ready", "not-applicable").contains(phase)) {
            return false;
        }
        notes.open(step).forEach(one -> one.ends("inconclusive", minute));
        notes.returned(step);
        notes.turnThePage();
        return true;
    }

    /// @param gone whether it has begun on what is not there
    /// @return whether that is news
    private boolean drifts(Line line, boolean gone) {
        var step = line.id();
        if (!gone) {
            adrift.remove(step);
            return false;
        }
        var news = adrift.add(step) | notes.outdated.add(step);
        if (news && notes.phase(line).equals("signing")) {
            notes.signed.remove(step);
        }
        return news;
    }

    private boolean mayBegin(Line line) {
        return notes.ties.there(line)
                && (!line.ways().asked() || notes.answered.contains(line.id()))
                && !(line.type().equals("gate") && notes.ties.doubtful(line));
    }

    /// Whether it is done at all, or nothing while nobody can say.
    private Optional<Boolean> decided(Line line) {
        return switch (line.ways().when()) {
            case "" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.ofNullable(notes.filled.get(line.ways().when())).map("yes"::equals);
        };
    }

    private boolean decides(Line line) {
        var decided = decided(line);
        if (!notes.phase(line).equals("planned")
                || notes.applies.containsKey(line.id())
                || !notes.inLine(line)
                || decided.isEmpty()
                || !(decided.get() ? mayBegin(line) : notes.ties.there(line))) {
            return false;
        }
        notes.applies.put(line.id(), decided.get());
        return true;
    }

    private boolean moves(Line line, int minute, String heard) {
        var step = line.id();
        if (decides(line)) {
            return true;
        }
        if (notes.phase(line).equals("waiting")
                && line.shields().isEmpty()
                && (!line.bound() || minute >= line.at())
                && notes.timeCame.add(step)) {
            notes.readySince.putIfAbsent(step, minute);
            return true;
        }
        if (shielded(line, minute)) {
            return shields(line, minute, heard.equals(step));
        }
        return switch (notes.phase(line)) {
            case "ready" -> {
                var begins = line.byItself() && notes.goesOn(line);
                if (begins) {
                    begin(line, PaperCommand.CLOCK, false, minute);
                }
                yield begins;
            }
            case "running" -> waits(line, minute);
            case "checking" -> !frozen(line) && tries(line, minute);
            default -> false;
        };
    }

    private boolean waits(Line line, int minute) {
        if (!line.type().equals("wait")
                || minute < notes.waitsUntil.getOrDefault(line.id(), Integer.MAX_VALUE)) {
            return false;
        }
        notes.workedOff.add(line.id());
        openChecks(line, minute);
        return true;
    }

    private boolean frozen(Line line) {
        return line.ways().trouble().isEmpty() && !notes.trouble.isEmpty();
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
        var running = notes.goesOn(line);
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
            notes.readySince.putIfAbsent(line.id(), minute);
            return notes.cleared.add(line.id());
        }
        if (running) {
            begin(line, PaperCommand.CLOCK, false, minute);
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
                    return (one == null || !one.passed()) && !standIn(line, shield, minute);
                })
                .toList();
    }

    /// The newest that anybody found of that check, or anybody who deals with the same trouble:
    /// young enough, and nothing but passes.
    private boolean standIn(Line of, Shield shield, int minute) {
        var found =
                (of.ways().trouble().isEmpty() ? sheet.lines() : sheet.of(of.ways().trouble()))
                        .stream().flatMap(line -> found(line, shield.check())).toList();
        var newest = found.stream().mapToInt(Seen::minute).max();
        return shield.notOlder() != Shield.OWN
                && newest.isPresent()
                && newest.getAsInt() + shield.notOlder() >= minute
                && found.stream()
                        .filter(one -> one.minute() == newest.getAsInt())
                        .allMatch(Seen::passed);
    }

    /// What a line came to know of a check: of its work when the turn is over, of a shield at each
    /// try.
    private Stream<Seen> found(Line line, String check) {
        return Stream.concat(
                line.uses().stream()
                        .map(Sheet.Use::name)
                        .filter(check::equals)
                        .flatMap(name ->
                                last(line.id(), name)
                                        .map(one ->
                                                new Seen(
                                                        one.ended,
                                                        requireNonNull(
                                                                        notes.turns.get(
                                                                                line.id() + "/"
                                                                                        + name))
                                                                .ending()
                                                                .equals("passed")))),
                line.shields().stream()
                        .filter(shield -> shield.check().equals(check))
                        .flatMap(shield -> last(line.id(), shield.name()))
                        .map(one -> new Seen(one.ended, one.passed())));
    }

    private Stream<Try> last(String step, String use) {
        var all = notes.ofUse(step, use);
        return all
                .subList(notes.forgotten.getOrDefault(step + "/" + use, 0), all.size())
                .reversed()
                .stream()
                .filter(one -> !one.open())
                .limit(1);
    }

    private record Seen(int minute, boolean passed) {}

    private IntStream next(Line line, int minute) {
        var phase = notes.phase(line);
        if (phase.equals("running") && line.type().equals("wait")) {
            return IntStream.of(notes.waitsUntil.getOrDefault(line.id(), 0));
        }
        if (phase.equals("checking") && frozen(line)) {
            return IntStream.empty();
        }
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
        return notes.goesOn(line) && notes.open(line.id()).isEmpty()
                ? IntStream.of(dueRound(line, minute))
                : IntStream.empty();
    }

    private boolean live() {
        return Set.of("running", "held", "trouble").contains(notes.status);
    }
}

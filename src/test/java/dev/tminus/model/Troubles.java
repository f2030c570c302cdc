package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import dev.tminus.model.Sheet.Trouble;
import java.util.Optional;
import java.util.Set;

/// What is done when something goes wrong, while the main line stands still.
final class Troubles {

    private static final Set<String> TESTED = Set.of("checking", "signing");
    private static final Set<String> TESTED_OR_RED =
            Set.of("checking", "signing", "failed", "inconclusive");

    private static final Set<String> UNDECIDED =
            Set.of("checking", "signing", "failed", "inconclusive", "no-go");

    private final Sheet sheet;
    private final Notes notes;
    private final Consequences consequences;

    Troubles(Sheet sheet, Notes notes, Consequences consequences) {
        this.sheet = sheet;
        this.notes = notes;
        this.consequences = consequences;
    }

    Optional<Trouble> named(String id) {
        return sheet.troubles().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    void hold(Line line) {
        if (notes.goesOn(line)) {
            notes.status = "held";
            notes.heldBy = line.id();
        }
    }

    /// A step has come to a bad end: its trouble begins, or the run is held.
    void stuck(Line line, int minute) {
        var phase = notes.phase(line);
        var own = named(line.ways().onFail()).filter(this::inPosition);
        if (Set.of("failed", "inconclusive").contains(phase)
                && own.isPresent()
                && line.ways().trouble().isEmpty()
                && notes.goesOn(line)) {
            open(own.get().id(), minute);
        } else if (Set.of("failed", "inconclusive", "no-go").contains(phase)) {
            hold(line);
        }
    }

    void open(String trouble, int minute) {
        for (var line : sheet.of("")) {
            if (notes.phase(line).equals("checking")) {
                notes.suspended.add(line.id());
            }
        }
        for (var line : sheet.of("")) {
            notes.open(line.id()).forEach(one -> one.ends("inconclusive", minute));
            if (Set.of("waiting", "ready").contains(notes.phase(line))) {
                notes.returned(line.id());
            } else if (line.type().equals("gate") && notes.phase(line).equals("running")) {
                notes.undecided(line.id());
            }
        }
        sheet.of(trouble).forEach(notes::anew);
        notes.trouble = trouble;
        var byHand = notes.status.equals("held") && notes.heldBy.isEmpty();
        notes.status = byHand ? "held" : "trouble";
        notes.heldBy = "";
    }

    void close(int minute) {
        for (var line : sheet.of(notes.trouble)) {
            notes.open(line.id()).forEach(one -> one.ends("inconclusive", minute));
            if (Set.of("waiting", "ready").contains(notes.phase(line))) {
                notes.returned(line.id());
            }
        }
        over("held");
        checkAnew(Set.of("checking"), minute);
    }

    /// @return whether it came to its end
    boolean end(int minute) {
        notes.turnThePage();
        var open = named(notes.trouble);
        if (!notes.status.equals("trouble")
                || open.isEmpty()
                || !sheet.of(notes.trouble).stream()
                        .allMatch(line -> Ties.through(notes.phase(line)))) {
            return false;
        }
        switch (open.get().then()) {
            case "resume" -> {
                over("running");
                decideAnew();
                checkAnew(TESTED_OR_RED, minute);
            }
            case "hold" -> {
                over("held");
                decideAnew();
                checkAnew(TESTED, minute);
            }
            case "scrub" -> scrub(minute);
            default -> {
                return back(notes.line(open.get().then()), minute);
            }
        }
        return true;
    }

    private boolean back(Line from, int minute) {
        var reached = notes.ties.behind(from);
        reached.add(from);
        if (reached.stream()
                .anyMatch(line ->
                        line.type().equals("manual") && notes.phase(line).equals("running"))) {
            return false;
        }
        over("running");
        reached.forEach(notes::anew);
        decideAnew();
        checkAnew(TESTED_OR_RED, minute);
        return true;
    }

    private void over(String status) {
        notes.trouble = "";
        notes.status = status;
        notes.heldBy = "";
    }

    /// A shielded gate that nobody has passed: its shields were up before the trouble.
    private void decideAnew() {
        notes.turnThePage();
        sheet.of("").stream()
                .filter(line -> line.type().equals("gate") && !line.shields().isEmpty())
                .filter(line -> UNDECIDED.contains(notes.phase(line)))
                .map(Line::id)
                .toList()
                .forEach(notes::undecided);
    }

    private void checkAnew(Set<String> phases, int minute) {
        notes.turnThePage();
        for (var line : sheet.of("")) {
            if (phases.contains(notes.phase(line))
                    && !line.uses().isEmpty()
                    && notes.ties.passable(line)) {
                notes.suspended.remove(line.id());
                notes.refused.remove(line.id());
                notes.signed.remove(line.id());
                consequences.openChecks(line, minute);
                notes.turnThePage();
            }
        }
    }

    void scrub(int minute) {
        var ends = Set.of("done", "failed", "inconclusive", "no-go", "skipped", "not-applicable");
        for (var line : sheet.lines()) {
            if (!ends.contains(notes.phase(line))) {
                notes.notReached.add(line.id());
            }
        }
        for (var line : sheet.lines()) {
            notes.open(line.id()).forEach(one -> one.ends("inconclusive", minute));
        }
        notes.outdated.removeAll(notes.notReached);
        notes.asked.clear();
        over("scrubbed");
        notes.turnThePage();
    }

    boolean inPosition(Trouble trouble) {
        return (trouble.before().isEmpty() || notes.attempt(trouble.before()) == 0)
                && (trouble.after().isEmpty() || notes.attempt(trouble.after()) > 0);
    }

    /// Whether a step has gone wrong in the way that a trouble is for.
    boolean isCause(Line line, Trouble trouble) {
        var phase = notes.phase(line);
        var red = Set.of("failed", "inconclusive").contains(phase);
        return (red && line.ways().onFail().equals(trouble.id()))
                || ((red || phase.equals("no-go")) && trouble.on().contains(phase))
                || (trouble.on().contains("deadline")
                        && notes.late.contains(line.id())
                        && !Ties.through(phase));
    }
}

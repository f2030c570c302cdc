package dev.tminus.check;

import dev.tminus.comparison.BothSides;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.source.NoAnswer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Opens both sides of a comparison at once, as of one moment where their server can do that, and
/// closes whatever of them was opened.
final class OpenSides implements AutoCloseable {

    private final SideNames names;
    private final AttemptSources sources;
    private final InstantSource clock;
    private final List<OpenSide> opened = new CopyOnWriteArrayList<>();

    OpenSides(SideNames names, AttemptSources sources, InstantSource clock) {
        this.names = names;
        this.sources = sources;
        this.clock = clock;
    }

    /// Tells who they are, and refuses a comparison of a thing with itself.
    Both<OpenSide> open(BothSides both, boolean sameSource, AttemptEvidence evidence)
            throws NoAnswer, CannotCompare, IOException {
        var sides = both.run(() -> open(true), () -> open(false));
        if (!(sides.left() instanceof OpenDatabase left)
                || !(sides.right() instanceof OpenDatabase right)) {
            introduce(sides, evidence);
            refuseSame(sides, sameSource);
            return sides;
        }
        var shared = both.run(() -> true, () -> right.source().readAsOf(left.source())).right();
        var ofMoment = shared ? new Both<OpenSide>(left, right.asOf(left.readAt())) : sides;
        introduce(ofMoment, evidence);
        if (left.isOnServerOf(right)) {
            evidence.fact(
                    CheckReport.SNAPSHOT,
                    shared ? "one for both sides" : SameRows.twoMoments(left));
        }
        refuseSame(sides, sameSource);
        if (!sameSource) {
            SameRows.refuse(left, right, both, evidence);
        }
        return ofMoment;
    }

    private OpenSide open(boolean isLeft) throws NoAnswer, CannotCompare {
        var side = OpenSide.open(names.side(isLeft), names.of(isLeft), sources, clock);
        opened.add(side);
        return side;
    }

    private static void introduce(Both<OpenSide> sides, AttemptEvidence evidence) {
        for (var side : List.of(sides.left(), sides.right())) {
            if (!side.server().isEmpty()) {
                evidence.fact(side.name() + " is", side.server());
            }
            evidence.fact(side.name() + " read at", side.readAt().toString());
        }
        evidence.sides(List.of(sides.left().report(0, ""), sides.right().report(0, "")));
    }

    private static void refuseSame(Both<OpenSide> sides, boolean sameSource) throws CannotCompare {
        if (!sameSource && sides.left().isSameAs(sides.right())) {
            var server = sides.left().server();
            throw new CannotCompare(
                    "%s and %s are the same %s; a comparison of a thing with itself proves nothing."
                                    .formatted(
                                            sides.left().name(),
                                            sides.right().name(),
                                            server.isEmpty() ? "file" : "database, " + server)
                            + " Where that is meant, say same-source: true.");
        }
    }

    @Override
    public void close() {
        opened.forEach(OpenSide::close);
    }
}

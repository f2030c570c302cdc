package dev.tminus.check;

import dev.tminus.comparison.BothSides;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.source.NoAnswer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Opens both sides of a comparison at once and closes whatever of them was opened.
final class OpenSides implements AutoCloseable {

    private final SideNames names;
    private final Opener opener;
    private final InstantSource clock;
    private final List<OpenSide> opened = new CopyOnWriteArrayList<>();

    OpenSides(SideNames names, Opener opener, InstantSource clock) {
        this.names = names;
        this.opener = opener;
        this.clock = clock;
    }

    Both<OpenSide> open(BothSides both) throws NoAnswer, CannotCompare, IOException {
        return both.run(() -> open(true), () -> open(false));
    }

    private OpenSide open(boolean isLeft) throws NoAnswer, CannotCompare {
        var side = OpenSide.open(names.side(isLeft), names.of(isLeft), opener, clock);
        opened.add(side);
        return side;
    }

    /// Tells who they are, and refuses a comparison of a thing with itself.
    static void introduce(Both<OpenSide> sides, boolean sameSource, Proof proof)
            throws CannotCompare {
        for (var side : List.of(sides.left(), sides.right())) {
            if (!side.server().isEmpty()) {
                proof.fact(side.name() + " is", side.server());
            }
            proof.fact(side.name() + " read at", side.readAt().toString());
        }
        proof.sides(List.of(sides.left().report(0, "", ""), sides.right().report(0, "", "")));
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

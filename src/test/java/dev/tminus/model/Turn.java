package dev.tminus.model;

import dev.tminus.model.Sheet.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The tries of one check that are looked at together: from when it was its turn until it is
/// decided.
final class Turn {

    final Use use;
    final List<Try> tries = new ArrayList<>();
    private final int due;
    private boolean stopped;

    Turn(Use use, int due) {
        this.use = use;
        this.due = due;
    }

    void stop() {
        stopped = true;
    }

    /// `passed`, `failed` or `inconclusive`, or empty while it goes on.
    String ending() {
        if (stopped) {
            return "inconclusive";
        }
        if (tries.isEmpty() || tries.getLast().open()) {
            return "";
        }
        var kind = tries.getLast().verdict.split(" ")[0];
        if (!use.repeated()) {
            return kind;
        }
        if (lastOnes(true) >= use.passes()) {
            return "passed";
        }
        var tired = use.giveUpAfter() > 0 && lastOnes(false) >= use.giveUpAfter();
        var late = tries.getLast().ended + use.every() > tries.getFirst().began + use.lasts();
        return tired || late ? kind.equals("passed") ? "failed" : kind : "";
    }

    /// When it is tried next.
    OptionalInt next() {
        if (!ending().isEmpty() || (!tries.isEmpty() && tries.getLast().open())) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(tries.isEmpty() ? due : tries.getLast().ended + use.every());
    }

    /// How many tries from the end say exactly the same.
    int same() {
        var same = 0;
        while (same < tries.size()
                && tries.get(tries.size() - 1 - same).verdict.equals(tries.getLast().verdict)) {
            same++;
        }
        return same;
    }

    private int lastOnes(boolean passed) {
        var count = 0;
        while (count < tries.size() && tries.get(tries.size() - 1 - count).passed() == passed) {
            count++;
        }
        return count;
    }
}

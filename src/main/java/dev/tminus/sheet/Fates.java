package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects fates while a checklist is read.
final class Fates {

    private final String unit;
    private final List<Fate> all = new ArrayList<>();

    Fates(String unit) {
        this.unit = unit;
    }

    void unplaced(int number, String what) {
        all.add(new Fate(unit, number, Fate.Kind.UNPLACED, what));
    }

    void attention(int number, String what) {
        all.add(new Fate(unit, number, Fate.Kind.ATTENTION, what));
    }

    void step(int number, String what) {
        all.add(new Fate(unit, number, Fate.Kind.STEP, what));
    }

    void heading(int number, String what) {
        all.add(new Fate(unit, number, Fate.Kind.HEADING, what));
    }

    void aside(int number, String what) {
        all.add(new Fate(unit, number, Fate.Kind.ASIDE, what));
    }

    /// In the order of the file; what concerns all of it comes first.
    List<Fate> all() {
        return all.stream().sorted(Comparator.comparingInt(Fate::number)).toList();
    }
}

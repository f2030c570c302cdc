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

    void add(Fate.Kind kind, int number, String what) {
        all.add(new Fate(unit, number, kind, what));
    }

    void unplaced(int number, String what) {
        add(Fate.Kind.UNPLACED, number, what);
    }

    void attention(int number, String what) {
        add(Fate.Kind.ATTENTION, number, what);
    }

    void step(int number, String what) {
        add(Fate.Kind.STEP, number, what);
    }

    void heading(int number, String what) {
        add(Fate.Kind.HEADING, number, what);
    }

    void aside(int number, String what) {
        add(Fate.Kind.ASIDE, number, what);
    }

    /// In the order of the file; what concerns all of it comes first.
    List<Fate> all() {
        return all.stream().sorted(Comparator.comparingInt(Fate::number)).toList();
    }
}

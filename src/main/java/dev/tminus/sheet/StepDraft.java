package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step while it is gathered from its row.
final class StepDraft {

    final int row;
    final String title;
    final List<String> comments = new ArrayList<>();
    final List<String> instructions = new ArrayList<>();
    String id;
    String number = "";

    /// Null where the checklist names nobody.
    @Nullable Role owner;

    List<Role> signOffs = List.of();
    Kind kind = Kind.MANUAL;
    @Nullable String at;
    @Nullable String takes;
    @Nullable String until;

    /// As written, for what has no place in a runbook.
    String needsSaid = "";

    String needsColumn = "";
    String atColumn = "";

    /// Ids of steps; null leaves the order of the list.
    @Nullable List<String> needs;

    StepDraft(int row, String title) {
        this.row = row;
        this.title = title;
        this.id = Slugs.slug(title, "step");
    }

    /// What the engine makes of it.
    enum Kind {
        MANUAL,
        GATE,
        WAIT
    }

    /// So many people of a role.
    record Role(String name, int count) {}
}

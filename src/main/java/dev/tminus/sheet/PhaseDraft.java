package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;

/// A phase while it is gathered.
final class PhaseDraft {

    final int row;
    final String title;
    final List<StepDraft> steps = new ArrayList<>();
    String id = "";

    /// @param row of its heading, 0 where none names it
    PhaseDraft(int row, String title) {
        this.row = row;
        this.title = title;
    }
}

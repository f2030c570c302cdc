package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A phase while it is gathered.
final class PhaseDraft {

    final int row;
    final String title;
    final List<StepDraft> steps = new ArrayList<>();
    final List<String> comments = new ArrayList<>();
    String id = "";
    @Nullable String at;

    /// Of those steps that name none; null where the heading names nobody.
    StepDraft.@Nullable Role owner;

    /// @param row of its heading, 0 where none names it
    PhaseDraft(int row, String title) {
        this.row = row;
        this.title = title;
    }

    StepDraft.Role owner(StepDraft step) {
        var named = step.owner == null ? owner : step.owner;
        return named == null ? new StepDraft.Role(People.MANAGER, 1) : named;
    }
}

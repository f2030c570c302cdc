package dev.tminus.sheet;

/// A planned time as a runbook writes it, or why it is none.
sealed interface PlannedTime {

    /// One that counts from T-0 or from a step.
    ///
    /// @param told how else it may be read, or nothing
    record Known(String at, String told) implements PlannedTime {

        void tell(String said, int row, Fates fates) {
            if (!told.isEmpty()) {
                fates.attention(
                        row, "`%s` is planned at %s: it %s".formatted(Texts.brief(said), at, told));
            }
        }
    }

    /// What is kept as a comment.
    record Unknown(String why) implements PlannedTime {}

    static PlannedTime of(ReadTime.TimeCell said, ReadTime times) {
        return switch (times.read(said)) {
            case ReadTime.TimeMeaning.Planned(var timing, var told) ->
                    ReadTime.write(timing)
                            .<PlannedTime>map(at -> new Known(at, told))
                            .orElseGet(() -> new Unknown("is too far from T-0"));
            case ReadTime.TimeMeaning.Wall _ ->
                    new Unknown("counts only once T-0 is known, which was not given");
            case ReadTime.TimeMeaning.Ambiguous(var one, var other) ->
                    new Unknown("may be %s or %s".formatted(one, other));
            case ReadTime.TimeMeaning.Elsewhere(var why) -> new Unknown(why);
            case ReadTime.TimeMeaning.NoTime _ -> new Unknown("is no time that a runbook knows");
        };
    }
}

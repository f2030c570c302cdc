package dev.tminus.sheet;

/// Makes a phase of its heading, which may say when it is and whose it is: `T-30m: Close @ops`.
final class ReadHeading {

    private final People people;
    private final ReadRow rows;
    private final ReadTime times;
    private final Fates fates;

    ReadHeading(People people, ReadRow rows, ReadTime times, Fates fates) {
        this.people = people;
        this.rows = rows;
        this.times = times;
        this.fates = fates;
    }

    PhaseDraft read(int row, String said) {
        var parts =
                TaskText.ofHeading(Texts.line(Texts.clean(said)))
                        .headedBy(name -> People.isUsualRole(name) || people.isAlone(name));
        var title = rows.title(row, parts.title());
        var phase = new PhaseDraft(row, title);
        at(phase, parts, said);
        owner(phase, parts, said);
        if (!parts.takes().isEmpty()) {
            fates.unplaced(row, "a phase has no duration; kept as a comment: " + parts.takes());
        }
        LeftInTitle.of(title).forEach(what -> fates.unplaced(row, what));
        parts.told().forEach(what -> fates.attention(row, what));
        Doubts.tellCondition(phase, fates);
        return phase;
    }

    private void at(PhaseDraft phase, TaskText parts, String said) {
        if (!parts.at().isEmpty()) {
            switch (PlannedTime.of(new ReadTime.TimeCell(parts.at(), ""), times)) {
                case PlannedTime.Known planned -> {
                    phase.at = planned.at();
                    planned.tell(parts.at(), phase.row, fates);
                }
                case PlannedTime.Unknown(var why) -> {
                    fates.unplaced(
                            phase.row, "`%s` %s; kept as a comment".formatted(parts.at(), why));
                    phase.comments.add(said);
                }
            }
        }
    }

    private void owner(PhaseDraft phase, TaskText parts, String said) {
        var names = people.split(parts.owner());
        var owners = names.stream().filter(name -> !Doubts.isEverybody(name)).toList();
        if (owners.size() < names.size()) {
            fates.unplaced(
                    phase.row, "everybody is no owner; kept as a comment: " + Texts.brief(said));
            phase.comments.add(said);
        }
        if (!owners.isEmpty()) {
            phase.owner = people.role(owners.getFirst());
        }
        if (owners.size() > 1) {
            fates.unplaced(
                    phase.row,
                    "a phase has one owner, `%s`; kept as a comment: %s"
                            .formatted(
                                    Texts.brief(owners.getFirst()),
                                    Texts.brief(
                                            String.join("; ", owners.subList(1, owners.size())))));
        }
        if (owners.size() > 1 || !parts.takes().isEmpty()) {
            phase.comments.add(said);
        }
    }
}

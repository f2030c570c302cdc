package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.change.Change;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import java.util.List;

/// Changes by what they are about; what asks for less than before stands out.
final class ChangeList extends UnorderedList {

    /// @param most changes that are shown
    ChangeList(List<ChangeGroup> groups, int most) {
        with(this, "pd");
        var left = most;
        for (var group : groups) {
            if (left <= 0) {
                break;
            }
            add(group(group, left));
            left -= group.changes().size();
        }
    }

    private static ListItem group(ChangeGroup group, int most) {
        var heading = new H3();
        if (group.subject().isEmpty()) {
            heading.setText(say("changes.whole"));
        } else {
            var title =
                    group.title().isEmpty()
                            ? group.part().word() + " " + group.subject()
                            : group.title();
            heading.add(text((group.number() + " " + title).strip()));
            if (!group.title().isEmpty()) {
                heading.add(text(" " + group.subject(), "mono", "xs", "t3"));
            }
        }
        var changes = new UnorderedList();
        group.changes().stream().limit(most).forEach(change -> changes.add(line(change)));
        return new ListItem(heading, changes);
    }

    private static ListItem line(Change change) {
        var line = new ListItem(chip(look(change.kind())), SentenceWithCode.of(change.text()));
        return change.kind() == Change.Kind.WEAKENED ? with(line, "weaker") : line;
    }

    static StateStyle look(Change.Kind kind) {
        return switch (kind) {
            case WEAKENED -> new StateStyle("attention", Tone.FAIL, say("changes.weaker"));
            case REMOVED -> new StateStyle("minus", Tone.WARN, say("changes.removed"));
            case ADDED -> new StateStyle("plus", Tone.OK, say("changes.added"));
            case MOVED -> new StateStyle("arrow", Tone.RUN, say("changes.moved"));
            case PEOPLE -> new StateStyle("users", Tone.SIGN, say("changes.people"));
            case TIME -> new StateStyle("clock", Tone.IDLE, say("changes.time"));
            case CHANGED -> new StateStyle("swap", Tone.IDLE, say("changes.changed"));
        };
    }
}

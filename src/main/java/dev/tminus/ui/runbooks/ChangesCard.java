package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Tone;
import java.util.Comparator;
import java.util.List;

/// The first changes of the pair of versions that most want to see, and the way to all of them.
final class ChangesCard extends Section {

    private static final int FEW = 6;

    ChangesCard() {
        with(this, "card").setVisible(false);
    }

    void show(String file, Comparison comparison) {
        removeAll();
        setVisible(true);
        var pair = comparison.pair();
        var title = say("changes.since", VersionWords.brief(pair.from()));
        getElement().setAttribute("aria-label", title);
        var all =
                link(
                        Places.changes(file, pair.from().toString(), pair.to().toString()),
                        say("changes.all"),
                        "s");
        add(new Header(new H2(title), grow(), all));
        switch (comparison.outcome()) {
            case Comparison.Outcome.Compared(var groups, _) -> {
                if (groups.isEmpty()) {
                    add(with(empty(say("changes.none"), say("changes.none.next")), "inset"));
                } else {
                    add(new ChangeList(weakerFirst(groups), FEW));
                    var number = groups.stream().mapToInt(group -> group.changes().size()).sum();
                    if (number > FEW) {
                        add(with(text(say("changes.more", number - FEW)), "foot xs t3"));
                    }
                }
            }
            case Comparison.Outcome.Unreadable(var which, var why, _) ->
                    add(with(empty(VersionWords.unreadable(which), why), "inset"));
            case Comparison.Outcome.Broken _ ->
                    add(with(text(say("changes.broke"), Tone.FAIL.text()), "foot s"));
        }
    }

    /// What guards the release less must not be among those that are not shown.
    private static List<ChangeGroup> weakerFirst(List<ChangeGroup> groups) {
        return groups.stream().sorted(Comparator.comparing(group -> group.weaker() == 0)).toList();
    }
}

package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import dev.tminus.catalog.History;
import dev.tminus.catalog.VersionName;
import dev.tminus.change.Change;
import dev.tminus.language.problems.Problem;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.WallTimes;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// All changes between two versions that the reader chooses.
final class ChangesPanel extends Section {

    /// More than a page can show in reasonable time; the command line prints all.
    private static final int MOST = 500;

    private static final int MOST_PROBLEMS = 20;

    private final ZoneId zone;
    private final Select<VersionName> from = new Select<>();
    private final Select<VersionName> to = new Select<>();
    private final Div result = with(new Div(), "cmpbody");
    private transient Map<VersionName, String> labels = Map.of();
    private Comparison.Pair pair;

    /// @param onChoice gets what the reader wants to see compared
    ChangesPanel(
            String file, Comparison.Pair pair, ZoneId zone, Consumer<Comparison.Pair> onChoice) {
        this.zone = zone;
        this.pair = pair;
        with(this, "card src cmp").getElement().setAttribute("aria-label", say("changes.title"));
        choice(
                from,
                "changes.from",
                _ -> onChoice.accept(new Comparison.Pair(from.getValue(), this.pair.to())));
        choice(
                to,
                "changes.to",
                _ -> onChoice.accept(new Comparison.Pair(this.pair.from(), to.getValue())));
        var swap =
                iconButton(
                        "swap",
                        say("changes.swap"),
                        "sm",
                        () ->
                                onChoice.accept(
                                        new Comparison.Pair(this.pair.to(), this.pair.from())));
        result.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        result.getElement().setAttribute("aria-label", say("changes.list"));
        add(
                new Header(
                        new H2(say("changes.title")),
                        grow(),
                        link(Places.runbook(file), say("changes.close"), "s")),
                div("pick", from, swap, to),
                result);
        choose(pair);
    }

    private static void choice(
            Select<VersionName> select, String label, Consumer<VersionName> then) {
        select.setLabel(say(label));
        select.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                then.accept(change.getValue());
            }
        });
    }

    /// These are compared now; what came of the last ones stays until there is something new.
    final void choose(Comparison.Pair next) {
        pair = new Comparison.Pair(listed(next.from()), listed(next.to()));
        offer();
        result.getElement().setAttribute("aria-busy", "true");
    }

    /// What there is to choose from.
    void offer(History history) {
        var all = new LinkedHashMap<VersionName, String>();
        all.put(new VersionName.Now(), say("versions.now-label"));
        history.commits().stream()
                .filter(commit -> commit.content() != null)
                .forEach(commit ->
                        all.put(
                                Comparison.name(commit),
                                say(
                                        "versions.commit-label",
                                        commit.brief(),
                                        visible(commit.subject()),
                                        WallTimes.date(commit.when(), zone))));
        history.kept()
                .forEach(kept ->
                        all.put(
                                Comparison.name(kept),
                                say(
                                        "versions.kept-label",
                                        kept.content().brief(),
                                        WallTimes.date(kept.since(), zone))));
        labels = all;
        pair = new Comparison.Pair(listed(pair.from()), listed(pair.to()));
        offer();
    }

    /// An address may name more or fewer digits than the list does.
    private VersionName listed(VersionName name) {
        return labels.keySet().stream()
                .filter(known -> isSame(known.toString(), name.toString()))
                .findFirst()
                .orElse(name);
    }

    private static boolean isSame(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /// An address may name a version that is not in the list.
    private void offer() {
        var all = new LinkedHashMap<>(labels);
        all.putIfAbsent(pair.from(), VersionWords.brief(pair.from()));
        all.putIfAbsent(pair.to(), VersionWords.brief(pair.to()));
        for (var select : List.of(from, to)) {
            select.setItemLabelGenerator(name -> all.getOrDefault(name, name.toString()));
            select.setItems(all.keySet());
        }
        from.setValue(pair.from());
        to.setValue(pair.to());
    }

    void show(Comparison comparison) {
        result.getElement().removeAttribute("aria-busy");
        result.removeAll();
        switch (comparison.outcome()) {
            case Comparison.Outcome.Compared(var groups, var now) -> compared(groups, now);
            case Comparison.Outcome.Unreadable(var which, var why, var problems) ->
                    unreadable(which, why, problems);
            case Comparison.Outcome.Broken _ ->
                    result.add(
                            with(empty(say("changes.broke"), say("changes.broke.next")), "inset"));
        }
    }

    private void compared(List<ChangeGroup> groups, boolean now) {
        var number = groups.stream().mapToInt(group -> group.changes().size()).sum();
        if (groups.isEmpty()) {
            result.add(with(empty(say("changes.none"), say("changes.none.next")), "inset"));
        } else {
            var weaker = groups.stream().mapToLong(ChangeGroup::weaker).sum();
            var sum = div("sum", text(count("changes.number", number), "strong", "s"));
            if (weaker > 0) {
                var look = ChangeList.look(Change.Kind.WEAKENED);
                sum.add(chip(look.saying(count("changes.weaker-number", weaker))));
            } else {
                sum.add(chip(new StateStyle("check", Tone.OK, say("changes.none-weaker"))));
            }
            result.add(sum, new ChangeList(groups, MOST));
        }
        if (number > MOST) {
            result.add(with(text(say("changes.too-many", number - MOST)), "foot xs t3"));
        }
        if (now) {
            result.add(with(text(say("changes.workspace-now")), "foot xs t3"));
        }
    }

    private void unreadable(VersionName which, String why, List<Problem> problems) {
        result.add(with(empty(VersionWords.unreadable(which), why), "inset"));
        if (!problems.isEmpty()) {
            var list = with(new UnorderedList(), "list oldproblems");
            problems.stream()
                    .limit(MOST_PROBLEMS)
                    .forEach(problem ->
                            list.add(
                                    new ListItem(
                                            say(
                                                    "changes.problem",
                                                    String.valueOf(problem.place().line()),
                                                    problem.message()))));
            result.add(list);
        }
    }
}

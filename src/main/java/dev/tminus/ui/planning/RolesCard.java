package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import dev.tminus.planning.PlanRules;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Plan;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who takes which role: all people of its teams, until somebody chooses.
final class RolesCard extends Div {

    private final PlannedFiles subject;
    private final Map<RoleName, List<PersonId>> everybody;
    private final Map<RoleName, CheckboxGroup<PersonId>> groups = new LinkedHashMap<>();
    private final Map<RoleName, Div> shifts = new HashMap<>();

    RolesCard(PlannedFiles subject, Runnable onChange) {
        this.subject = subject;
        this.everybody = PlanRules.everybody(subject.runbook(), subject.workspace());
        setVisible(!everybody.isEmpty());
        var card = new Card(say("plan.roles"), text(say("plan.roles.hint"), "s", "t3"));
        everybody.forEach((role, people) -> {
            var group = group(role, people);
            group.addValueChangeListener(_ -> {
                showProblems();
                onChange.run();
            });
            groups.put(role, group);
            card.body(group);
        });
        add(card);
        showProblems();
    }

    Map<RoleName, List<PersonId>> chosen() {
        return groups.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one ->
                                        everybody.getOrDefault(one.getKey(), List.of()).stream()
                                                .filter(one.getValue().getValue()::contains)
                                                .toList()));
    }

    /// The first role whose people are too few, which says so itself.
    Optional<Runnable> firstWrong() {
        showProblems();
        return groups.values().stream()
                .filter(CheckboxGroup::isInvalid)
                .findFirst()
                .map(group -> () -> group.getElement().callJsFunction("focus"));
    }

    void show(Plan plan, ZoneId zone) {
        subject.runbook()
                .roles()
                .forEach((name, role) -> {
                    var line = shifts.get(name);
                    if (line != null) {
                        line.removeAll();
                        line.add(turns(plan, role, zone));
                    }
                });
    }

    private CheckboxGroup<PersonId> group(RoleName role, List<PersonId> people) {
        var group = new CheckboxGroup<PersonId>(Names.role(role));
        var line = with(new Div(), "shifts");
        group.setManualValidation(true);
        group.setItems(people);
        group.setItemLabelGenerator(person -> Names.person(subject.workspace(), person));
        group.setValue(Set.copyOf(people));
        group.setHelperComponent(line);
        shifts.put(role, line);
        return group;
    }

    private void showProblems() {
        var problems = PlanRules.roleProblems(subject.runbook(), subject.workspace(), chosen());
        groups.forEach((role, group) -> {
            group.setErrorMessage(visible(problems.getOrDefault(role, "")));
            group.setInvalid(problems.containsKey(role));
        });
    }

    private Div turns(Plan plan, Role role, ZoneId zone) {
        var line = new Div();
        for (var shift : plan.shifts().getOrDefault(role.name(), List.of())) {
            if (line.getComponentCount() > 0) {
                line.add(text(say("role.then")));
            }
            line.add(text(team(shift.team())));
            var until = shift.until();
            if (until != null) {
                line.add(text(say("role.until")), handOver(plan.zero(), until, zone));
            }
        }
        var backup = role.backup();
        if (backup != null) {
            line.add(text(say("role.backup", team(backup))));
        }
        return line;
    }

    private When handOver(Instant zero, Instant at, ZoneId zone) {
        var wall = WallTimes.date(at, zone) + " " + WallTimes.time(at, zone);
        return When.of(at, Offsets.exact(zero, at, subject.runbook().timezone()) + ", " + wall)
                .from(zero);
    }

    private String team(TeamName name) {
        var team = subject.workspace().teams().get(name);
        return team == null ? name.value() : team.title();
    }
}

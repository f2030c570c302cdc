package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tminus.planning.PlanRules;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand.GiveRole;
import dev.tminus.run.rules.Act;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who is in a role of this run, and giving it to other people of the workspace.
final class RolesDialog {

    private final RunGateway gateway;
    private final Dialog dialog = new Dialog();
    private final Select<RoleName> role = new Select<>();
    private final CheckboxGroup<PersonId> people = new CheckboxGroup<>();
    private final TextArea reason = new TextArea(say("reason.label"));
    private final Div refused = with(new Div(), "refused");
    private final Map<RoleName, List<PersonId>> everybody;
    private final NativeButton give;
    private CommandId id = CommandId.fresh();

    RolesDialog(RunGateway gateway) {
        this.gateway = gateway;
        var runbook = gateway.state().checklist().runbook();
        everybody = PlanRules.everybody(runbook, gateway.board().workspace());
        dialog.setHeaderTitle(say("roles.title"));
        role.setLabel(say("roles.role"));
        role.setItems(gateway.state().plan().roles().keySet());
        role.setItemLabelGenerator(Names::role);
        role.addValueChangeListener(change -> show(change.getValue()));
        people.setLabel(say("roles.people"));
        people.setItemLabelGenerator(this::named);
        people.setItemEnabledProvider(this::isHere);
        reason.setMinRows(2);
        reason.setRequiredIndicatorVisible(true);
        refused.getElement().setAttribute("role", "alert");
        give = button(say("roles.give"), "primary", this::give);
        dialog.add(new Paragraph(say("roles.text")), role, people, reason, refused);
        dialog.getFooter().add(button(say("roles.keep"), "", dialog::close), give);
        role.getListDataView().getItems().findFirst().ifPresent(role::setValue);
        closed().ifPresent(this::close);
    }

    void open() {
        dialog.open();
    }

    private Optional<String> closed() {
        return gateway.possible().refusal(Act.GIVE_ROLE);
    }

    /// For those who may only look.
    private void close(String why) {
        people.setReadOnly(true);
        reason.setVisible(false);
        give.setEnabled(false);
        refused.setText(visible(why));
    }

    private void show(RoleName chosen) {
        refused.setText(visible(closed().orElse("")));
        var now = gateway.state().people(chosen);
        var all =
                Stream.concat(now.stream(), everybody.getOrDefault(chosen, List.of()).stream())
                        .distinct()
                        .toList();
        people.setItems(all);
        people.setValue(new HashSet<>(now.stream().filter(this::isHere).toList()));
    }

    private boolean isHere(PersonId person) {
        return everybody.getOrDefault(role.getValue(), List.of()).contains(person);
    }

    private String named(PersonId person) {
        var name = Names.person(gateway.board().workspace(), person);
        if (gateway.board().workspace().isGone(person)) {
            return say("roles.gone", name);
        }
        return isHere(person) ? name : say("roles.no-team", name);
    }

    private void give() {
        var chosen = Set.copyOf(people.getValue());
        var inOrder = people.getListDataView().getItems().filter(chosen::contains).toList();
        gateway.ask(id, new GiveRole(role.getValue(), inOrder, reason.getValue()))
                .ifPresentOrElse(
                        why -> {
                            id = CommandId.fresh();
                            refused.setText(visible(why));
                        },
                        dialog::close);
    }
}

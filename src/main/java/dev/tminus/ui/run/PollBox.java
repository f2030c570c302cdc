package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.Ballot;
import dev.tminus.run.RunCommand.Vote;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Act;
import dev.tminus.run.rules.Possible;
import dev.tminus.run.rules.QuorumTally;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.ui.parts.ActionButton;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.ReasonDialog;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import java.time.ZoneId;
import java.util.List;

/// A go/no-go poll: who is asked, who has said what, and one's own vote.
final class PollBox extends Section {

    private final RunGateway gateway;
    private final GateStep gate;
    private final ZoneId zone;

    PollBox(RunGateway gateway, GateStep gate, StepState state, View view, ZoneId zone) {
        this.gateway = gateway;
        this.gate = gate;
        this.zone = zone;
        var open = state.phase() == StepPhase.RUNNING;
        with(this, open ? "signbox" : "sec")
                .getElement()
                .setAttribute("aria-label", say("poll.title"));
        var in = div(open ? "in" : "view");
        for (var role : view.roles()) {
            in.add(role(role, state, open));
        }
        add(new H3(icon("poll", "s14"), text(say(open ? "poll.open" : "poll.title"))), in);
    }

    /// All that the box depends on.
    static View view(RunGateway gateway, GateStep gate, StepState state) {
        var possible = gateway.possible(gate.id());
        return new View(
                state.phase(),
                state.ballots(),
                QuorumTally.votes(gate, state).stream()
                        .map(tally ->
                                new RoleView(
                                        tally,
                                        possible.find(Act.VOTE, tally.role())
                                                .flatMap(Possible.Option::refusal)
                                                .orElse(""),
                                        possible.find(Act.VOTE_NO_GO, tally.role())
                                                .filter(Possible.Option::isOpen)
                                                .isPresent(),
                                        LostWords.of(gateway, gate, tally.role())))
                        .toList());
    }

    private Component role(RoleView view, StepState state, boolean open) {
        var role = view.tally().role();
        var met = view.tally().isMet();
        var box =
                div(
                        "signrole",
                        div(
                                "line",
                                icon(met ? "go" : "wait", met ? "c-ok" : "c-sign"),
                                text(
                                        say(
                                                "poll.role",
                                                Names.role(role),
                                                view.tally().given(),
                                                view.tally().wanted()),
                                        "strong")));
        state.ballots().stream()
                .filter(ballot -> ballot.role().equals(role))
                .forEach(ballot -> box.add(ballot(ballot)));
        if (!view.lost().isEmpty()) {
            box.add(div("line", icon("users", "s14", "c-warn"), text(view.lost(), "c-warn")));
        }
        if (open && !met) {
            box.add(ActionButton.group(go(role, view.refusal()), noGo(role, view.noGo())));
        } else if (open && view.noGo()) {
            box.add(ActionButton.group(noGo(role, true)));
        }
        return box;
    }

    private Component ballot(Ballot ballot) {
        var who = Names.person(gateway.board().workspace(), ballot.person());
        var at = new RunTimes(gateway, zone).near(ballot.at());
        var reason = ballot.reason().isEmpty() ? "" : ": " + ballot.reason();
        return div(
                "signature xs",
                icon(ballot.go() ? "go" : "nogo", "s14", ballot.go() ? "c-ok" : "c-fail"),
                Sentence.of(ballot.go() ? "poll.said.go" : "poll.said.no-go", who, at),
                text(reason));
    }

    private ActionButton go(RoleName role, String refusal) {
        return ActionButton.now(
                gateway,
                new ActionButton.Face("go", say("poll.go", Names.role(role)), "primary"),
                vote(gate, role, true, ""),
                refusal.isEmpty() ? null : refusal);
    }

    private ActionButton noGo(RoleName role, boolean may) {
        var as = Names.role(role);
        var action =
                ActionButton.withReason(
                        gateway,
                        new ActionButton.Face("nogo", say("poll.no-go", as), "danger"),
                        ReasonDialog.Texts.of("poll.no-go", "danger", as),
                        reason -> vote(gate, role, false, reason),
                        null);
        action.button().setEnabled(may);
        return action;
    }

    private static Vote vote(GateStep gate, RoleName role, boolean go, String reason) {
        return new Vote(gate.id(), role, go, reason);
    }

    /// What the box shows.
    record View(StepPhase phase, List<Ballot> ballots, List<RoleView> roles) {}

    /// One role of the poll.
    ///
    /// @param refusal why the reader cannot vote go in this role, else empty
    /// @param noGo whether they can vote no-go, which a go may still become
    /// @param lost that nobody is left to vote in it, else empty
    record RoleView(QuorumTally tally, String refusal, boolean noGo, String lost) {}
}

package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.RunCommand.RefuseToSign;
import dev.tminus.run.RunCommand.SignStep;
import dev.tminus.run.RunCommand.WithdrawSignature;
import dev.tminus.run.Signature;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Act;
import dev.tminus.run.rules.Possible;
import dev.tminus.run.rules.QuorumTally;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.ui.parts.ActionButton;
import dev.tminus.ui.parts.Fingerprint;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.ReasonDialog;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says exactly what a signature covers, and takes it. What changed while somebody was reading must
/// be looked at again before it can be signed.
final class SignBox extends Div {

    private final RunGateway gateway;
    private final Step step;
    private final Slot slot = new Slot();
    private ZoneId zone;
    private @Nullable ActionButton first;

    /// The digest that the reader has before their eyes; null while nothing is open for signing.
    private @Nullable String read;

    SignBox(RunGateway gateway, Step step, ZoneId zone) {
        this.gateway = gateway;
        this.step = step;
        this.zone = zone;
        with(this, "view");
        add(slot);
    }

    void in(ZoneId other) {
        zone = other;
        slot.forget();
    }

    void refresh() {
        if (step.signOffs().isEmpty()) {
            return;
        }
        var state = gateway.state().step(step.id());
        if (state.phase() != StepPhase.SIGNING) {
            slot.show(
                    List.of(state.phase() == StepPhase.DONE, state.signatures()),
                    () -> List.of(quiet(state)));
            return;
        }
        var digest = Rules.digest(gateway.state(), step.id());
        if (read == null) {
            read = digest;
        }
        var changed = !digest.equals(read);
        var possible = gateway.possible(step.id());
        var offers =
                QuorumTally.signatures(step, state).stream()
                        .map(one -> offer(possible, one, digest, changed))
                        .toList();
        slot.show(new Open(digest, changed, state.signatures(), offers), () -> open(state, offers));
    }

    void focusButton() {
        if (first != null) {
            first.button().focus();
        }
    }

    private List<? extends Component> open(StepState state, List<Offer> offers) {
        first = null;
        var digest = Rules.digest(gateway.state(), step.id());
        var title =
                gateway.possible(step.id())
                        .role(Act.SIGN)
                        .map(role -> say("sign.yours", Names.role(role)))
                        .orElseGet(() -> say("sign.title"));
        var box = with(new Section(), "signbox");
        box.getElement().setAttribute("aria-label", say("sign.title"));
        var in = div("in");
        if (!digest.equals(read)) {
            in.add(changedBanner(digest));
        }
        in.add(
                text(say("sign.statement"), "s", "t2"),
                SignedThing.list(gateway, step, state, digest, zone));
        for (var offer : offers) {
            in.add(role(offer, state));
        }
        box.add(new H3(icon("pen", "s14"), text(title)), in);
        return List.of(box);
    }

    private Component changedBanner(String digest) {
        var again =
                button(
                        say("sign.look-again"),
                        "sm",
                        () -> {
                            read = digest;
                            refresh();
                        });
        return banner(Tone.SIGN, "eye", "alert", text(say("sign.changed"), "strong"), again);
    }

    private Component role(Offer offer, StepState state) {
        var role = offer.tally().role();
        var box = div("signrole", quorum(offer.tally(), state));
        if (!offer.lost().isEmpty()) {
            box.add(div("line", icon("users", "s14", "c-warn"), text(offer.lost(), "c-warn")));
        }
        signatures(role, state).forEach(box::add);
        if (!offer.tally().isMet()) {
            var actions = new ArrayList<ActionButton>();
            actions.add(sign(offer));
            if (offer.refusable()) {
                actions.add(refuse(role));
            }
            var group = ActionButton.group(actions.toArray(ActionButton[]::new));
            if (offer.refusal().isEmpty()) {
                group.add(late(offer));
            }
            box.add(group);
        }
        return box;
    }

    private ActionButton sign(Offer offer) {
        var role = offer.tally().role();
        var refusal = offer.refusal();
        var action =
                ActionButton.now(
                        gateway,
                        new ActionButton.Face("pen", say("sign.go", Names.role(role)), "sign"),
                        new SignStep(step.id(), role, offer.digest()),
                        refusal.isEmpty() ? null : refusal);
        if (refusal.isEmpty() && first == null) {
            first = action;
        }
        return action;
    }

    private Component late(Offer offer) {
        var role = offer.tally().role();
        return LateDialog.opener(
                gateway,
                new SignStep(step.id(), role, offer.digest()),
                say("late.title.sign", step.basics().number(), Names.role(role)),
                Optional::empty);
    }

    private ActionButton refuse(RoleName role) {
        var as = Names.role(role);
        return ActionButton.withReason(
                gateway,
                new ActionButton.Face("nogo", say("sign.refuse", as), ""),
                ReasonDialog.Texts.of("sign.refuse", "danger", step.basics().number(), as),
                reason -> new RefuseToSign(step.id(), role, reason),
                null);
    }

    private Component quiet(StepState state) {
        var section = with(new Section(), "sec inl");
        section.getElement().setAttribute("aria-label", say("sign.title"));
        var lines = new Div();
        for (var tally : QuorumTally.signatures(step, state)) {
            lines.add(quorum(tally, state));
            signatures(tally.role(), state).forEach(lines::add);
        }
        section.add(new H3(say("sign.title")), lines);
        return section;
    }

    private static Component quorum(QuorumTally tally, StepState state) {
        var role = Names.role(tally.role());
        if (tally.isMet()) {
            return div("line", icon("done", "c-ok"), text(say("sign.met", role), "c-ok", "strong"));
        }
        var open = state.phase() == StepPhase.SIGNING;
        var words =
                open
                        ? say("sign.waiting", role, tally.given(), tally.wanted())
                        : say("sign.not-open", role, tally.wanted());
        return div(
                "line",
                icon(open ? "sign" : "pen", open ? "c-sign" : "c-idle"),
                text(words, open ? "c-sign" : "c-idle", "strong"));
    }

    private List<Component> signatures(RoleName role, StepState state) {
        var lines = new ArrayList<Component>();
        for (var signature : state.signatures()) {
            if (signature.role().equals(role)) {
                lines.add(signature(signature));
            }
        }
        return lines;
    }

    private Component signature(Signature signature) {
        var who = Names.person(gateway.board().workspace(), signature.person());
        var own = signature.person().equals(gateway.me());
        var at = new RunTimes(gateway, zone).near(signature.at());
        var print = Fingerprint.brief(signature.digest());
        var line =
                div(
                        "signature xs t3",
                        Sentence.of(own ? "sign.by.you" : "sign.by", who, at, print));
        if (own && gateway.possible(step.id()).may(Act.WITHDRAW_SIGNATURE)) {
            line.add(
                    ActionButton.withReason(
                            gateway,
                            new ActionButton.Face("undo", say("sign.withdraw"), "sm"),
                            ReasonDialog.Texts.of(
                                    "sign.withdraw", "danger", step.basics().number()),
                            reason -> new WithdrawSignature(step.id(), reason),
                            null));
        }
        return line;
    }

    private Offer offer(Possible possible, QuorumTally tally, String digest, boolean changed) {
        var role = tally.role();
        var refusal =
                possible.find(Act.SIGN, role)
                        .flatMap(Possible.Option::refusal)
                        .orElse(changed ? say("sign.changed.first") : "");
        return new Offer(
                tally,
                digest,
                refusal,
                possible.find(Act.REFUSE_TO_SIGN, role).filter(Possible.Option::isOpen).isPresent(),
                LostWords.of(gateway, step, role));
    }

    /// What one role can do.
    ///
    /// @param refusal why the reader cannot sign in this role, else empty
    /// @param lost that nobody is left to do it, else empty
    private record Offer(
            QuorumTally tally, String digest, String refusal, boolean refusable, String lost) {}

    private record Open(
            String digest, boolean changed, List<Signature> signatures, List<Offer> offers) {}
}

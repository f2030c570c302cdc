package dev.tminus.ui.profile;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.tminus.people.OwnPassword;
import dev.tminus.people.PasswordRule;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.schedule.Durations;
import dev.tminus.ui.parts.Tone;

/// Changes the reader's own password.
final class PasswordForm extends Div {

    private final transient OwnPassword passwords;
    private final PersonId me;
    private final PasswordField old = new PasswordField(say("profile.password.old"));
    private final PasswordField fresh = new PasswordField(say("profile.password.new"));
    private final PasswordField again = new PasswordField(say("setup.again"));
    private final Div answer = new Div();

    PasswordForm(OwnPassword passwords, PersonId me) {
        this.passwords = passwords;
        this.me = me;
        with(this, "settings");
        fresh.setHelperText(say("setup.rule", PasswordRule.SHORTEST));
        old.getElement().setAttribute("autocomplete", "current-password");
        fresh.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
        answer.getElement().setAttribute("role", "status");
        add(old, fresh, again, button(say("profile.password.go"), "primary", this::save), answer);
    }

    private void save() {
        answer.removeAll();
        var fault = fault();
        var differ = !fresh.getValue().equals(again.getValue());
        fault(old, old.isEmpty() ? say("profile.password.wrong") : "");
        fault(fresh, fault);
        fault(again, differ ? say("setup.differ") : "");
        if (old.isEmpty() || !fault.isEmpty() || differ) {
            return;
        }
        switch (passwords.change(me, old.getValue(), fresh.getValue())) {
            case OwnPassword.Answer.Changed() -> {
                old.clear();
                fresh.clear();
                again.clear();
                answer.add(banner(Tone.OK, "check", "status", text(say("profile.password.done"))));
            }
            case OwnPassword.Answer.Wrong() -> fault(old, say("profile.password.wrong"));
            case OwnPassword.Answer.Wait(var left) ->
                    fault(old, say("signin.wait", Durations.print(left.plusSeconds(1))));
        }
    }

    private static void fault(PasswordField field, String fault) {
        field.setErrorMessage(fault);
        field.setInvalid(!fault.isEmpty());
    }

    private String fault() {
        return switch (PasswordRule.of(fresh.getValue())) {
            case GOOD -> "";
            case TOO_SHORT -> say("setup.too-short", PasswordRule.SHORTEST);
            case TOO_LONG -> say("setup.too-long", PasswordRule.LONGEST_BYTES);
            case ONE_CHARACTER -> say("setup.one-character");
        };
    }
}

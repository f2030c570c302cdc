package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A button that changes the run, with the reason beside it where it cannot. Pressed twice in a
/// hurry it asks for the same thing once.
public final class ActionButton extends Div {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RunGateway gateway;
    private final NativeButton button;
    private final Div why = with(new Div(), "why");
    private final Runnable onClick;
    private CommandId id = CommandId.fresh();
    private Supplier<Optional<String>> before = Optional::empty;
    private @Nullable Supplier<Component> explanation;

    /// How the button looks.
    ///
    /// @param style further classes of the button
    public record Face(String icon, String text, String style) {}

    private ActionButton(RunGateway gateway, Face face, Runnable onClick) {
        this.gateway = gateway;
        this.onClick = onClick;
        this.button = Parts.button(face.icon(), face.text(), face.style(), onClick::run);
        with(this, "action");
        why.setId("why-" + NUMBERS.incrementAndGet());
        why.getElement().setAttribute("role", "status");
        add(button, why);
    }

    /// Happens at once.
    public static ActionButton now(
            RunGateway gateway, Face face, RunCommand wish, @Nullable String refusal) {
        var holder = new ActionButton[1];
        var action = new ActionButton(gateway, face, () -> holder[0].carryOut(wish));
        holder[0] = action;
        action.say(refusal);
        return action;
    }

    /// Happens once a reason is given.
    public static ActionButton withReason(
            RunGateway gateway,
            Face face,
            ReasonDialog.Texts words,
            Function<String, RunCommand> wish,
            @Nullable String refusal) {
        var holder = new ActionButton[1];
        var action = new ActionButton(gateway, face, () -> holder[0].open(words, wish));
        holder[0] = action;
        action.say(refusal);
        return action;
    }

    /// Happens once it is confirmed.
    public static ActionButton confirmed(
            RunGateway gateway,
            Face face,
            ReasonDialog.Texts words,
            RunCommand wish,
            @Nullable String refusal) {
        var holder = new ActionButton[1];
        var action = new ActionButton(gateway, face, () -> holder[0].open(words, _ -> wish));
        holder[0] = action;
        action.say(refusal);
        return action;
    }

    public NativeButton button() {
        return button;
    }

    /// Does something else first, every time; what refuses that refuses the action.
    public ActionButton first(Supplier<Optional<String>> other) {
        before = other;
        return this;
    }

    /// Shows more in the dialog than its text.
    public ActionButton explained(Supplier<Component> content) {
        explanation = content;
        return this;
    }

    /// As if the button were pressed; nothing where it cannot be.
    public void press() {
        if (button.isEnabled()) {
            onClick.run();
        }
    }

    private void open(ReasonDialog.Texts words, Function<String, RunCommand> wish) {
        var dialog = new ReasonDialog(words, reason -> ask(wish.apply(reason)));
        if (explanation != null) {
            dialog.showing(explanation.get());
        }
        dialog.open();
    }

    private void carryOut(RunCommand wish) {
        before.get().or(() -> ask(wish)).ifPresent(reason -> why.setText(Parts.visible(reason)));
    }

    private Optional<String> ask(RunCommand wish) {
        var refused = gateway.ask(id, wish);
        if (refused.isPresent()) {
            id = CommandId.fresh();
        }
        return refused;
    }

    private void say(@Nullable String refusal) {
        why.removeAll();
        button.setEnabled(refusal == null);
        if (refusal != null) {
            why.add(text(refusal));
            button.getElement().setAttribute("aria-describedby", why.getId().orElseThrow());
        }
    }

    public static Div group(ActionButton... actions) {
        return div("actions", actions);
    }
}

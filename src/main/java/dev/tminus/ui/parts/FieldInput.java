package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks for one value of a form, an input or a question, in the way that suits its type. Values are
/// texts, as [dev.tminus.run.RunCommand] takes them; what is wrong with one stands beside it.
public final class FieldInput extends Div {

    private final Field field;
    private final Widget widget;
    private Runnable onChange = () -> {};
    private boolean setting;

    /// What is behind a value.
    ///
    /// @param unread what is wrong with what was typed that never became a value
    private record Widget(
            Component component,
            HasValidationProperties validation,
            Supplier<String> read,
            Consumer<String> write,
            Supplier<Optional<String>> unread) {}

    private FieldInput(Field field, ZoneId zone) {
        this.field = field;
        this.widget = widget(field, zone);
        with(this, "fieldinput");
        add(widget.component());
    }

    /// Asks for the field, with a value in it.
    ///
    /// @param value as it is kept, empty for none
    /// @param zone in which the reader gives moments
    public static FieldInput of(Field field, String value, ZoneId zone) {
        var input = new FieldInput(field, zone);
        input.setValue(value);
        return input;
    }

    public Field field() {
        return field;
    }

    /// What stands there now, as text to send; empty for nothing.
    public String value() {
        return widget.read().get();
    }

    /// Puts another value there, without telling whoever listens.
    public void setValue(String value) {
        setting = true;
        try {
            widget.write().accept(value);
        } finally {
            setting = false;
        }
        setProblem(null);
    }

    /// What is wrong with what stands there, or nothing; an empty field is never wrong by itself.
    public Optional<String> problem() {
        return widget.unread().get().or(() -> Rules.problem(field, value()));
    }

    /// Says beside the field what is wrong, or that nothing is.
    public void setProblem(@Nullable String problem) {
        widget.validation().setErrorMessage(problem == null ? "" : Parts.visible(problem));
        widget.validation().setInvalid(problem != null);
    }

    /// Does something whenever somebody has written another value; what is wrong with it shows
    /// before that.
    public FieldInput onChange(Runnable action) {
        onChange = action;
        return this;
    }

    public void focus() {
        widget.component().getElement().callJsFunction("focus");
    }

    private void changed() {
        if (!setting) {
            setProblem(problem().orElse(null));
            onChange.run();
        }
    }

    private Widget widget(Field asked, ZoneId zone) {
        return switch (asked.type()) {
            case TEXT -> line("", "text");
            case INTEGER -> line("", "numeric");
            case DECIMAL -> line("", "decimal");
            case DURATION -> line(say("field.duration"), "text");
            case LIST -> lines();
            case CHOICE -> choice();
            case BOOLEAN -> truth();
            case TIMESTAMP -> moment(zone);
        };
    }

    private boolean isWanted() {
        return field.required() || field.mustBe() != null;
    }

    /// @param keyboard of a phone, as `inputmode` names it
    private Widget line(String helper, String keyboard) {
        var text = new TextField(Parts.visible(field.title()));
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text.setRequiredIndicatorVisible(isWanted());
        if (!helper.isEmpty()) {
            text.setHelperText(helper);
        }
        text.addAttachListener(
                _ -> text.getElement().executeJs("this.inputElement.inputMode = $0", keyboard));
        return plain(text, text, text);
    }

    private Widget lines() {
        var text = new TextArea(Parts.visible(field.title()));
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text.setRequiredIndicatorVisible(isWanted());
        text.setMinRows(3);
        text.setHelperText(say("field.list"));
        return plain(text, text, text);
    }

    private Widget choice() {
        var select = new Select<String>();
        select.setLabel(Parts.visible(field.title()));
        select.setManualValidation(true);
        select.setItems(field.choices());
        select.setItemLabelGenerator(value -> value == null ? "" : Parts.visible(value));
        select.setPlaceholder(say("field.choose"));
        select.setRequiredIndicatorVisible(isWanted());
        select.setEmptySelectionAllowed(!isWanted());
        select.setEmptySelectionCaption(say("field.none"));
        return listed(select, select, select, field.choices());
    }

    private Widget truth() {
        var group = new RadioButtonGroup<String>(Parts.visible(field.title()));
        group.setManualValidation(true);
        group.setItems("true", "false");
        group.setItemLabelGenerator(value -> say("field." + value));
        group.setRequiredIndicatorVisible(isWanted());
        return listed(group, group, group, List.of("true", "false"));
    }

    private Widget moment(ZoneId zone) {
        var picker = new DateTimePicker(Parts.visible(field.title()));
        picker.setManualValidation(true);
        picker.setLocale(Locale.UK);
        picker.setStep(Duration.ofMinutes(1));
        picker.setAutoOpen(false);
        picker.setDateAriaLabel(say("field.date", field.title()));
        picker.setTimeAriaLabel(say("field.time", field.title()));
        picker.setRequiredIndicatorVisible(isWanted());
        picker.setI18n(
                new DateTimePicker.DateTimePickerI18n()
                        .setBadInputErrorMessage(say("field.no-moment"))
                        .setIncompleteInputErrorMessage(say("field.half-moment")));
        picker.addValueChangeListener(_ -> {
            picker.setHelperText(read(picker, zone));
            changed();
        });
        picker.setHelperText(read(picker, zone));
        var kept = new String[] {""};
        return new Widget(
                picker,
                picker,
                () -> {
                    var at = picker.getValue();
                    return at == null
                            ? ""
                            : at.equals(local(kept[0], zone))
                                    ? kept[0]
                                    : at.atZone(zone).toInstant().toString();
                },
                value -> {
                    kept[0] = value;
                    picker.setValue(local(value, zone));
                },
                () -> {
                    var result = picker.getDefaultValidator().apply(picker.getValue(), null);
                    return result.isError()
                            ? Optional.of(result.getErrorMessage())
                            : Optional.<String>empty();
                });
    }

    /// Names the zone, and says what a moment comes to in UTC.
    private static String read(DateTimePicker picker, ZoneId zone) {
        var at = picker.getValue();
        return at == null
                ? say("field.zone", zone.getId())
                : say(
                        "field.zone.utc",
                        zone.getId(),
                        WallTimes.whole(at.atZone(zone).toInstant(), ZoneOffset.UTC));
    }

    private static @Nullable LocalDateTime local(String value, ZoneId zone) {
        try {
            return value.isEmpty() ? null : LocalDateTime.ofInstant(Instant.parse(value), zone);
        } catch (DateTimeParseException notKept) {
            return null;
        }
    }

    private Widget plain(
            Component component, HasValue<?, String> value, HasValidationProperties validation) {
        value.addValueChangeListener(_ -> changed());
        return new Widget(
                component,
                validation,
                () -> value.getValue().strip(),
                value::setValue,
                Optional::empty);
    }

    private Widget listed(
            Component component,
            HasValue<?, String> value,
            HasValidationProperties validation,
            List<String> known) {
        value.addValueChangeListener(_ -> changed());
        return new Widget(
                component,
                validation,
                () -> value.getValue() == null ? "" : value.getValue(),
                text -> {
                    if (known.contains(text)) {
                        value.setValue(text);
                    } else {
                        value.clear();
                    }
                },
                Optional::empty);
    }
}

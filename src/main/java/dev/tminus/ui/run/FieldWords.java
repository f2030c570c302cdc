package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import dev.tminus.runbook.Field;
import java.time.DateTimeException;
import java.time.Instant;

/// How kept values are shown.
final class FieldWords {

    private FieldWords() {}

    static Component shown(Field field, String value, RunTimes times) {
        if (value.isEmpty()) {
            return text(say("field.empty"), "t3");
        }
        return switch (field.type()) {
            case BOOLEAN -> text(say("field." + value));
            case TIMESTAMP -> moment(value, times);
            case LIST -> {
                var list = div("values");
                value.lines().forEach(line -> list.add(with(text(line), "value")));
                yield list;
            }
            case TEXT, INTEGER, DECIMAL, CHOICE, DURATION -> text(value);
        };
    }

    private static Component moment(String value, RunTimes times) {
        try {
            return times.near(Instant.parse(value));
        } catch (DateTimeException notKept) {
            return text(value);
        }
    }
}

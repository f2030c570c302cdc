package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.QuestionId;
import java.util.LinkedHashMap;
import java.util.Map;

/// What changed in the questions whose answers the plan waits for.
final class CompareQuestions {

    private CompareQuestions() {}

    static void compare(Runbook old, Runbook now, ChangeCollector found) {
        var before = byId(old);
        var after = byId(now);
        for (var gone : ChangeCollector.without(before.keySet(), after.keySet())) {
            var was = before.get(gone);
            found.about(Part.QUESTION, gone)
                    .add(
                            was != null && was.blocks() != null ? Kind.WEAKENED : Kind.REMOVED,
                            "The question `%s` is gone.".formatted(gone));
        }
        after.forEach((id, is) -> {
            var was = before.get(id);
            var about = found.about(Part.QUESTION, id);
            if (was == null) {
                about.add(
                        Kind.ADDED,
                        "The question `%s` is new: %s".formatted(id, sentence(is.ask())));
            } else {
                compare(was, is, about);
            }
        });
    }

    private static void compare(Question was, Question is, About about) {
        var field = fieldWithoutTitle(was, is);
        var both = about.both(was, is);
        if (field.equals(is.field())) {
            both.elsewhere("field");
        }
        both.compare("ask", Kind.CHANGED, "What it asks")
                .compare("owner", Kind.PEOPLE, "Who answers")
                .compare("due", Kind.TIME, "When it is due")
                .tell("blocks", () -> compareBlocks(was, is, about))
                .compare("assume", Kind.CHANGED, "What is assumed")
                .tell("field", () -> compareFields(field, is.field(), about))
                .rest();
    }

    private static void compareFields(Field was, Field is, About about) {
        CompareFields.compare(new Both<>(was, is, about, ""), was, is, about);
    }

    /// Without a title of its own its field has what it asks as its title.
    private static Field fieldWithoutTitle(Question was, Question is) {
        var field = was.field();
        boolean told = !was.ask().equals(is.ask()) && is.field().title().equals(is.ask());
        return new Field(
                field.name(),
                told ? is.field().title() : field.title(),
                field.type(),
                field.required(),
                field.choices(),
                field.pattern(),
                field.mustBe());
    }

    private static void compareBlocks(Question was, Question is, About about) {
        if (is.blocks() == null) {
            about.add(
                    Kind.WEAKENED,
                    "Nothing waits for the answer any more; it was `%s`.".formatted(was.blocks()));
        } else {
            about.compare(
                    Looser.kind(
                            was.blocks() != null
                                    && about.found().order().isLater(was.blocks(), is.blocks())),
                    "What it blocks",
                    was.blocks(),
                    is.blocks());
        }
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.?!]") ? text : text + ".";
    }

    private static Map<QuestionId, Question> byId(Runbook runbook) {
        var byId = new LinkedHashMap<QuestionId, Question>();
        runbook.questions().forEach(question -> byId.putIfAbsent(question.id(), question));
        return byId;
    }
}

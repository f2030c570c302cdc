package dev.tminus.language;

import dev.tminus.language.TestDraft.ConditionDraft;
import java.util.List;

/// Whether something is done at all: a test, alone or with what plans expect of it.
final class TestShape {

    static final Scalar<TestDraft> TEST =
            new Scalar<>(
                    "a test such as `live and input.full`",
                    Signs.TEST,
                    Look.FILLED,
                    ParseTest::parse);

    private static final Key<TestDraft> TEST_KEY = Key.required("test", TEST, "What must hold.");
    private static final Key<Boolean> ASSUME =
            Key.optional(
                    "assume",
                    Texts.flag(),
                    "nothing",
                    "What plans expect of it while it is undecided.");
    static final Shape<ConditionDraft> CONDITION =
            Shape.of(
                    "a condition",
                    fields -> {
                        var test = fields.get(TEST_KEY);
                        return test == null ? null : new ConditionDraft(test, fields.get(ASSUME));
                    },
                    List.of(TEST_KEY, ASSUME));

    static final Form<ConditionDraft> WHEN =
            new Either<>(
                    new Scalar<>(
                            TEST.wants(),
                            TEST.signs(),
                            TEST.look(),
                            (text, problems) -> {
                                var test = ParseTest.parse(text, problems);
                                return test == null ? null : new ConditionDraft(test, null);
                            }),
                    CONDITION);

    private TestShape() {}
}

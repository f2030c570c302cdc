package dev.tminus.language;

import org.jspecify.annotations.Nullable;

/// One value without parts: a text, a number, a time.
///
/// @param signs which `${…}` and `{{…}}` it may hold
/// @param look what a schema can say of it
record Scalar<T>(String wants, Signs signs, Look look, Parse<T> parse) implements Form<T> {

    /// Longest text without line breaks that is more than prose.
    static final int LONGEST = 200;

    Scalar(String wants, Signs signs, Parse<T> parse) {
        this(wants, signs, new Look.Anything(), parse);
    }

    /// The same value, of which a schema can say more.
    Scalar<T> looks(Look like) {
        return new Scalar<>(wants, signs, like, parse);
    }

    /// Reads the text or says what is wrong with it.
    interface Parse<T> {
        @Nullable T parse(Node.Text text, Problems problems);
    }

    @Override
    public @Nullable T read(Node node, Problems problems) {
        if (!(node instanceof Node.Text text) || text.isNothing()) {
            Form.refuseKind(node, wants, problems, "");
            return null;
        }
        if (!signs.accept(text, problems)) {
            return null;
        }
        return parse.parse(text, problems);
    }

    static void refuse(Node.Text text, String wants, Problems problems) {
        problems.error(Code.BAD_VALUE, text, "Expected " + wants + ", found " + text.found() + ".");
    }
}

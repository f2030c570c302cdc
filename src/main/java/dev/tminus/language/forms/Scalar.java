package dev.tminus.language.forms;

import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One value without parts: a text, a number, a time.
///
/// @param signs which `${…}` and `{{…}}` it may hold
/// @param schema what a schema can say of it
public record Scalar<T>(String wants, Signs signs, SchemaType schema, Parse<T> parse)
        implements Form<T> {

    /// Longest text without line breaks that is more than prose.
    public static final int LONGEST = 200;

    public Scalar(String wants, Signs signs, Parse<T> parse) {
        this(wants, signs, new SchemaType.Anything(), parse);
    }

    /// The same value, of which a schema can say more.
    public Scalar<T> schema(SchemaType like) {
        return new Scalar<>(wants, signs, like, parse);
    }

    /// Reads the text or says what is wrong with it.
    public interface Parse<T> {
        @Nullable T parse(Node.Text text, Problems problems);
    }

    /// A value for which the text alone tells whether it is one.
    public static <T> Scalar<T> of(String wants, SchemaType schema, Meaning<T> meaning) {
        return of(wants, Signs.NONE, schema, meaning);
    }

    /// The same of a value that may hold signs.
    public static <T> Scalar<T> of(
            String wants, Signs signs, SchemaType schema, Meaning<T> meaning) {
        return new Scalar<>(
                wants,
                signs,
                schema,
                (text, problems) -> {
                    var value = meaning.of(text.value());
                    if (value == null) {
                        refuse(text, wants, problems);
                    }
                    return value;
                });
    }

    /// A value of parts, which the whole of a text matches.
    public static <T> Scalar<T> matching(String wants, Pattern pattern, Function<Matcher, T> make) {
        return of(
                wants,
                SchemaType.whole(pattern),
                text -> {
                    var parts = pattern.matcher(text);
                    return parts.matches() ? make.apply(parts) : null;
                });
    }

    /// What a text means, null where that is nothing.
    public interface Meaning<T> {
        @Nullable T of(String text);
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

    public static void refuse(Node.Text text, String wants, Problems problems) {
        problems.error(Code.BAD_VALUE, text, "Expected " + wants + ", found " + text.found() + ".");
    }
}

package dev.tminus.language.forms;

import dev.tminus.language.problems.Place;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.List;
import java.util.regex.Pattern;

/// Scalar forms of connection fields, the only ones that may refer to a secret.
public final class Secrets {

    private static final Pattern REFERENCE =
            Pattern.compile(
                    "\\$\\{(?:TMINUS_SECRET_[A-Z0-9_]+|file:(?!\\.{1,2}\\})[A-Za-z0-9._-]+)\\}");
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i)[?&;](?:password|passwd|pwd)\\s*=|//[^/?;@\\s]*:[^/?;@\\s]*@");
    private static final Pattern URL =
            Pattern.compile(
                    "https?://(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?"
                            + "(?:/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*+)?");
    private static final Pattern PROVES =
            Pattern.compile("(?i)auth|cookie|token|secret|password|api-?key|credential");
    private static final List<String> DATABASES =
            List.of("jdbc:h2:", "jdbc:postgresql:", "jdbc:mariadb:");
    private static final int LONGEST = 1_000;
    private static final String FORM =
            "Write `${TMINUS_SECRET_NAME}` for an environment variable, or `${file:name}` for a"
                    + " file of the secrets folder.";

    private Secrets() {}

    public static Scalar<String> jdbc() {
        var wants = "an address that begins with `jdbc:h2:`, `jdbc:postgresql:` or `jdbc:mariadb:`";
        return new Scalar<>(
                wants,
                Signs.SECRETS,
                new SchemaType.Text("^jdbc:(?:h2|postgresql|mariadb):"),
                (text, problems) -> {
                    if (text.value().length() > LONGEST) {
                        Scalar.refuse(
                                text, wants + " of at most " + LONGEST + " characters", problems);
                        return null;
                    }
                    if (DATABASES.stream().noneMatch(text.value()::startsWith)) {
                        problems.error(Code.BAD_VALUE, text, "Expected " + wants + ".");
                    }
                    if (CREDENTIAL.matcher(text.value()).find()) {
                        problems.error(
                                Code.LITERAL_PASSWORD,
                                text,
                                "The address holds a password.",
                                () -> "Move it to `password`. " + FORM);
                    }
                    return wellFormed(text, problems);
                });
    }

    public static Scalar<String> user() {
        return new Scalar<>(
                "a user's name",
                Signs.SECRETS,
                SchemaType.FILLED,
                (text, problems) -> {
                    if (text.value().isBlank()) {
                        Scalar.refuse(text, "a user's name", problems);
                    }
                    return wellFormed(text, problems);
                });
    }

    /// The value never enters a message.
    public static Scalar<String> password() {
        return new Scalar<>(
                "a reference to a secret such as `${TMINUS_SECRET_FIELD_QA}`",
                Signs.SECRETS,
                new SchemaType.Text("^\\$\\{.*\\}$"),
                (text, problems) -> {
                    if (REFERENCE.matcher(text.value()).matches()) {
                        return text.value();
                    }
                    if (text.value().startsWith("${") && text.value().endsWith("}")) {
                        return wellFormed(text, problems);
                    }
                    problems.errorAt(
                            Code.LITERAL_PASSWORD,
                            withoutValue(problems.placeOf(text)),
                            "Expected a reference to a secret, found a literal password.",
                            FORM);
                    return "";
                });
    }

    /// The line up to the value, however the value is written.
    private static Place withoutValue(Place place) {
        var line = place.sourceLine();
        var before = line.substring(0, line.offsetByCodePoints(0, place.column() - 1));
        return new Place(place.file(), place.line(), place.column(), before + "•••");
    }

    /// `https://current.example.test`, to which paths are added.
    public static Scalar<String> url() {
        var wants = "an address that begins with `https://` or `http://`";
        return new Scalar<>(
                wants,
                Signs.SECRETS,
                new SchemaType.Text("^https?://"),
                (text, problems) -> {
                    if (text.value().length() > LONGEST) {
                        Scalar.refuse(
                                text, wants + " of at most " + LONGEST + " characters", problems);
                        return null;
                    }
                    if (CREDENTIAL.matcher(text.value()).find()) {
                        problems.error(
                                Code.LITERAL_PASSWORD,
                                text,
                                "The address holds a password.",
                                () -> "Move it to `headers`. " + FORM);
                    } else if (!URL.matcher(REFERENCE.matcher(text.value()).replaceAll("0"))
                            .matches()) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected %s, with a host, and without `?` and `#`."
                                        .formatted(wants));
                    }
                    return wellFormed(text, problems);
                });
    }

    /// The value of a header, which may be secret in part: `Bearer ${TMINUS_SECRET_TEMP}`.
    public static Scalar<String> header() {
        var wants = "a header's value in one line";
        return new Scalar<>(
                wants,
                Signs.SECRETS,
                SchemaType.FILLED,
                (text, problems) -> {
                    if (text.value().isBlank()
                            || text.value().length() > LONGEST
                            || text.value().codePoints().anyMatch(Character::isISOControl)) {
                        problems.errorAt(
                                Code.BAD_VALUE,
                                withoutValue(problems.placeOf(text)),
                                "Expected %s of at most %,d characters.".formatted(wants, LONGEST),
                                "");
                        return null;
                    }
                    return wellFormed(text, problems);
                });
    }

    /// A header that proves who asks takes its value from a secret.
    public static void checkHeader(String name, Placed<String> value, Problems problems) {
        if (PROVES.matcher(name).find() && !value.value().contains("${")) {
            problems.errorAt(
                    Code.LITERAL_PASSWORD,
                    withoutValue(problems.placeOf(value.at())),
                    "Expected a reference to a secret in `%s`, found a literal value."
                            .formatted(name),
                    FORM);
        }
    }

    private static String wellFormed(Node.Text text, Problems problems) {
        if (REFERENCE.matcher(text.value()).replaceAll("").contains("${")) {
            problems.errorWithin(
                    Code.BAD_SECRET, text, "${", "This `${…}` names no secret.", () -> FORM);
        }
        return text.value();
    }
}

package dev.tminus.language.shapes;

import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Secrets;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.SourceSpec;
import java.util.List;
import java.util.Map;

/// What a source of an environment may say.
final class SourceShape {

    private static final Key<String> JDBC =
            Key.required("jdbc", Secrets.jdbc(), "The database's address.");
    private static final Key<String> USER =
            Key.required("user", Secrets.user(), "A user that may only SELECT.");
    private static final Key<String> PASSWORD =
            Key.required("password", Secrets.password(), "Where the password is, never itself.");
    static final Key<Boolean> EXISTS =
            Key.optional(
                    "exists",
                    Texts.choice("`later`", Map.of("later", true)),
                    "now",
                    "`later`: it need not answer when a run is planned.");
    static final Shape<SourceSpec> SOURCE =
            Shape.of(
                    "a source",
                    // the name is the key above it
                    fields ->
                            new SourceSpec(
                                    new SourceName("-"),
                                    fields.get(JDBC, ""),
                                    fields.get(USER, ""),
                                    fields.get(PASSWORD, ""),
                                    fields.get(EXISTS, false)),
                    List.of(JDBC, USER, PASSWORD, EXISTS));

    private SourceShape() {}

    static SourceSpec named(SourceName name, MapOf.Named<SourceSpec> source) {
        var spec = source.value();
        return spec == null
                ? new SourceSpec(name, "", "", "", false)
                : new SourceSpec(
                        name, spec.jdbc(), spec.user(), spec.password(), spec.existsLater());
    }
}

package dev.tminus.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Resolves `${TMINUS_SECRET_X}` from the environment and `${file:name}` from the operator's
/// folder. The hosts that a secret may go to stand beside it, in `TMINUS_SECRET_X_HOSTS` or the
/// file `name.hosts`; without them it may go to every host that is allowed.
///
/// Nothing else can be named, since a workspace may come from anybody: no other variable, no file
/// outside the folder, not through a link either. Values are read anew each time and never kept.
public final class Secrets {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("TMINUS_SECRET_[A-Z0-9_]+");
    private static final Pattern FILE = Pattern.compile("file:([A-Za-z0-9_][A-Za-z0-9._-]*)");
    private static final int MOST_BYTES = 8 * 1024;

    private final Function<String, @Nullable String> variables;
    private final Path folder;

    /// @param variables the process environment, as `System::getenv`
    /// @param folder the operator's secrets folder; it need not exist
    public Secrets(Function<String, @Nullable String> variables, Path folder) {
        this.variables = variables;
        this.folder = folder;
    }

    /// Replaces every reference; what a secret contains is taken as it is, never resolved again.
    Resolved resolve(String written) throws Unresolved {
        var text = new StringBuilder();
        var values = new ArrayList<String>();
        var bounds = new ArrayList<BoundTo>();
        var matcher = REFERENCE.matcher(written);
        int end = 0;
        while (matcher.find()) {
            var value = value(matcher.group(1));
            boundTo(matcher.group(1)).ifPresent(bounds::add);
            values.add(value);
            text.append(written, end, matcher.start()).append(value);
            end = matcher.end();
        }
        if (written.indexOf("${", end) >= 0) {
            throw new Unresolved("${", "is not closed by }");
        }
        return new Resolved(text.append(written, end, written.length()).toString(), values, bounds);
    }

    private Optional<BoundTo> boundTo(String name) throws Unresolved {
        var file = FILE.matcher(name);
        var beside = file.matches() ? file.group(1) + ".hosts" : name + "_HOSTS";
        var hosts = file.matches() ? whereThere(beside) : variables.apply(beside);
        if (hosts == null || hosts.isBlank()) {
            return Optional.empty();
        }
        if (hosts.replace(",", "").isBlank()) {
            throw new Unresolved("${" + name + "}", "is bound to no host: " + beside + " has none");
        }
        try {
            var allowed = AllowedHosts.parse(beside, String.join(",", hosts.lines().toList()));
            return Optional.of(new BoundTo("${" + name + "}", allowed, beside));
        } catch (IllegalArgumentException e) {
            throw new Unresolved(
                    "${" + name + "}", "is bound to no known hosts: " + e.getMessage());
        }
    }

    private @Nullable String whereThere(String name) throws Unresolved {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                ? read("${file:" + name + "}", name)
                : null;
    }

    /// Whether the whole text is one reference and nothing else.
    static boolean isReference(String written) {
        return REFERENCE.matcher(written).matches();
    }

    static boolean hasReference(String written) {
        return REFERENCE.matcher(written).find();
    }

    private String value(String name) throws Unresolved {
        var reference = "${" + name + "}";
        var file = FILE.matcher(name);
        if (file.matches()) {
            return read(reference, file.group(1));
        }
        if (!VARIABLE.matcher(name).matches()) {
            throw new Unresolved(reference, "is neither ${TMINUS_SECRET_NAME} nor ${file:name}");
        }
        var value = variables.apply(name);
        if (value == null || value.isEmpty()) {
            throw new Unresolved(reference, "is not set in the environment of tminus");
        }
        return value;
    }

    private String read(String reference, String name) throws Unresolved {
        try {
            var file = folder.resolve(name).toRealPath();
            if (!file.startsWith(folder.toRealPath()) || !Files.isRegularFile(file)) {
                throw new Unresolved(reference, "is not a plain file of the secrets folder");
            }
            return text(reference, file);
        } catch (IOException e) {
            throw new Unresolved(reference, "is no readable file of the secrets folder");
        }
    }

    private static String text(String reference, Path file) throws IOException, Unresolved {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new Unresolved(reference, "is longer than 8 KiB");
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var value =
                    decoder.decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("\\R\\z", "");
            if (value.isEmpty()) {
                throw new Unresolved(reference, "is an empty file");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw new Unresolved(reference, "is not UTF-8 text");
        }
    }

    @Override
    public String toString() {
        return "Secrets";
    }

    /// The hosts that a secret may go to.
    ///
    /// @param setting where the operator says so
    record BoundTo(String reference, AllowedHosts hosts, String setting) {}

    /// A text with its references replaced, and what they were replaced by; never to be shown.
    ///
    /// @param bounds of those references that may not go everywhere
    record Resolved(String text, List<String> values, List<BoundTo> bounds) {

        @Override
        public String toString() {
            return "Resolved[***]";
        }
    }

    /// Names the reference, never its value.
    static final class Unresolved extends Exception {

        Unresolved(String reference, String problem) {
            super(reference + " " + problem);
        }
    }
}

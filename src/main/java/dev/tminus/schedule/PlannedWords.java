package dev.tminus.schedule;

import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts what is known when a run is planned into the titles of its runbook and into its links, so
/// that everybody who names a step names it alike.
public final class PlannedWords {

    private static final int LONGEST_TITLE = 500;

    private final Map<String, String> known = new HashMap<>();

    /// @param mode null where that is open
    public PlannedWords(
            @Nullable Mode mode, Map<String, String> inputs, Map<String, String> variables) {
        if (mode != null) {
            known.put("mode", mode.name().toLowerCase(Locale.ROOT));
        }
        inputs.forEach((name, value) -> known.put("input." + name, inOneLine(value)));
        variables.forEach((name, value) -> known.put("variables." + name, inOneLine(value)));
    }

    /// A runbook as people read it before it is planned: its own variables are put in, and what a
    /// plan will put in stands in titles by its name, as in `Deploy ‹Build›`.
    public static Runbook unplanned(Runbook runbook) {
        var inputs = new HashMap<String, String>();
        runbook.inputs().forEach(input -> inputs.put(input.name(), input.title()));
        return new PlannedWords(null, Map.of(), runbook.variables())
                .in(runbook, name -> Optional.ofNullable(shown(name, inputs)));
    }

    private static @Nullable String shown(String name, Map<String, String> inputs) {
        return switch (Expression.named(name)) {
            case Expression.RunMode _ -> "‹mode›";
            case Expression.InputValue(var input) -> "‹" + inputs.getOrDefault(input, input) + "›";
            case Expression.Variable(var variable) -> "‹" + variable + "›";
            case null, default -> null;
        };
    }

    /// What is not known is left as it is written.
    public Runbook in(Runbook runbook) {
        return in(runbook, _ -> Optional.empty());
    }

    private Runbook in(Runbook runbook, Function<String, Optional<String>> unknown) {
        return runbook.withWords(
                title ->
                        shortened(
                                Template.of(title)
                                        .bind(name -> known(name).or(() -> unknown.apply(name)))),
                url -> Template.of(url).bind(name -> known(name).map(PlannedWords::encoded)));
    }

    private Optional<String> known(String name) {
        return Optional.ofNullable(known.get(name));
    }

    private static String shortened(String title) {
        int most = LONGEST_TITLE - 1;
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(
                                0,
                                Character.isHighSurrogate(title.charAt(most - 1)) ? most - 1 : most)
                        + "…";
    }

    /// A list is put into a line with commas.
    private static String inOneLine(String value) {
        return String.join(", ", value.lines().toList());
    }

    /// As one part of an address, whatever it holds.
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package dev.tminus.schedule;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts what is known when a run is planned into the titles of its runbook and into its links, so
/// that everybody who names a step names it alike.
public final class PlannedWords {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*(mode|(?:input|variables)\\.[a-z0-9-]{1,100})\\s*}}");

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
        runbook.inputs().forEach(input -> inputs.put("input." + input.name(), input.title()));
        return new PlannedWords(null, Map.of(), runbook.variables())
                .in(runbook, found -> "‹" + inputs.getOrDefault(found.group(1), name(found)) + "›");
    }

    private static String name(MatchResult found) {
        return found.group(1).substring(found.group(1).indexOf('.') + 1);
    }

    /// What is not known is left as it is written.
    public Runbook in(Runbook runbook) {
        return in(runbook, MatchResult::group);
    }

    private Runbook in(Runbook runbook, Function<MatchResult, String> unknown) {
        return runbook.withWords(
                title -> shortened(replaced(title, value -> value, unknown)),
                url -> replaced(url, PlannedWords::encoded, MatchResult::group));
    }

    private String replaced(
            String text, UnaryOperator<String> written, Function<MatchResult, String> unknown) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> {
                    var value = known.get(found.group(1));
                    return Matcher.quoteReplacement(
                            value == null ? unknown.apply(found) : written.apply(value));
                });
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

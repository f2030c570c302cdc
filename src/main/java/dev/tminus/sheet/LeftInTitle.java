package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a title still holds that reads like a time, a duration or an owner, for people to look at.
final class LeftInTitle {

    private static final String STAYS = "`%s` is not taken as its %s; it stays in the title";

    private static final Pattern TIME =
            Pattern.compile("[(\\[]\\s*" + TaskText.MOMENT + "\\s*[)\\]]");
    private static final String DURATION = "\\d+(?:[.,]\\d+)?\\s*(?i:" + TaskText.UNIT + ")";
    private static final Pattern DURATION_FIRST =
            Pattern.compile(
                    "^[(\\[]?~?" + DURATION + "[)\\]]?\\s*[:–—-]|^[(\\[]" + DURATION + "[)\\]]");
    private static final Pattern RANGE =
            Pattern.compile(
                    "[(\\[]~?\\d+(?:[.,]\\d+)?\\s*(?:[-–—]|to|bis)\\s*" + DURATION + "[)\\]]");
    private static final Pattern OWNER =
            Pattern.compile(
                    "(?i)\\b(?:owner|responsible|assignee|assigned"
                            + " to|who)\\s*:\\s*[\\p{L}\\p{N}@][^.;,)\\]]{0,40}");
    private static final Pattern TAKES =
            Pattern.compile(
                    "(?i)\\b(?:duration|takes|estimate|length)\\s*:\\s*\\d[^.;,)\\]]{0,40}");
    private static final Pattern BRACKETED =
            Pattern.compile("[(\\[]([\\p{L}][\\p{L}\\p{N} /&,-]{0,40})[)\\]]$");

    private LeftInTitle() {}

    /// A sentence for each.
    static List<String> of(String title) {
        var text = title.substring(0, Math.min(title.length(), ReadTime.LONGEST));
        var told = new ArrayList<String>();
        find(TIME, text, "planned time", told);
        find(DURATION_FIRST, text, "duration", told);
        find(RANGE, text, "duration", told);
        find(TAKES, text, "duration", told);
        find(OWNER, text, "owner", told);
        var last = BRACKETED.matcher(text);
        if (last.find()
                && (text.charAt(last.start()) == '[' || People.isUsualRole(last.group(1)))) {
            told.add(STAYS.formatted(last.group(), "owner"));
        }
        return told;
    }

    private static void find(Pattern pattern, String text, String what, List<String> told) {
        var found = pattern.matcher(text);
        if (found.find()) {
            told.add(STAYS.formatted(found.group().strip(), what));
        }
    }
}

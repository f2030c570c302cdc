package dev.tminus.cli;

import dev.tminus.change.Change;
import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import java.util.Locale;

/// A problem or a change as a workflow command of GitHub Actions: `::error
/// file=a.yaml,line=1,col=2,title=code::message`.
final class Annotation {

    private Annotation() {}

    static String of(Problem problem) {
        var message =
                problem.suggestion().isEmpty()
                        ? problem.message()
                        : problem.message() + " " + problem.suggestion();
        var level = problem.severity().name().toLowerCase(Locale.ROOT);
        return of(level, problem.place(), problem.code(), message);
    }

    /// What guards less than before is a warning.
    static String of(Change change, Place place) {
        var level = change.kind() == Change.Kind.WEAKENED ? "warning" : "notice";
        return of(level, place, change.kind().word(), ChangesText.said(change));
    }

    private static String of(String level, Place place, String title, String message) {
        return "::%s file=%s,line=%d,col=%d,title=%s::%s\n"
                .formatted(
                        level,
                        property(place.file()),
                        place.line(),
                        place.column(),
                        property(title),
                        data(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

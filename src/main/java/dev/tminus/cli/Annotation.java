package dev.tminus.cli;

import dev.tminus.language.Problem;
import java.util.Locale;

/// A problem as a workflow command of GitHub Actions:
/// `::error file=a.yaml,line=1,col=2,title=code::message`.
final class Annotation {

    private Annotation() {}

    static String of(Problem problem) {
        var place = problem.place();
        var message =
                problem.suggestion().isEmpty()
                        ? problem.message()
                        : problem.message() + " " + problem.suggestion();
        return "::%s file=%s,line=%d,col=%d,title=%s::%s\n"
                .formatted(
                        problem.severity().name().toLowerCase(Locale.ROOT),
                        property(place.file()),
                        place.line(),
                        place.column(),
                        property(problem.code()),
                        data(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

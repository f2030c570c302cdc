package dev.tminus.lint;

import dev.tminus.language.Locations.Part;
import dev.tminus.schedule.Durations;
import java.time.Duration;

/// A step that is planned for a time at which the steps before it are not done yet.
final class AtBeforeNeeds implements RunbookRule {

    @Override
    public String code() {
        return "at-before-needs";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        for (var planned : subject.plan().steps().values()) {
            var at = planned.at();
            var start = planned.start();
            // an `at` of the phase is a default, and only its first steps begin then
            boolean own = findings.says(Part.STEP, planned.step(), "at");
            if (own && at != null && start != null && start.isAfter(at)) {
                findings.at(Part.STEP, planned.step(), "at")
                        .say(
                                "By the durations of the steps before it, `%s` cannot start before %s after its `at`."
                                        .formatted(
                                                planned.step(),
                                                Durations.print(Duration.between(at, start))),
                                "Plan it later, or what comes before it earlier or shorter.");
            }
        }
    }
}

package dev.tminus.ledger.journal;

import dev.tminus.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names and versions of events. They are part of every database there is: they are added, never
/// changed.
public final class EventTypes {

    /// Types that are no longer written as in their first version.
    private static final Map<String, Integer> VERSIONS =
            Map.of("run-planned", 3, "check-started", 2, "check-ended", 2);

    private static final Map<String, Class<?>> TYPES = types();
    private static final Map<Class<?>, String> NAMES = names();

    private EventTypes() {}

    /// The class of a name, or null where this version of tminus has none.
    static @Nullable Class<?> type(String name) {
        return TYPES.get(name);
    }

    public static String name(Object event) {
        var name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException("No journal name for " + event.getClass());
        }
        return name;
    }

    static int version(String type) {
        return VERSIONS.getOrDefault(type, 1);
    }

    private static Map<String, Class<?>> types() {
        var types = new LinkedHashMap<String, Class<?>>();
        types.put("run-planned", RunEvent.RunPlanned.class);
        types.put("times-planned", RunEvent.TimesPlanned.class);
        types.put("run-started", RunEvent.RunStarted.class);
        types.put("run-held", RunEvent.RunHeld.class);
        types.put("run-resumed", RunEvent.RunResumed.class);
        types.put("run-scrubbed", RunEvent.RunScrubbed.class);
        types.put("run-completed", RunEvent.RunCompleted.class);
        types.put("steps-released", RunEvent.StepsReleased.class);
        types.put("steps-returned", RunEvent.StepsReturned.class);
        types.put("start-asked", RunEvent.StartAsked.class);
        types.put("start-withdrawn", RunEvent.StartWithdrawn.class);
        types.put("step-started", RunEvent.StepStarted.class);
        types.put("work-done", RunEvent.WorkDone.class);
        types.put("checking-opened", RunEvent.CheckingOpened.class);
        types.put("check-started", RunEvent.CheckStarted.class);
        types.put("checks-stopped", RunEvent.ChecksStopped.class);
        types.put("check-ended", RunEvent.CheckEnded.class);
        types.put("signing-opened", RunEvent.SigningOpened.class);
        types.put("step-signed", RunEvent.StepSigned.class);
        types.put("signing-refused", RunEvent.SigningRefused.class);
        types.put("signature-withdrawn", RunEvent.SignatureWithdrawn.class);
        types.put("vote-cast", RunEvent.VoteCast.class);
        types.put("poll-ended-no-go", RunEvent.PollEndedNoGo.class);
        types.put("step-failed", RunEvent.StepFailed.class);
        types.put("step-inconclusive", RunEvent.StepInconclusive.class);
        types.put("step-done", RunEvent.StepDone.class);
        types.put("steps-not-applicable", RunEvent.StepsNotApplicable.class);
        types.put("step-skipped", RunEvent.StepSkipped.class);
        types.put("step-unskipped", RunEvent.StepUnskipped.class);
        types.put("step-reopened", RunEvent.StepReopened.class);
        types.put("steps-outdated", RunEvent.StepsOutdated.class);
        types.put("steps-retried", RunEvent.StepsRetried.class);
        types.put("steps-due-again", RunEvent.StepsDueAgain.class);
        types.put("wait-begun", RunEvent.WaitBegun.class);
        types.put("form-filled", RunEvent.FormFilled.class);
        types.put("file-attached", RunEvent.FileAttached.class);
        types.put("entered-late", RunEvent.EnteredLate.class);
        types.put("question-answered", RunEvent.QuestionAnswered.class);
        types.put("deadline-passed", RunEvent.DeadlinePassed.class);
        types.put("contingency-opened", RunEvent.ContingencyOpened.class);
        types.put("contingency-closed", RunEvent.ContingencyClosed.class);
        types.put("contingency-ended", RunEvent.ContingencyEnded.class);
        types.put("role-given", RunEvent.RoleGiven.class);
        types.put("commented", RunEvent.Commented.class);
        types.put("run-registered", RegistryEvent.RunRegistered.class);
        types.put("run-ended", RegistryEvent.RunEnded.class);
        return Map.copyOf(types);
    }

    private static Map<Class<?>, String> names() {
        var names = new LinkedHashMap<Class<?>, String>();
        types().forEach((name, type) -> names.put(type, name));
        return Map.copyOf(names);
    }
}

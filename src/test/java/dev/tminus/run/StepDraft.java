package dev.tminus.run;

import dev.tminus.runbook.Asks;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Course;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.QuestionId;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step that is still being written down.
final class StepDraft {
    final String id;
    String number = "";
    String title;
    String instructions = "";
    RoleName owner = new RoleName("ops");
    @Nullable Timing at;
    boolean early;
    boolean notBefore;
    Start start;
    @Nullable QuestionId takesAsAnswered;
    List<StepId> needs = List.of();
    List<SignOff> signOffs = List.of();
    boolean check;
    final List<CheckUse> uses = new ArrayList<>();
    final List<Requirement> requires = new ArrayList<>();
    List<Quorum> poll = List.of();
    WaitStep.@Nullable Lasts lasts;
    @Nullable Condition when;
    boolean optional;
    @Nullable Repeat repeat;
    final List<Deadline> deadlines = new ArrayList<>();
    Reaction onFail = new Reaction.Hold();
    Reaction onInconclusive = new Reaction.Hold();
    List<Field> form = List.of();
    List<Asks.RequestedFile> files = List.of();

    StepDraft(String id, Start start) {
        this.id = id;
        this.title = "Title of " + id;
        this.start = start;
    }

    Step build() {
        var basics =
                new StepBasics(
                        new StepId(id),
                        number,
                        title,
                        owner,
                        at,
                        early,
                        notBefore,
                        start,
                        null,
                        takesAsAnswered,
                        needs,
                        instructions,
                        requires,
                        uses,
                        signOffs,
                        new Course(when, optional, deadlines, onFail, onInconclusive, repeat),
                        new Asks(form, files));
        if (lasts != null) {
            return new WaitStep(basics, lasts);
        }
        if (check) {
            return new CheckStep(basics);
        }
        return poll.isEmpty() ? new ManualStep(basics) : new GateStep(basics, poll);
    }
}

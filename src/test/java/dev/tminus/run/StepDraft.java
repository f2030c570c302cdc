package dev.tminus.run;

import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Policy;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step that is still being written down.
final class StepDraft {
    public final String id;
    public String number = "";
    public String title;
    public String instructions = "";
    public RoleName owner = new RoleName("ops");
    @Nullable Timing at;
    public boolean early;
    public boolean notBefore;
    public Start start;
    @Nullable QuestionId takesAsAnswered;
    public List<StepId> needs = List.of();
    public List<SignOff> signOffs = List.of();
    public boolean check;
    public final List<CheckUse> uses = new ArrayList<>();
    public final List<Requirement> requires = new ArrayList<>();
    public List<Quorum> poll = List.of();
    WaitStep.@Nullable Lasts lasts;
    @Nullable Condition when;
    public boolean optional;
    @Nullable Repeat repeat;
    public final List<Deadline> deadlines = new ArrayList<>();
    public Reaction onFail = new Reaction.Hold();
    public Reaction onInconclusive = new Reaction.Hold();
    public List<Field> form = List.of();
    public List<FormAndFiles.RequestedFile> files = List.of();

    public StepDraft(String id, Start start) {
        this.id = id;
        this.title = "Title of " + id;
        this.start = start;
    }

    public Step build() {
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
                        new Policy(when, optional, deadlines, onFail, onInconclusive, repeat),
                        new FormAndFiles(form, files),
                        Safeguards.PLAIN,
                        Briefing.NONE);
        if (lasts != null) {
            return new WaitStep(basics, lasts);
        }
        if (check) {
            return new CheckStep(basics);
        }
        return poll.isEmpty() ? new ManualStep(basics) : new GateStep(basics, poll);
    }
}

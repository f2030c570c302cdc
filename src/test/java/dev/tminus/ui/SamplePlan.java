package dev.tminus.ui;

import dev.tminus.catalog.Entry;
import dev.tminus.language.Reading;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.source.Fence;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sample as it asks most at planning: inputs, questions, a window, and roles that are handed
/// over.
public final class SamplePlan {

    public static final String FILE = "field-east.yaml";
    public static final QuestionId DURATION = new QuestionId("migration-time");
    public static final ServerIdentity HQ =
            new ServerIdentity("H2 2.4.240", "", "9092", "/data/hq-qa", "PUBLIC");
    public static final SourceName FIELD_SOURCE = new SourceName("field");
    public static final SourceName HQ_SOURCE = new SourceName("hq");

    public static final String FENCED =
            "Source hq in qa is really hq in production: both are H2 2.4.240, database hq, schema"
                    + " PUBLIC on the same server. A rehearsal never touches production; correct its"
                    + " address in workspace.yaml.";

    private SamplePlan() {}

    /// An hour before the window opens, people of Shanghai go to sleep.
    public static Runbook runbook() {
        var plain = Sample.runbook(3);
        return new Runbook(
                new RunbookId("field-east"),
                "Field East migration",
                plain.zero(),
                plain.timezone(),
                List.of(new EnvironmentName("production"), new EnvironmentName("qa")),
                new Window(
                        elapsed(-30),
                        new Timing.Elapsed(new Timing.Zero(), Duration.ofSeconds(4 * 3600 + 20)),
                        Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                        List.of(new RoleName("qa"))),
                roles(),
                plain.authority(),
                plain.distinct(),
                Map.of(),
                plain.checks(),
                List.of(
                        field("build", "Build of Field", Field.Type.TEXT, "\\d+\\.\\d+"),
                        field("accounts", "Accounts to migrate", Field.Type.INTEGER, null)),
                List.of(
                        new Question(
                                DURATION,
                                field(
                                        DURATION.value(),
                                        "How long does the migration take?",
                                        Field.Type.DURATION,
                                        null,
                                        false),
                                "How long does the migration take?",
                                new RoleName("ops"),
                                new Timing.Calendar(new Timing.Zero(), -2, null, null),
                                new StepId("cross"),
                                "2h")),
                plain.phases(),
                List.of(),
                Definitions.NONE,
                false,
                Briefing.NONE);
    }

    public static Entry entry() {
        return new Entry(FILE, "", version(), new Reading<>(runbook(), List.of()));
    }

    public static ContentHash version() {
        return ContentHash.of(FILE.getBytes(StandardCharsets.UTF_8));
    }

    /// Every server says that it may be read.
    public static Fence.Survey answering() {
        return new Fence.Survey(
                List.of(
                        new Fence.SourceAnswer.Answers(FIELD_SOURCE, HQ),
                        new Fence.SourceAnswer.Answers(HQ_SOURCE, HQ)),
                new Fence.Verdict.Clear(Map.of(HQ_SOURCE, HQ)));
    }

    /// One source leads to production, and one is silent.
    public static Fence.Survey fenced() {
        return new Fence.Survey(
                List.of(
                        new Fence.SourceAnswer.Silent(
                                new SourceName("archive"),
                                "Source archive in qa gave no answer within 8s."),
                        new Fence.SourceAnswer.Answers(FIELD_SOURCE, HQ),
                        new Fence.SourceAnswer.Fenced(HQ_SOURCE, FENCED)),
                new Fence.Verdict.Refused(FENCED));
    }

    private static Map<RoleName, Role> roles() {
        var roles = new LinkedHashMap<RoleName, Role>();
        roles.put(
                new RoleName("ops"),
                role("ops", "sf-release", new Role.Cover(new TeamName("boston-ops"), null)));
        roles.put(
                new RoleName("qa"),
                role(
                        "qa",
                        null,
                        new Role.Cover(new TeamName("shanghai-qa"), elapsed(120)),
                        new Role.Cover(new TeamName("boston-ops"), null)));
        roles.put(
                new RoleName("manager"),
                role("manager", null, new Role.Cover(new TeamName("sf-release"), null)));
        return roles;
    }

    private static Role role(String name, @Nullable String backup, Role.Cover... cover) {
        return new Role(
                new RoleName(name), List.of(cover), backup == null ? null : new TeamName(backup));
    }

    private static Field field(String name, String title, Field.Type type, @Nullable String form) {
        return field(name, title, type, form, true);
    }

    private static Field field(
            String name,
            String title,
            Field.Type type,
            @Nullable String pattern,
            boolean required) {
        return new Field(name, title, type, required, List.of(), pattern, null);
    }

    private static Timing elapsed(int minutes) {
        return new Timing.Elapsed(new Timing.Zero(), Duration.ofMinutes(minutes));
    }
}

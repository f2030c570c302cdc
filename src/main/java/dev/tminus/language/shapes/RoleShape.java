package dev.tminus.language.shapes;

import dev.tminus.language.drafts.RunbookDraft.CoverDraft;
import dev.tminus.language.drafts.RunbookDraft.RoleDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.TeamName;
import java.util.List;

/// Which team fills a role, or which teams one after the other.
final class RoleShape {

    private static final Key<Placed<TeamName>> COVER_TEAM =
            Key.required("team", IdForms.TEAM, "A team of the workspace.");
    private static final Key<Placed<Timing>> UNTIL =
            Key.optional(
                    "until",
                    new WithPlace<>(Times.timing()),
                    "to the end, for the last",
                    "When it hands over to the next.");
    static final Shape<CoverDraft> COVER =
            Shape.of(
                    "a shift",
                    fields ->
                            new CoverDraft(
                                    fields.node(), fields.get(COVER_TEAM), fields.get(UNTIL)),
                    List.of(COVER_TEAM, UNTIL));

    private static final Key<Placed<TeamName>> TEAM =
            Key.optional("team", IdForms.TEAM, "`cover`", "The team that fills the role.");
    private static final Key<Placed<TeamName>> BACKUP =
            Key.optional("backup", IdForms.TEAM, "none", "The team that steps in.");
    private static final Key<List<CoverDraft>> COVERS =
            Key.optional(
                    "cover",
                    new ListOf<>("a list of shifts", COVER, 1),
                    "`team`",
                    "Teams that follow each other, with planned hand-overs.");
    static final Shape<RoleDraft> ROLE =
            Shape.of("a role", RoleShape::role, List.of(TEAM, COVERS, BACKUP))
                    .rules(
                            Rule.exactlyOne(
                                    Refusal.either(
                                            "A role has either `team` or `cover`, found %s.",
                                            "", ""),
                                    "team",
                                    "cover"));

    private RoleShape() {}

    private static RoleDraft role(Fields fields) {
        var team = fields.get(TEAM);
        var cover =
                team == null
                        ? fields.get(COVERS, List.of())
                        : List.of(new CoverDraft(team.at(), team, null));
        checkHandOvers(cover, fields.problems());
        return new RoleDraft(cover, fields.get(BACKUP));
    }

    private static void checkHandOvers(List<CoverDraft> cover, Problems problems) {
        for (int i = 0; i < cover.size(); i++) {
            var shift = cover.get(i);
            boolean last = i == cover.size() - 1;
            boolean handsOver =
                    shift.node() instanceof Node.Entries e && e.entries().containsKey("until");
            if (last && handsOver) {
                problems.error(
                        Code.COVER_UNTIL,
                        shift.node(),
                        "The last shift hands over to nobody, so it has no `until`.",
                        () -> "Remove it, or add the shift that follows.");
            } else if (!last && !handsOver) {
                problems.error(
                        Code.COVER_UNTIL,
                        shift.node(),
                        "This shift never hands over to the next.",
                        () -> "Say `until`, such as `until: T+90m`.");
            }
        }
    }
}

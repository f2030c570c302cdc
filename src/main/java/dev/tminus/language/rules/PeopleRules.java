package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.CoverDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepDraft.SignOffDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.shapes.ContingencyShape;
import dev.tminus.language.shapes.PhaseShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.TeamName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every step has an owner, every right has somebody, and no quorum asks for more people than a
/// role has.
public final class PeopleRules {

    /// Has every right that `may` does not give to somebody else.
    public static final RoleName MANAGER = new RoleName("manager");

    private final RunbookDraft draft;
    private final @Nullable Names names;
    private final Problems problems;

    private PeopleRules(RunbookDraft draft, @Nullable Names names, Problems problems) {
        this.draft = draft;
        this.names = names;
        this.problems = problems;
    }

    /// Reports where somebody is missing.
    ///
    /// @param names null where the workspace is not known
    public static void check(RunbookDraft draft, @Nullable Names names, Problems problems) {
        var rules = new PeopleRules(draft, names, problems);
        rules.checkAuthority();
        for (var phase : draft.phases()) {
            phase.steps()
                    .forEach(step -> {
                        rules.checkOwner(phase, step);
                        rules.checkStep(phase.get(PhaseShape.OWNER), step);
                    });
        }
        for (var contingency : draft.contingencies()) {
            contingency
                    .steps()
                    .forEach(
                            step -> rules.checkStep(contingency.get(ContingencyShape.OWNER), step));
        }
    }

    private void checkAuthority() {
        for (var right : draft.may().values()) {
            if (right.value() != null) {
                checkQuorums(List.of(right.value()));
            }
        }
        if (draft.roles().containsKey(MANAGER) || draft.roles().isEmpty()) {
            return;
        }
        var nobody =
                Arrays.stream(Authority.values())
                        .filter(authority -> !draft.may().containsKey(authority))
                        // a step's owner may skip it
                        .filter(authority -> authority != Authority.SKIP)
                        .map(a -> a.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
        if (!nobody.isEmpty()) {
            var entry = draft.node().entries().get("roles");
            problems.error(
                    Code.NO_AUTHORITY,
                    entry == null ? draft.node() : entry.key(),
                    "No role is called `manager`, and `may` does not say who may %s."
                            .formatted(String.join(", ", nobody)),
                    () ->
                            "Add a role `manager`, or `may: {"
                                    + nobody.getFirst()
                                    + ": {role: …}}`.");
        }
    }

    /// A step of a contingency always has one: who may open contingencies owns them.
    private void checkOwner(PhaseDraft phase, StepDraft step) {
        boolean says =
                step.node().entries().containsKey("owner")
                        || phase.node().entries().containsKey("owner");
        if (!says) {
            problems.error(
                    Code.NO_OWNER,
                    step.node(),
                    "Neither the step nor its phase has an `owner`.",
                    () -> "Add `owner` with a role of the runbook.");
        }
    }

    /// @param inherited the owner of steps that name none
    private void checkStep(@Nullable Placed<RoleName> inherited, StepDraft step) {
        var owner = step.get(StepShape.OWNER) == null ? inherited : step.get(StepShape.OWNER);
        checkQuorums(step.each(StepShape.POLL));
        checkQuorums(step.each(StepShape.SIGN_OFFS).stream().map(SignOffDraft::quorum).toList());
        for (var signOff : step.each(StepShape.SIGN_OFFS)) {
            checkOthers(step, owner, signOff.quorum());
        }
    }

    /// Nobody counts twice where a role is listed twice.
    private void checkQuorums(List<QuorumDraft> quorums) {
        var counts = new HashMap<RoleName, Integer>();
        for (var quorum : quorums) {
            var role = quorum.role();
            if (role != null) {
                checkQuorum(
                        quorum,
                        role.value(),
                        counts.merge(role.value(), quorum.count(), Integer::sum));
            }
        }
    }

    /// @param count how many of the role are asked for up to here
    private void checkQuorum(QuorumDraft quorum, RoleName role, int count) {
        int people = people(role, count);
        if (people < count) {
            problems.error(
                    Code.QUORUM_TOO_LARGE,
                    quorum.node(),
                    "%d of the role `%s` are asked for, whose teams have %s."
                            .formatted(count, role, count(people)),
                    () -> "Ask for fewer, or add people to its teams in the workspace.");
        }
    }

    /// Who did a manual step cannot sign it too.
    private void checkOthers(
            StepDraft step, @Nullable Placed<RoleName> owner, QuorumDraft signOff) {
        var role = signOff.role();
        if (role == null
                || owner == null
                || step.type() != StepDraft.Type.MANUAL
                || !role.value().equals(owner.value())
                || !draft.distinct().containsAll(Set.of(StepPart.DOER, StepPart.SIGNER))) {
            return;
        }
        int people = people(role.value(), signOff.count() + 1);
        if (people == signOff.count()) {
            problems.warning(
                    Code.NOBODY_ELSE_TO_SIGN,
                    signOff.node(),
                    "Whoever does this step cannot sign it, and the role `%s` has %s for %s."
                            .formatted(
                                    role.value(),
                                    count(people),
                                    signOff.count() == 1
                                            ? "1 signature"
                                            : signOff.count() + " signatures"),
                    "Let another role sign, or add people to its teams in the workspace.");
        }
    }

    /// How many people a role has, counted up to a number; that number too where it cannot be told.
    private int people(RoleName name, int enough) {
        var named = draft.roles().get(name);
        var role = named == null ? null : named.value();
        if (names == null || role == null) {
            return enough;
        }
        var teams =
                Stream.concat(
                                role.cover().stream()
                                        .map(CoverDraft::team)
                                        .filter(Objects::nonNull),
                                Stream.ofNullable(role.backup()))
                        .map(Placed::value)
                        .toList();
        boolean known = !teams.isEmpty() && names.workspace().teams().keySet().containsAll(teams);
        return known ? people(teams, enough, names) : enough;
    }

    private static int people(List<TeamName> teams, int enough, Names names) {
        var people = new HashSet<PersonId>();
        for (var team : new LinkedHashSet<>(teams)) {
            for (var member : names.members(team)) {
                people.add(member);
                if (people.size() >= enough) {
                    return enough;
                }
            }
        }
        return people.size();
    }

    private static String count(int people) {
        return people == 0 ? "nobody" : people == 1 ? "1 person" : people + " people";
    }
}

package dev.tminus.lint.rules;

import dev.tminus.lint.basis.CheckRule;
import dev.tminus.lint.basis.Rule;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.lint.basis.WorkspaceRule;
import java.util.List;
import java.util.stream.Stream;

/// Every rule there is.
public final class Rules {

    public static final List<RunbookRule> OF_RUNBOOKS =
            List.of(
                    new AnswerTooLate(),
                    new AtBeforeNeeds(),
                    new BackOverNoReturn(),
                    new ChildRunbook(),
                    new DecidesNothing(),
                    new DnsWithoutTtl(),
                    new GateBypassed(),
                    new LimitTooShort(),
                    new MayStayUndecided(),
                    new MigrationInFleet(),
                    new NeverPasses(),
                    new NeverPlanned(),
                    new NoContingency(),
                    new NoSchemaCheck(),
                    new NoTimes(),
                    new NoUndo(),
                    new NobodyInRole(),
                    new OldSideOff(),
                    new OnFailElsewhere(),
                    new OwnJudge(),
                    new RepeatInVain(),
                    new StandingAssumption(),
                    new TooFewPeople(),
                    new TurnAstray(),
                    new UnmetProtection(),
                    new Unprotected(),
                    new UnprovedDestruction(),
                    new UnprovedIrreversible(),
                    new UnreachableContingency(),
                    new UnusedCheck(),
                    new WindowTooShort());

    public static final List<WorkspaceRule> OF_WORKSPACES =
            List.of(new BothModes(), new EmptyTeam(), new SharedServer());

    public static final List<CheckRule> OF_CHECKS = List.of(new CannotFail(), new OneSource());

    private Rules() {}

    public static Stream<Rule> all() {
        return Stream.of(OF_RUNBOOKS, OF_WORKSPACES, OF_CHECKS).flatMap(List::stream);
    }
}

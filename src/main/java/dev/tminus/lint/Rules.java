package dev.tminus.lint;

import java.util.List;
import java.util.stream.Stream;

/// Every rule there is.
final class Rules {

    static final List<RunbookRule> OF_RUNBOOKS =
            List.of(
                    new AtBeforeNeeds(),
                    new DecidesNothing(),
                    new MayStayUndecided(),
                    new NeverPasses(),
                    new NoContingency(),
                    new NoTimes(),
                    new NobodyInRole(),
                    new OwnJudge(),
                    new StandingAssumption(),
                    new TooFewPeople(),
                    new UnreachableContingency(),
                    new UnusedCheck(),
                    new WindowTooShort());

    static final List<WorkspaceRule> OF_WORKSPACES =
            List.of(new BothModes(), new EmptyTeam(), new SharedServer());

    static final List<CheckRule> OF_CHECKS = List.of(new CannotFail(), new OneSource());

    private Rules() {}

    static Stream<Rule> all() {
        return Stream.of(OF_RUNBOOKS, OF_WORKSPACES, OF_CHECKS).flatMap(List::stream);
    }
}

package dev.tminus.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.testing.Brief;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final String BOSTON = "America/New_York";

    @Test
    void isCalledAsItsTeamsBegin() {
        assertThat(names(team("Boston operations"), team("Boston network")))
                .containsExactly("Boston");
        assertThat(names(team("San Francisco data"))).containsExactly("San Francisco");
    }

    @Test
    void isCalledAfterTheCityWhereItsTeamsDiffer() {
        assertThat(names(team("Operations"), team("Network"))).containsExactly("New York");
    }

    @Test
    void isOneForEachZone() {
        assertThat(names(team("Boston operations"), team("Shanghai QA", "Asia/Shanghai")))
                .containsExactly("Boston", "Shanghai");
    }

    private static Team team(String title) {
        return team(title, BOSTON);
    }

    private static Team team(String title, String zone) {
        return new Team(new TeamName(title), title, ZoneId.of(zone), null, List.of());
    }

    private static List<String> names(Team... teams) {
        var all = new LinkedHashMap<TeamName, Team>();
        for (var team : teams) {
            all.put(team.name(), team);
        }
        var workspace = Brief.workspace(ZoneId.of(BOSTON), all, Map.of(), Map.of());
        return Site.of(workspace).stream().map(Site::name).toList();
    }
}

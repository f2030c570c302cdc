package dev.tminus.ui.parts;

import dev.tminus.runbook.workspace.Team;
import dev.tminus.runbook.workspace.Workspace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// A place where teams of the workspace sit: one for each time zone.
public record Site(String name, ZoneId zone) {

    /// In the order of the file.
    public static List<Site> of(Workspace workspace) {
        var byZone = new LinkedHashMap<ZoneId, List<Team>>();
        workspace
                .teams()
                .values()
                .forEach(team ->
                        byZone.computeIfAbsent(team.timezone(), _ -> new ArrayList<>()).add(team));
        return byZone.entrySet().stream()
                .map(entry -> new Site(name(entry.getKey(), entry.getValue()), entry.getKey()))
                .toList();
    }

    /// How people of the workspace would call a zone.
    public static String nameOf(ZoneId zone, List<Site> sites) {
        return sites.stream()
                .filter(site -> site.zone().equals(zone))
                .map(Site::name)
                .findFirst()
                .orElseGet(() -> city(zone));
    }

    /// What the titles of its teams begin with, `Boston` of "Boston operations" and "Boston
    /// network"; else the zone's city.
    private static String name(ZoneId zone, List<Team> teams) {
        var words = words(teams.getFirst());
        var common = words.size() > 1 ? words.subList(0, words.size() - 1) : words;
        for (var team : teams) {
            var other = words(team);
            var same = 0;
            while (same < Math.min(common.size(), other.size())
                    && common.get(same).equals(other.get(same))) {
                same++;
            }
            common = common.subList(0, same);
        }
        return common.isEmpty() ? city(zone) : String.join(" ", common);
    }

    private static List<String> words(Team team) {
        return Arrays.asList(team.title().strip().split("\\s+"));
    }

    private static String city(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}

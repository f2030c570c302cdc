package dev.tminus.ui.profile;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Entry;
import dev.tminus.people.OwnPassword;
import dev.tminus.people.Profiles;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.PlannedWords;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.security.SignedIn;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Scheme;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/// Who the reader is, and what they choose for themselves.
@Route(value = Places.PROFILE, layout = Shell.class)
@PermitAll
class ProfileView extends Main implements Framed, HasDynamicTitle {

    private final transient Profiles profiles;
    private final transient Catalog catalog;
    private final transient InstantSource clock;
    private final transient OwnPassword passwords;
    private final transient PersonId me;
    private final boolean demo;

    ProfileView(
            Profiles profiles,
            OwnPassword passwords,
            Catalog catalog,
            SignedIn signedIn,
            InstantSource clock,
            @Value("${tminus.demo:false}") boolean demo) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.catalog = catalog;
        this.clock = clock;
        this.demo = demo;
        this.me = signedIn.actor().id();
        with(this, "main profile").setId("main");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        var own = Preferences.recall(ui, profiles, me, demo);
        var scheme = new Scheme();
        scheme.recall(ui);
        removeAll();
        add(
                with(new H1(say("profile.title")), "wide"),
                section("person", say("profile.person"), facts()),
                section(
                        "settings",
                        say("profile.settings"),
                        new Settings(own, ui, clock),
                        div("field", text(say("scheme.label"), "label"), scheme)));
        if (passwords.has(me)) {
            add(section("password", say("profile.password"), new PasswordForm(passwords, me)));
        }
    }

    private static Component section(String name, String title, Component... content) {
        var heading = new H2(title);
        heading.setId("profile-" + name);
        var section = div("card form", heading);
        section.add(content);
        section.getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-labelledby", "profile-" + name);
        return section;
    }

    private Component facts() {
        var workspace = catalog.shelf().workspace().value();
        var person = workspace == null ? null : workspace.people().get(me);
        var facts = with(new DescriptionList(), "facts");
        if (workspace == null || person == null) {
            fact(facts, "profile.account", me.value());
            return div("", facts, text(say("profile.unknown"), "c-warn", "s"));
        }
        fact(facts, "profile.name", person.name());
        fact(facts, "profile.account", me.value());
        fact(facts, "profile.teams", orNone(teams(workspace, person)));
        fact(facts, "profile.roles", orNone(roles(person)));
        return facts;
    }

    private static String teams(Workspace workspace, Person person) {
        return person.teams().stream()
                .map(team -> workspace.teams().get(team))
                .filter(Objects::nonNull)
                .map(team -> team.title())
                .collect(Collectors.joining(", "));
    }

    private String roles(Person person) {
        return catalog.shelf().entries().stream()
                .map(Entry::reading)
                .flatMap(reading -> Stream.ofNullable(reading.value()))
                .flatMap(runbook -> roles(runbook, person.teams()))
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> roles(Runbook runbook, List<TeamName> teams) {
        var names =
                runbook.roles().values().stream()
                        .filter(role -> covers(role, teams))
                        .map(role -> Names.role(role.name()))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Stream.of()
                : Stream.of(PlannedWords.unplanned(runbook).title() + ": " + names);
    }

    private static boolean covers(Role role, List<TeamName> teams) {
        @Nullable TeamName backup = role.backup();
        return role.cover().stream().anyMatch(cover -> teams.contains(cover.team()))
                || (backup != null && teams.contains(backup));
    }

    private static String orNone(String words) {
        return words.isEmpty() ? say("profile.none") : words;
    }

    private static void fact(DescriptionList facts, String term, String value) {
        facts.add(
                new DescriptionList.Term(say(term)),
                new DescriptionList.Description(visible(value)));
    }

    @Override
    public Frame frame() {
        return Frame.wide(NavEntry.HOME, say("profile.title"));
    }

    @Override
    public String getPageTitle() {
        return say("title", say("profile.title"));
    }
}

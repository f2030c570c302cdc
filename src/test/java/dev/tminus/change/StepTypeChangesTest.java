package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of what steps of the several types do.
class StepTypeChangesTest {

    @Test
    void tellsOfARequest() {
        var told = Told.of(Told.STEPS, "method: PUT, expect: 204", "method: POST, expect: 204");

        assertThat(told)
                .containsExactly("changed step put: Its `http.method` was `PUT` and is `POST`.");
    }

    @Test
    void marksAStatusThatMeansMore() {
        var told =
                Told.of(
                        Told.STEPS,
                        "method: PUT, expect: 204",
                        "method: PUT, expect: {below: 300}");

        assertThat(told)
                .containsExactly(
                        "weaker step put: Which status means that it happened was `204` and is"
                                + " `below 300`.");
    }

    @Test
    void tellsOfTheArgumentsOfACommand() {
        var told = Told.of(Told.STEPS, "args: [\"{{mode}}\"]", "args: [\"{{mode}}\", now]");

        assertThat(told)
                .containsExactly(
                        "changed step own: Its `command.args` was `{{mode}}` and is `{{mode}},"
                                + " now`.");
    }

    @Test
    void tellsOfACommandInPlaceOfARequest() {
        var told =
                Told.of(
                        Told.STEPS,
                        "http: {endpoint: jobs, method: PUT, expect: 204}",
                        "command: {program: jobs, args: [put]}");

        assertThat(told)
                .containsExactly(
                        "changed step put: What it does was `PUT jobs/` and is `jobs put`.");
    }

    @Test
    void tellsOfAnActionOfTheRunbook() {
        var told = Told.of(Told.STEPS, "args: [stop, \"\"]", "args: [halt, \"\"]");

        assertThat(told)
                .containsExactly(
                        "changed step fill: Its `undo.action.command.args` was `stop, \"\"` and is"
                                + " `halt, \"\"`.",
                        "changed action stop: Its `command.args` was `stop, \"\"` and is `halt,"
                                + " \"\"`.");
    }

    @Test
    void marksAnActionThatMayBeStartedTwice() {
        var told =
                Told.of(
                        Told.STEPS,
                        "{id: get, title: Get it, type: action,",
                        "{id: get, title: Get it, type: action, idempotent: true,");

        assertThat(told).containsExactly("weaker step get: It may be started more than once now.");
    }

    @Test
    void marksAProbeThatIsGone() {
        var told = Told.of(Told.STEPS, ", probe: {not-happened: hq-answers}", "");

        assertThat(told)
                .containsExactly(
                        "weaker step get: What tells whether it happened was `not-happened"
                                + " hq-answers` and is nothing.");
    }

    @Test
    void tellsWhomItTells() {
        var told = Told.of(Told.STEPS, "to: [customers, partners]", "to: customers");

        assertThat(told).containsExactly("people step hook: It no longer tells `partners`.");
    }

    @Test
    void tellsHowItTellsThem() {
        var told =
                Told.of(Told.STEPS, "channel: webhook, body: Begun", "subject: Begun, body: Begun");

        assertThat(told)
                .containsExactly(
                        "changed step hook: How it tells them was `webhook` and is `mail`.",
                        "changed step hook: Its subject was nothing and is `Begun`.");
    }

    @Test
    void tellsOfASubject() {
        var told =
                Told.of(
                        Told.STEPS,
                        "subject: \"Build {{input.build}}\"",
                        "subject: \"{{input.build}}\"");

        assertThat(told)
                .containsExactly(
                        "changed step tell: Its subject was `Build {{input.build}}` and is"
                                + " `{{input.build}}`.");
    }

    @Test
    void tellsWhatIsSaid() {
        var told = Told.of(Told.STEPS, "body: Begun", "body: We have begun");

        assertThat(told)
                .containsExactly(
                        "changed step hook: It says something else: `Begun` became `We have"
                                + " begun`.");
    }

    @Test
    void marksAWaitThatIsShorter() {
        var told = Told.of(Told.WHOLE, "type: wait, for: 10m", "type: wait, for: 5m");

        assertThat(told)
                .containsExactly("weaker step ten: How long it waits was `10m` and is `5m`.");
    }

    @Test
    void tellsOfAWaitThatIsLonger() {
        var told = Told.of(Told.WHOLE, "type: wait, for: 10m", "type: wait, for: 20m");

        assertThat(told)
                .containsExactly("time step ten: How long it waits was `10m` and is `20m`.");
    }

    @Test
    void tellsUntilWhenItWaits() {
        var told = Told.of(Told.WHOLE, "until: T-0", "until: T+1h");

        assertThat(told)
                .containsExactly(
                        "time step zero: How long it waits was `until T-0` and is `until T+1h`.");
    }

    @Test
    void tellsOfTheInputsOfARunbook() {
        var told =
                Told.of(
                        Told.STEPS,
                        "inputs: {build: \"{{input.build}}\"}",
                        "inputs: {build: \"7\"}");

        assertThat(told)
                .containsExactly(
                        "changed step child: Its `inputs.build` was `{{input.build}}` and is `7`.");
    }

    @Test
    void tellsOfTheZeroOfARunbook() {
        var told = Told.of(Told.STEPS, "zero: choose + 15m", "zero: choose + 20m");

        assertThat(told)
                .containsExactly(
                        "changed step child: Its `zero` was `at choose + 15m` and is `at choose +"
                                + " 20m`.");
    }

    @Test
    void tellsOfTheRolesOfARunbook() {
        var told = Told.of(Told.STEPS, "roles: {dev: ops}", "roles: {dev: qa}");

        assertThat(told)
                .containsExactly("people step child: Its `roles.dev` was `ops` and is `qa`.");
    }

    @Test
    void tellsOfTheNamesOfARunbook() {
        var told = Told.of(Told.STEPS, "names: {app: hq}", "names: {app: field}");

        assertThat(told)
                .containsExactly("changed step child: Its `names.app` was `hq` and is `field`.");
    }

    @Test
    void tellsOfArgumentsOfWhichOneIsAnother() {
        var told = Told.of(Told.STEPS, "args: [stop, \"\"]", "args: [stop, stop]");

        assertThat(told).isNotEmpty().noneMatch(line -> line.contains("The order of"));
    }
}

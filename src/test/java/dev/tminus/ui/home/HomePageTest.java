package dev.tminus.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.security.SignedInAs;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnTheSample
class HomePageTest extends SpringBrowserlessTest {

    @Autowired private InMemoryRuns runs;
    private RunId run;

    @BeforeEach
    void plan() {
        runs.clear();
        run = Sample.underWay(runs, Mode.LIVE, 6);
        runs.at(Sample.NOW);
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysWhatWaitsAndLeadsToTheStep() {
        open();

        assertThat(waiting()).singleElement().asString().contains("PRODUCTION", "1.3", "T+30m");
        assertThat(link("Sign off as QA: Compare users field ↔ hq"))
                .isEqualTo(Places.step(run, new StepId("compare")));
    }

    @Test
    @SignedInAs("boston.ops")
    void putsWhatStopsTheRunFirst() {
        open();

        assertThat(waiting().getFirst()).startsWith("Fix: DNS TTL at most 60 s");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysTheNextStepWhereNothingWaits() {
        Sample.sign(runs, run, Sample.NOW, Sample.QA, "compare");
        open();

        assertThat(words()).contains("Nothing waits for you.", "Your next step is 2.1, about");
        assertThat(link("Your next step is 2.1, about 18:00 your time."))
                .isEqualTo(Places.step(run, new StepId("cross")));
    }

    @Test
    @SignedInAs("shanghai.qa")
    void showsWhatOthersDoWithoutAReload() {
        open();

        Sample.sign(runs, run, Sample.NOW, Sample.QA, "compare");
        roundTrip();
        find(ListItem.class).all();

        assertThat(words()).contains("Nothing waits for you.");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void countsBesideHomeWhatWaitsWhateverPageIsOpen() {
        UI.getCurrent().navigate(Places.RUNS);
        assertThat(counts()).containsExactly("1", "1");

        Sample.sign(runs, run, Sample.NOW, Sample.QA, "compare");
        roundTrip();

        assertThat(counts()).isEmpty();
    }

    @Test
    @SignedInAs("shanghai.qa")
    void showsEachRunUnderWayAndWhomItAwaits() {
        Sample.accept(runs, run, Sample.NOW, Sample.MANAGER, new RunCommand.ResumeRun(""));
        Sample.accept(
                runs, run, Sample.NOW, Sample.MANAGER, new RunCommand.HoldRun("The proxy is out."));
        open();

        assertThat(words())
                .contains("2 of 13 steps done", "On hold", "The proxy is out.")
                .contains("Held by", "SF release manager, for")
                .contains("Boston ops, SF release manager and 1 more")
                .contains("1.4 DNS TTL at most 60 s: failing");
    }

    @Test
    @SignedInAs("sf.manager")
    void awaitsNobodyWhoHasGone() {
        runs.leaves(Sample.QA);
        open();

        assertThat(words())
                .contains("Boston ops, SF release manager and 1 more")
                .doesNotContain("Shanghai QA,");
        runs.leaves(Sample.OPS);
        open();

        assertThat(words())
                .contains("SF release manager, OPS (nobody left) and 1 more")
                .doesNotContain("Boston ops");
    }

    @Test
    @SignedInAs("sf.manager")
    void showsPlannedRunsAndWhoMayStartThem() {
        runs.clear();
        Sample.planned(runs, Mode.REHEARSAL, 2);
        open();

        assertThat(waiting()).singleElement().asString().startsWith("Start the run: HQ/Field");
        assertThat(words()).contains("No run is under way", "Upcoming", "Scheduled");
    }

    @Test
    @SignedInAs("sf.manager")
    void tellsOfRehearsalsThatEnded() {
        runs.clear();
        var off = Sample.planned(runs, Mode.REHEARSAL, 2);
        Sample.accept(runs, off, Sample.NOW, Sample.MANAGER, new RunCommand.StartRun());
        Sample.accept(runs, off, Sample.NOW, Sample.MANAGER, new RunCommand.ScrubRun("No."));
        open();

        assertThat(words()).contains("HQ/Field migration, run 12", "on qa", "Scrubbed");
    }

    private List<String> waiting() {
        return find(ListItem.class).all().stream()
                .filter(line -> line.hasClassName("wait"))
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }

    /// In the navigation at the side and in the one at the bottom, where something waits.
    private List<String> counts() {
        return find(Span.class).all().stream()
                .filter(count -> count.hasClassName("count"))
                .map(Span::getText)
                .toList();
    }

    private String link(String text) {
        return find(Anchor.class).all().stream()
                .filter(link -> link.getElement().getTextRecursively().equals(text))
                .map(Anchor::getHref)
                .findFirst()
                .orElseThrow();
    }

    /// From elsewhere, since Home is where every test begins.
    private void open() {
        UI.getCurrent().navigate(Places.RUNS);
        UI.getCurrent().navigate(Places.HOME);
    }

    private String words() {
        return getCurrentView().getElement().getTextRecursively();
    }
}

package dev.tminus.ui.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.catalog.Histories;
import dev.tminus.catalog.History;
import dev.tminus.catalog.OldVersion;
import dev.tminus.catalog.VersionName;
import dev.tminus.change.Change;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.ui.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final VersionName NOW = new VersionName.Now();

    @Test
    void comparesTheNewestCommitWithAFileThatIsNotCommitted() {
        var history = history(List.of(commit("b", "two"), commit("a", "one")), List.of());

        var pair = Comparison.usual(history, hash("three"));

        assertThat(pair).hasValue(new Comparison.Pair(name("b"), NOW));
    }

    @Test
    void comparesTheTwoNewestThatDifferWhereTheFileIsCommitted() {
        var history =
                history(
                        List.of(commit("c", "two"), commit("b", "two"), commit("a", "one")),
                        List.of());

        var pair = Comparison.usual(history, hash("two"));

        assertThat(pair).hasValue(new Comparison.Pair(name("a"), name("c")));
    }

    @Test
    void comparesTheLastKeptVersionWhereThereIsNoGit() {
        var kept = new History.Kept(hash("one"), Instant.EPOCH);

        var pair = Comparison.usual(history(List.of(), List.of(kept)), hash("two"));

        assertThat(pair)
                .hasValue(
                        new Comparison.Pair(
                                new VersionName.InStore(hash("one").hex().substring(0, 12)), NOW));
    }

    @Test
    void comparesNothingWhereThereIsOneVersion() {
        assertThat(Comparison.usual(history(List.of(), List.of()), hash("one"))).isEmpty();
        assertThat(Comparison.usual(history(List.of(commit("a", "one")), List.of()), hash("one")))
                .isEmpty();
    }

    @Test
    void putsChangesTogetherByWhatTheyAreAbout() {
        var changes =
                List.of(
                        new Change(Change.Kind.TIME, Change.Part.STEP, "freeze", "Later."),
                        new Change(Change.Kind.CHANGED, Change.Part.RUNBOOK, "", "Its title."),
                        new Change(Change.Kind.WEAKENED, Change.Part.STEP, "freeze", "Fewer."),
                        new Change(Change.Kind.REMOVED, Change.Part.STEP, "gone", "It is gone."));

        var groups = ChangeGroup.of(changes, Sample.runbook(1), Sample.runbook(1));

        assertThat(groups)
                .extracting(ChangeGroup::number, ChangeGroup::title, ChangeGroup::weaker)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1.2", "Freeze writes on HQ", 1L),
                        org.assertj.core.groups.Tuple.tuple("", "", 0L),
                        org.assertj.core.groups.Tuple.tuple("", "", 0L));
    }

    @Test
    void saysWhichVersionCannotBeRead() {
        Histories histories =
                new Histories() {
                    @Override
                    public History of(String file) {
                        return history(List.of(), List.of());
                    }

                    @Override
                    public OldVersion read(String file, VersionName version) {
                        return version.equals(NOW)
                                ? new OldVersion.Read(Sample.runbook(1), false)
                                : new OldVersion.Unreadable("It was a link.", List.of());
                    }
                };

        var comparison = Comparison.of(histories, "a.yaml", new Comparison.Pair(NOW, name("a")));

        assertThat(comparison.outcome())
                .isEqualTo(
                        new Comparison.Outcome.Unreadable(name("a"), "It was a link.", List.of()));
    }

    private static History history(List<History.Commit> commits, List<History.Kept> kept) {
        return new History(new History.Git.None(), commits, History.End.COMPLETE, kept);
    }

    private static History.Commit commit(String digit, String content) {
        return new History.Commit(
                digit.repeat(40), "Ann", Instant.EPOCH, "Plan", hash(content), "");
    }

    private static VersionName name(String digit) {
        return new VersionName.InCommit(digit.repeat(12));
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.FormAndFiles.RequestedFile;
import dev.tminus.runbook.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changed in how a step takes part in a run, and in what people must give.
final class ComparePolicy {

    private ComparePolicy() {}

    static void compare(Policy was, Policy is, About about) {
        about.both(was, is)
                .compare(
                        "when",
                        Looser.kind(isRarelyDone(was.when(), is.when(), about)),
                        "Its `when`")
                .tell(
                        "optional",
                        () ->
                                about.add(
                                        is.optional() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.optional()
                                                ? "It may be skipped now."
                                                : "It may no longer be skipped."))
                .compare("repeat", isRarer(was, is, about.found().order()), "How it is repeated")
                .tell("deadlines", () -> compareDeadlines(was, is, about))
                .compare(
                        "onFail",
                        Looser.kind(Looser.reaction(was.onFail(), is.onFail())),
                        "What follows a failure")
                .compare(
                        "onInconclusive",
                        Looser.kind(Looser.reaction(was.onInconclusive(), is.onInconclusive())),
                        "What follows where it cannot tell")
                .rest();
    }

    /// A step that a live run may leave out where it did it before.
    private static boolean isRarelyDone(
            @Nullable Condition was, @Nullable Condition is, About about) {
        return is != null && (was == null || about.found().isLeftOut(was, is));
    }

    private static Kind isRarer(Policy was, Policy is, Order order) {
        var old = was.repeat();
        var now = is.repeat();
        return Looser.kind(
                old != null
                        && (now == null
                                || Looser.isLonger(old.every(), now.every())
                                || order.isLater(now.until(), old.until())));
    }

    private static void compareDeadlines(Policy was, Policy is, About about) {
        about.tellEach(
                ChangeCollector.without(was.deadlines(), is.deadlines()),
                new Phrase(Kind.WEAKENED, "Its deadline is gone: %s."),
                PrintValue::of);
        about.tellEach(
                ChangeCollector.without(is.deadlines(), was.deadlines()),
                new Phrase(Kind.TIME, "It has a deadline now: %s."),
                PrintValue::of);
    }

    static void asks(FormAndFiles was, FormAndFiles is, About about) {
        about.both(was, is)
                .tell(
                        "form",
                        () -> new CompareFields(was.form(), is.form(), "form", about).compare())
                .tell("files", () -> compareFiles(was, is, about))
                .rest();
    }

    private static void compareFiles(FormAndFiles was, FormAndFiles is, About about) {
        var before = byName(was.files());
        var after = byName(is.files());
        about.tellSets(
                before.keySet(),
                after.keySet(),
                new Phrase(Kind.WEAKENED, "The file `%s` need not be attached."),
                new Phrase(Kind.ADDED, "The file `%s` must be attached now."));
        after.forEach((name, now) -> {
            var old = before.get(name);
            if (old != null) {
                new Both<>(old, now, about, "evidence." + name)
                        .compare(
                                "title",
                                Kind.CHANGED,
                                "What the file `%s` is called".formatted(name))
                        .rest();
            }
        });
    }

    private static Map<String, RequestedFile> byName(List<RequestedFile> files) {
        var byName = new LinkedHashMap<String, RequestedFile>();
        files.forEach(file -> byName.put(file.name(), file));
        return byName;
    }
}

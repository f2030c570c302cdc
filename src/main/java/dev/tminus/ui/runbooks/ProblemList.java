package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.catalog.Note;
import dev.tminus.lint.Pages;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/// All that is to be said of a file, the worst first, and each leads to its line.
final class ProblemList extends Section {

    /// More than anybody reads; the source has them all.
    private static final int MOST = 200;

    private static final Comparator<Note> WORST_FIRST =
            Comparator.comparingInt(note -> "ewa".indexOf(SourceLine.mark(note)));

    private final transient IntConsumer go;
    private transient List<Note> shown = List.of();

    /// @param go shows a line of the source
    ProblemList(IntConsumer go) {
        this.go = go;
        with(this, "card").getElement().setAttribute("aria-label", say("problems.title"));
    }

    /// Not there where there is nothing to say: the page says so at its top.
    void show(List<Note> notes) {
        setVisible(!notes.isEmpty());
        if (notes.equals(shown)) {
            return;
        }
        shown = notes;
        removeAll();
        var open = notes.stream().filter(note -> !note.accepted()).count();
        add(
                new Header(
                        new H2(say("problems.title")),
                        text(count("problems.number", open), "count")));
        if (open > 0) {
            add(list(notes.stream().filter(note -> !note.accepted()).sorted(WORST_FIRST).toList()));
        }
        var accepted = notes.stream().filter(Note::accepted).toList();
        if (!accepted.isEmpty()) {
            add(folded(accepted));
        }
    }

    /// What somebody has answered keeps nobody from what is open, nor from what stands below.
    private NativeDetails folded(List<Note> accepted) {
        var summary = new Span(count("problems.accepted-number", accepted.size()));
        return with(new NativeDetails(summary, list(accepted)), "accepted s");
    }

    private UnorderedList list(List<Note> notes) {
        var list = with(new UnorderedList(), "list");
        notes.stream().limit(MOST).forEach(note -> list.add(line(note)));
        if (notes.size() > MOST) {
            list.add(with(new ListItem(say("problems.more", notes.size() - MOST)), "more"));
        }
        return list;
    }

    private ListItem line(Note note) {
        var problem = note.problem();
        var mark = SourceLine.mark(note);
        var line = problem.place().line();
        var open = new NativeButton("", _ -> go.accept(line));
        with(open, "problem").getElement().setAttribute("type", "button");
        open.add(
                icon(Source.icon(mark), "s14", Source.tone(mark)),
                div(
                        "txt",
                        with(SentenceWithCode.of(problem.message()), "q"),
                        text(
                                say(
                                        "problems.place",
                                        String.valueOf(line),
                                        String.valueOf(problem.place().column()),
                                        Source.word(mark)),
                                "xs",
                                "t3")));
        var next = note.accepted() ? say("problems.because", note.because()) : problem.suggestion();
        if (!next.isEmpty()) {
            open.add(with(SentenceWithCode.of(next), "xs t2 hint"));
        }
        return with(new ListItem(open, code(problem.code())), "problemline");
    }

    private static Component code(String code) {
        if (!Pages.has(code)) {
            return with(new Span(code), "code mono xs t3");
        }
        var about = new NativeButton(code, _ -> LintDialog.open(code));
        about.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-haspopup", "dialog")
                .setAttribute("title", say("lint.about", code));
        return with(about, "code mono xs link");
    }
}

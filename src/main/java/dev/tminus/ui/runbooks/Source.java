package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.fileName;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.catalog.Note;
import dev.tminus.lint.Pages;
import dev.tminus.ui.parts.Parts;
import java.util.List;
import java.util.stream.IntStream;

/// A file's text, with what is to be said of it under its lines. Only the lines in sight are in the
/// browser.
final class Source extends Section {

    private static final String LINE =
            """
            <div class="yl ${item.mark}">
              <span class="g">${item.icon ? html`<i class="ic i-${item.icon} ${item.tone}" aria-hidden="true"></i>` : ''}</span>
              <span class="ln">${item.number}</span>
              <span>${(item.pieces ?? []).map(p => html`<span class="${p.style}">${p.text}</span>`)}<span class="t3">${item.more}</span></span>
            </div>
            ${(item.messages ?? []).map(m => html`<div class="msg ${m.mark}" role="note">
              <i class="ic i-${m.icon} s14 ${m.tone}" aria-hidden="true"></i>
              <span class="grow"><b class="${m.tone}">${m.word}</b> ${m.text.map(p => p.code ? html`<code>${p.text}</code>` : p.text)}
                <span class="t3">${m.next.map(p => p.code ? html`<code>${p.text}</code>` : p.text)}</span></span>
              ${m.page ? html`<button type="button" class="btn sm code" aria-haspopup="dialog" title="${m.about}" @click=${() => explain(m.code)}>${m.code}</button>`
                : html`<code class="t3">${m.code}</code>`}
            </div>`)}
            """;

    private final VirtualList<SourceLine> lines = new VirtualList<>();
    private final Span size = text("", "xs", "t3");
    private final Div steps =
            Parts.div(
                    "row",
                    iconButton("up", say("source.previous"), "sm", () -> step(-1)),
                    iconButton("down", say("source.next"), "sm", () -> step(1)));
    private transient List<SourceLine> all = List.of();
    private int[] places = {};
    private int current = -1;

    Source(Document document) {
        with(this, "card src").getElement().setAttribute("aria-label", say("source.label"));
        lines.setRenderer(renderer());
        with(lines, "yaml");
        lines.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", say("source.lines"));
        var name = with(new H2(fileName(document.file())), "mono");
        add(new Header(Parts.icon("file", "s14"), name, grow(), size, steps), lines);
        show(document);
    }

    /// Shows the file as it is now; what the reader looks at stays in sight.
    void show(Document document) {
        var line = current >= 0 && current < places.length ? all.get(places[current]).number() : 0;
        all = SourceLine.of(document.text(), document.notes());
        places =
                IntStream.range(0, all.size())
                        .filter(i -> all.get(i).notes().stream().anyMatch(one -> !one.accepted()))
                        .toArray();
        current = (int) IntStream.of(places).filter(place -> place < line).count() - 1;
        size.setText(count("source.size", all.size()));
        steps.setVisible(places.length > 0);
        lines.setItems(all);
    }

    /// Goes to the next or the previous problem, around the ends.
    void step(int by) {
        if (places.length > 0) {
            current = current < 0 && by < 0 ? 0 : current;
            current = Math.floorMod(current + by, places.length);
            lines.scrollToIndex(Math.max(0, places[current] - 3));
        }
    }

    /// Goes to a line, from 1.
    void show(int line) {
        lines.scrollToIndex(Math.max(0, line - 4));
    }

    private static LitRenderer<SourceLine> renderer() {
        return LitRenderer.<SourceLine>of(LINE)
                .withProperty("number", SourceLine::number)
                .withProperty("mark", SourceLine::mark)
                .withProperty("icon", line -> icon(line.mark()))
                .withProperty("tone", line -> tone(line.mark()))
                .withProperty("pieces", SourceLine::pieces)
                .withProperty("more", line -> more(line.hidden()))
                .withProperty("messages", line -> line.notes().stream().map(Message::of).toList())
                .withFunction("explain", (_, given) -> LintDialog.open(given.get(0).asString()));
    }

    private static String more(int hidden) {
        return hidden == 0 ? "" : count("source.more", hidden);
    }

    static String icon(String mark) {
        return switch (mark) {
            case "e" -> "failed";
            case "w" -> "attention";
            case "a" -> "shield";
            default -> "";
        };
    }

    static String tone(String mark) {
        return switch (mark) {
            case "e" -> "c-fail";
            case "w" -> "c-warn";
            default -> "c-3";
        };
    }

    /// `Error`, `Warning` or `Waived warning`.
    static String word(String mark) {
        return switch (mark) {
            case "e" -> say("problems.error");
            case "w" -> say("problems.warning");
            default -> say("problems.accepted");
        };
    }

    /// A note as the browser gets it; public for the serialiser.
    ///
    /// @param next what to do about it, or why it is accepted
    /// @param page whether there is a page about the code
    public record Message(
            String mark,
            String icon,
            String tone,
            String word,
            List<SentenceWithCode.Piece> text,
            List<SentenceWithCode.Piece> next,
            String code,
            boolean page,
            String about) {

        static Message of(Note note) {
            var mark = SourceLine.mark(note);
            var problem = note.problem();
            return new Message(
                    mark,
                    Source.icon(mark),
                    Source.tone(mark),
                    Source.word(mark),
                    SentenceWithCode.pieces(problem.message()),
                    SentenceWithCode.pieces(
                            note.accepted()
                                    ? say("problems.because", note.because())
                                    : problem.suggestion()),
                    problem.code(),
                    Pages.has(problem.code()),
                    say("lint.about", problem.code()));
        }
    }
}

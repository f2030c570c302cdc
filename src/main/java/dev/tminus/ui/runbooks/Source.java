package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.language.Problem;
import dev.tminus.language.Severity;
import dev.tminus.ui.parts.Parts;
import java.util.List;
import java.util.stream.IntStream;

/// A file's text, with every problem under its line. Only the lines in sight are in the browser.
final class Source extends Section {

    private static final String LINE =
            """
            <div class="yl ${item.mark}">
              <span class="g">${item.icon ? html`<i class="ic i-${item.icon} ${item.tone}" aria-hidden="true"></i>` : ''}</span>
              <span class="ln">${item.number}</span>
              <span>${(item.pieces ?? []).map(p => html`<span class="${p.style}">${p.text}</span>`)}</span>
            </div>
            ${(item.messages ?? []).map(m => html`<div class="msg ${m.mark}" role="note">
              <i class="ic i-${m.icon} s14 ${m.tone}" aria-hidden="true"></i>
              <span><b class="vh">${m.severity}: </b>${m.text}${m.suggestion ? html` <span class="t3">${m.suggestion}</span>` : ''}</span>
            </div>`)}
            """;

    private final VirtualList<SourceLine> lines = new VirtualList<>();
    private final int[] places;
    private int current = -1;

    Source(String file, String text, List<Problem> problems) {
        with(this, "card src").getElement().setAttribute("aria-label", say("source.label"));
        var all = SourceLine.of(text, problems);
        places =
                IntStream.range(0, all.size())
                        .filter(i -> !all.get(i).problems().isEmpty())
                        .toArray();
        lines.setRenderer(renderer());
        lines.setItems(all);
        with(lines, "yaml");
        lines.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", say("source.lines"));
        add(head(file, all.size()), lines);
    }

    private Header head(String file, int size) {
        var head = new Header(Parts.icon("file", "s14"), with(new H2(file), "mono"), grow());
        head.add(text(count("source.size", size), "xs", "t3"));
        if (places.length > 0) {
            head.add(
                    div(
                            "row",
                            iconButton("up", say("source.previous"), "sm", () -> step(-1)),
                            iconButton("down", say("source.next"), "sm", () -> step(1))));
        }
        return head;
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
                .withProperty(
                        "messages", line -> line.problems().stream().map(Message::of).toList());
    }

    private static String icon(String mark) {
        return switch (mark) {
            case "e" -> "failed";
            case "w" -> "attention";
            default -> "";
        };
    }

    private static String tone(String mark) {
        return mark.equals("e") ? "c-fail" : "c-warn";
    }

    /// A problem as the browser gets it; public for the serialiser.
    public record Message(
            String mark,
            String icon,
            String tone,
            String severity,
            String text,
            String suggestion) {

        static Message of(Problem problem) {
            var mark = problem.severity() == Severity.ERROR ? "e" : "w";
            return new Message(
                    mark,
                    Source.icon(mark),
                    Source.tone(mark),
                    say(mark.equals("e") ? "problems.error" : "problems.warning"),
                    problem.message(),
                    problem.suggestion());
        }
    }
}

package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.catalog.Note;
import dev.tminus.catalog.Spot;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// What a runbook asks, its phases, contingencies and their steps at a glance, with a mark on those
/// that something is to be said of.
final class Outline extends Section {

    private static final String LINE =
            """
            ${!item.title ? html`<div class="tr"></div>` : item.head ? html`<div class="tr ph0">
              <span>${item.markIcon ? html`<i class="ic s14 i-${item.markIcon} ${item.markTone}" aria-hidden="true"></i>` : ''}</span>
              <span class="ell">${item.line ? html`<button type="button" class="golink" @click=${() => go()}>${item.title}</button>` : item.title} <span class="t3">${item.number}</span><span class="vh"> ${item.markWord}</span></span>
              <span class="meta">${item.at}</span>
            </div>` : html`<div class="tr">
              ${item.markIcon ? html`<span class="${item.markTone}"><i class="ic i-${item.markIcon}" aria-hidden="true"></i><span class="vh">${item.markWord}, ${item.kind}</span></span>`
                : html`<span class="c-3"><i class="ic i-${item.icon}" aria-hidden="true"></i><span class="vh">${item.kind}</span></span>`}
              <span class="no">${item.number}</span>
              <span class="ell">${item.line ? html`<button type="button" class="golink" @click=${() => go()}>${item.title}</button>` : item.title}</span>
              <span class="meta">
                ${item.checks ? html`<span><i class="ic i-check s12" aria-hidden="true"></i>${item.checks}<span class="vh"> ${item.checksWord}</span></span>` : ''}
                ${item.signs ? html`<span><i class="ic i-pen s12" aria-hidden="true"></i>${item.signs}<span class="vh"> ${item.signsWord}</span></span>` : ''}
                <span class="at">${item.at}</span>
              </span>
            </div>`}
            """;

    private final transient IntConsumer go;
    private final VirtualList<OutlineLine> lines = with(new VirtualList<>(), "tree");
    private final NativeButton everything = choice(false);
    private final NativeButton problems = choice(true);
    private final Div filter = div("seg", everything, problems);
    private final Div none = with(empty(say("outline.none"), say("outline.none.next")), "inset");
    private boolean onlyProblems;
    private transient List<OutlineLine> all = List.of();
    private transient Map<Spot, Integer> places = Map.of();
    private transient Map<Spot, List<Note>> notes = Map.of();

    /// @param go shows a line of the source
    Outline(IntConsumer go) {
        this.go = go;
        with(this, "card src").getElement().setAttribute("aria-label", say("outline.title"));
        filter.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", say("outline.show"));
        everything.setText(say("outline.all"));
        lines.getElement().setAttribute("tabindex", "0");
        lines.getElement().setAttribute("aria-label", say("outline.lines"));
        lines.setRenderer(renderer());
        add(new Header(new H2(say("outline.title")), grow(), filter), none, lines);
    }

    void show(Document document) {
        var runbook = document.runbook();
        all = runbook == null ? List.of() : OutlineLine.of(runbook);
        places = document.lines();
        notes =
                document.open().stream()
                        .filter(note -> note.spot() != null)
                        .collect(Collectors.groupingBy(Note::spot));
        none.setVisible(runbook == null);
        lines.setVisible(runbook != null);
        var marked = all.stream().filter(this::isMarked).count();
        filter.setVisible(marked > 0);
        problems.setText(say("outline.problems", marked));
        choose(onlyProblems && marked > 0);
    }

    private NativeButton choice(boolean only) {
        var button = new NativeButton("", _ -> choose(only));
        button.getElement().setAttribute("type", "button");
        return button;
    }

    private void choose(boolean only) {
        onlyProblems = only;
        everything.getElement().setAttribute("aria-pressed", String.valueOf(!only));
        problems.getElement().setAttribute("aria-pressed", String.valueOf(only));
        lines.setItems(only ? all.stream().filter(this::isMarked).toList() : all);
    }

    private boolean isMarked(OutlineLine line) {
        return line.spot() != null && notes.containsKey(line.spot());
    }

    private List<Note> of(OutlineLine line) {
        return line.spot() == null ? List.of() : notes.getOrDefault(line.spot(), List.of());
    }

    private String mark(OutlineLine line) {
        var own = of(line);
        return own.isEmpty() ? "" : own.stream().anyMatch(Note::isError) ? "e" : "w";
    }

    /// `1 error, 2 warnings`.
    private String word(OutlineLine line) {
        var own = of(line);
        var errors = own.stream().filter(Note::isError).count();
        var warnings = own.size() - errors;
        var words = errors > 0 ? count("problems.errors", errors) : "";
        var more = warnings > 0 ? count("problems.warnings", warnings) : "";
        return words.isEmpty() || more.isEmpty() ? words + more : words + ", " + more;
    }

    private int line(OutlineLine line) {
        return line.spot() == null ? 0 : places.getOrDefault(line.spot(), 0);
    }

    /// The first thing that is to be said of it, else where it begins.
    private void go(OutlineLine line) {
        var first = of(line).stream().mapToInt(note -> note.problem().place().line()).min();
        go.accept(first.orElse(line(line)));
    }

    private LitRenderer<OutlineLine> renderer() {
        return LitRenderer.<OutlineLine>of(LINE)
                .withProperty("head", OutlineLine::head)
                .withProperty("icon", OutlineLine::icon)
                .withProperty("kind", OutlineLine::kind)
                .withProperty("number", OutlineLine::number)
                .withProperty("title", line -> visible(line.title()))
                .withProperty("at", OutlineLine::at)
                .withProperty("checks", OutlineLine::checks)
                .withProperty("checksWord", _ -> say("outline.checks"))
                .withProperty("signs", OutlineLine::signs)
                .withProperty("signsWord", _ -> say("outline.signs"))
                .withProperty("line", this::line)
                .withProperty("markIcon", line -> Source.icon(mark(line)))
                .withProperty("markTone", line -> Source.tone(mark(line)))
                .withProperty("markWord", this::word)
                .withFunction("go", this::go);
    }
}

package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.sheet.Fate;
import java.util.List;
import java.util.Locale;

/// What became of every row of a checklist; only the lines in sight are in the browser.
final class FateList extends Div {

    private static final String LINE =
            """
            <div class="fate">
              <i class="ic i-${item.icon} ${item.tone}" aria-hidden="true"></i>
              <span class="no">${item.where}</span>
              <span class="what"><span class="vh">${item.kind}: </span>${item.what}</span>
            </div>
            """;

    FateList(List<Fate> fates) {
        var lines = with(new VirtualList<Fate>(), "fates");
        lines.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", say("sheet.fates"));
        lines.setRenderer(
                LitRenderer.<Fate>of(LINE)
                        .withProperty("icon", FateList::icon)
                        .withProperty("tone", FateList::tone)
                        .withProperty("where", fate -> visible(where(fate)))
                        .withProperty("kind", FateList::kind)
                        .withProperty("what", fate -> visible(fate.what())));
        lines.setItems(fates);
        add(lines);
    }

    private static String where(Fate fate) {
        return fate.number() == 0 ? say("sheet.file") : fate.where();
    }

    private static String kind(Fate fate) {
        return say("sheet.kind." + fate.kind().name().toLowerCase(Locale.ROOT));
    }

    private static String icon(Fate fate) {
        return switch (fate.kind()) {
            case UNPLACED, ATTENTION -> "attention";
            case STEP -> "done";
            case HEADING -> "flag";
            case ASIDE -> "comment";
        };
    }

    private static String tone(Fate fate) {
        return switch (fate.kind()) {
            case UNPLACED, ATTENTION -> "c-warn";
            case STEP -> "c-ok";
            case HEADING -> "c-run";
            case ASIDE -> "c-3";
        };
    }
}

package dev.tminus.ui.check;

import com.vaadin.flow.component.Component;
import dev.tminus.check.CheckReport.RowDifferences;
import java.util.List;

/// How the rows of two sides differ, and in which columns.
final class RowsPanel extends ComparedPanel {

    RowsPanel(RowDifferences report) {
        super(report, "rows");
    }

    @Override
    public List<Component> beside() {
        return Columns.of(comparison()).isEmpty() ? List.of() : List.of(new Columns(comparison()));
    }
}

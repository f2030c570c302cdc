package dev.tminus.sheet;

import dev.tminus.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One table of all steps, so that it sorts, prints and reads back as one; cells keep their lines.
final class WriteMarkdown {

    private static final Pattern ACTIVE = Pattern.compile("[\\\\`*_\\[\\]<>|#~&!]");

    private WriteMarkdown() {}

    static String write(Runbook runbook, List<String> columns, List<List<String>> rows) {
        var text = new ArrayList<String>();
        text.add("# " + cell(runbook.title()));
        text.add("");
        text.add("T-0: " + cell(runbook.zero()));
        text.add("");
        if (!runbook.briefing().isEmpty()) {
            text.add(cell(runbook.briefing().inLines()));
            text.add("");
        }
        text.add(line(columns));
        text.add("|" + " --- |".repeat(columns.size()));
        rows.forEach(row -> text.add(line(row)));
        // paragraphs, since items of a list may be read back as steps
        ExportRunbook.leftOut(runbook, ExportRunbook.Format.MD)
                .forEach(lost -> text.addAll(List.of("", lost)));
        return String.join("\n", text) + "\n";
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(WriteMarkdown::cell)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// As text and nothing else, whatever it holds.
    private static String cell(String text) {
        return ACTIVE.matcher(text.strip())
                .replaceAll("\\\\$0")
                .replaceAll("\\r\\n|[\\r\\n]", "<br>");
    }
}

package dev.tminus.check;

import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.evidence.EvidenceNotKept;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.NewEvidence;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.EvidenceRef;
import dev.tminus.runbook.EvidenceRef.Kind;
import dev.tminus.runbook.Outcome.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one attempt has found so far: facts, its sides, and the files that are kept of it. What is
/// known is told even where the attempt comes to no verdict. Used by one thread.
final class Proof {

    private final EvidenceStore store;
    private final CheckId check;
    private final String kind;
    private final String wanted;
    private final List<Fact> facts = new ArrayList<>();
    private final List<SideReport> sides = new ArrayList<>();

    /// @param wanted what would pass, as it goes before "wanted"
    Proof(EvidenceStore store, CheckId check, String kind, String wanted) {
        this.store = store;
        this.check = check;
        this.kind = kind;
        this.wanted = wanted;
    }

    void fact(String label, String value) {
        facts.add(new Fact(label, value));
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    String wanted() {
        return wanted;
    }

    /// The sides as far as they are known, the left one first.
    void sides(List<SideReport> known) {
        sides.clear();
        sides.addAll(known);
    }

    /// Begins a file `CHECK-NAME`.
    NewEvidence begin(Kind file, String name) throws EvidenceNotKept {
        return store.begin(file, check + "-" + name);
    }

    /// Keeps the report of all that is known.
    EvidenceRef report(@Nullable Comparison comparison) throws IOException {
        try (var file = begin(Kind.REPORT, "report.json")) {
            CheckReports.write(new CheckReport(kind, wanted, sides, comparison), file);
            return file.keep();
        }
    }

    /// The report of an attempt without a verdict, where its sides are known and it can be kept.
    List<EvidenceRef> reportOfWhatIsKnown() {
        if (sides.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(report(null));
        } catch (IOException e) {
            return List.of();
        }
    }
}

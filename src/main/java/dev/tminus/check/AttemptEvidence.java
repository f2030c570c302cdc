package dev.tminus.check;

import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.evidence.EvidenceNotKept;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.NewEvidence;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import dev.tminus.runbook.check.Outcome.Fact;
import dev.tminus.runbook.names.CheckId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What one attempt has found so far: facts, its sides, and the files that are kept of it. What is
/// known is told even where the attempt comes to no verdict. Used by one thread.
final class AttemptEvidence {

    private final EvidenceStore store;
    private final CheckId check;
    private final String wanted;
    private final List<Fact> facts = new ArrayList<>();
    private final List<SideReport> sides = new ArrayList<>();

    /// @param wanted what would pass, as it goes before "wanted"
    AttemptEvidence(EvidenceStore store, CheckId check, String wanted) {
        this.store = store;
        this.check = check;
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

    EvidenceRef report(CheckReport report) throws IOException {
        try (var file = begin(Kind.REPORT, "report.json")) {
            CheckReports.write(report, file);
            return file.keep();
        }
    }

    /// The report of an attempt without a verdict, where its sides are known and it can be kept.
    List<EvidenceRef> reportOfWhatIsKnown() {
        if (sides.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(report(new CheckReport.Unfinished(wanted, sides)));
        } catch (IOException e) {
            return List.of();
        }
    }
}

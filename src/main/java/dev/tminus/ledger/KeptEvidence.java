package dev.tminus.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Which files of evidence the journals name, and which of them nobody may keep any longer.
public interface KeptEvidence {

    /// SHA-256 of every file that some attempt names.
    Set<String> named();

    /// SHA-256 of files whose every use has outlived its retention and that were not removed yet.
    List<String> expired(Instant now);

    /// Notes that a file is gone.
    void removed(String sha256, Instant at);
}

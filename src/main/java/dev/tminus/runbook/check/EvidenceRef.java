package dev.tminus.runbook.check;

/// A file that is kept as evidence, by the hash of its content.
///
/// @param kind what it is, `dump`, `differences`, `report`
/// @param name as people download it, `users-identical-hq.csv`
/// @param sha256 of the content as it is downloaded, in hex
/// @param bytes length of the content as it is downloaded
public record EvidenceRef(Kind kind, String name, String sha256, long bytes) {

    /// What a file of evidence is.
    public enum Kind {
        /// The rows of the left side.
        LEFT_DUMP,
        /// The rows of the right side.
        RIGHT_DUMP,
        /// Counts and digests of the left dump.
        LEFT_SIDECAR,
        /// Counts and digests of the right dump.
        RIGHT_SIDECAR,
        /// Every difference.
        DIFFERENCES,
        /// What the result page shows.
        REPORT,
        /// What somebody attached to a step.
        ATTACHMENT
    }
}

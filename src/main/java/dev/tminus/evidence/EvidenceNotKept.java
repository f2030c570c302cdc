package dev.tminus.evidence;

import java.io.IOException;

/// A file of evidence could not be written; the message is one sentence for people.
public final class EvidenceNotKept extends IOException {

    EvidenceNotKept(String sentence, IOException cause) {
        super(sentence, cause);
    }
}

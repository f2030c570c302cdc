package dev.tminus.evidence;

import java.io.IOException;
import java.nio.file.Path;

/// The key of an installation by which masked values are hashed. Without it nobody can try out
/// which value a mask stands for; with another one all masks are others.
public final class MaskKey {

    private final KeyFile key;

    public MaskKey(Path file) {
        this.key = new KeyFile(file);
    }

    /// Masks with this key; for one thread.
    ///
    /// @throws EvidenceNotKept where the key cannot be read or made
    public Masks masks() throws EvidenceNotKept {
        try {
            return new Masks(key.read());
        } catch (IOException e) {
            throw new EvidenceNotKept(
                    "Values cannot be masked, as %s.".formatted(e.getMessage()), e);
        }
    }
}

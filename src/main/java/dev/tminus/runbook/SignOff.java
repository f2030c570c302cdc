package dev.tminus.runbook;

import dev.tminus.runbook.names.RoleName;
import org.jspecify.annotations.Nullable;

/// A sign-off that a step asks for before it counts as done.
///
/// @param onRefuse what follows when somebody refuses to sign, null for the same as when the step
///   fails
/// @param confirm whether each signer gives a credential anew
public record SignOff(Quorum quorum, @Nullable Reaction onRefuse, boolean confirm) {

    public RoleName role() {
        return quorum.role();
    }

    /// How many different people must sign.
    public int count() {
        return quorum.count();
    }
}

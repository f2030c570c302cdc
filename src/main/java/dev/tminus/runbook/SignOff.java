package dev.tminus.runbook;

/// A sign-off that a step asks for before it counts as done.
public record SignOff(Quorum quorum) {

    public RoleName role() {
        return quorum.role();
    }

    /// How many different people must sign.
    public int count() {
        return quorum.count();
    }
}

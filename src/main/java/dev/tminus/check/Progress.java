package dev.tminus.check;

/// Is told now and then how far an attempt has come; must return at once.
public interface Progress {

    /// Nobody looks.
    Progress NONE = (_, _) -> {};

    /// So much is read.
    ///
    /// @param left rows read of the left side, or of the only one
    /// @param right rows read of the right side
    void read(long left, long right);
}

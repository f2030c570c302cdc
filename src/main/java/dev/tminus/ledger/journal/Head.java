package dev.tminus.ledger.journal;

import java.util.HexFormat;

/// The last entry of a stream.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Head(long seq, byte[] hash) {

    public String hex() {
        return HexFormat.of().formatHex(hash);
    }
}

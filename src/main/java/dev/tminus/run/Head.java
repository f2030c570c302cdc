package dev.tminus.run;

import java.util.HexFormat;

/// The last entry of a stream.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Head(long seq, byte[] hash) {

    String hex() {
        return HexFormat.of().formatHex(hash);
    }
}

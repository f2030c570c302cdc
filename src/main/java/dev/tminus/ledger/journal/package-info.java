/// The append-only truth: entries, their bytes, their hashes, and what is known of them elsewhere.
@NullMarked
package dev.tminus.ledger.journal;

import org.jspecify.annotations.NullMarked;

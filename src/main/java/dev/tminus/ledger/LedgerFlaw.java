package dev.tminus.ledger;

import dev.tminus.run.RunId;
import org.jspecify.annotations.Nullable;

/// Something in the ledger that is not as tminus wrote it.
///
/// @param run null where it is about no single run
/// @param what a sentence for people: what does not agree, and where
public record LedgerFlaw(@Nullable RunId run, String what) {}

package dev.tminus.ledger;

import dev.tminus.ledger.journal.Head;
import dev.tminus.run.RunState;

/// A run as far as this instance knows it: the fold of its journal and where that ends.
record FoldedRun(RunState state, Head head) {}

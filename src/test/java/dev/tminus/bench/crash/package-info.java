/// Kills the ledger's process at random moments and holds what comes back against what was
/// acknowledged.
@NullMarked
package dev.tminus.bench.crash;

import org.jspecify.annotations.NullMarked;

/// The database of the ledger: where it lies, and whether it can be trusted and written.
@NullMarked
package dev.tminus.ledger.storage;

import org.jspecify.annotations.NullMarked;

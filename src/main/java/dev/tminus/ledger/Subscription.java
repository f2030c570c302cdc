package dev.tminus.ledger;

/// Somebody is told of changes until this is closed.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}

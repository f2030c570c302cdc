package dev.tminus.catalog;

import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Ends a walk over commits that takes too long.
final class TimeFilter extends TreeFilter {

    private final long until;

    /// A walk that is only told to stop would go on.
    static final class OutOfTime extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /// @param until by the clock of [System#nanoTime()]
    TimeFilter(long until) {
        this.until = until;
    }

    @Override
    public boolean include(TreeWalk walker) {
        if (System.nanoTime() - until > 0) {
            throw new OutOfTime();
        }
        return true;
    }

    @Override
    public boolean shouldBeRecursive() {
        return false;
    }

    @Override
    public TreeFilter clone() {
        return this;
    }
}

package dev.tminus.runbook;

import dev.tminus.runbook.names.RoleName;

/// So many different people of one role.
public record Quorum(RoleName role, int count) {

    public Quorum {
        if (count < 1) {
            throw new IllegalArgumentException("A quorum of " + count + " is none");
        }
    }
}

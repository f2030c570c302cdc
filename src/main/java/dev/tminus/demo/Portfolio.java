package dev.tminus.demo;

import java.util.Set;

/// Everything that moves when an account does, free of local ids: two systems that hold the same
/// business data have equal portfolios.
record Portfolio(
        Population.Account account, Set<Population.User> users, Set<Population.Project> projects) {

    Portfolio {
        users = Set.copyOf(users);
        projects = Set.copyOf(projects);
    }
}

package dev.tminus.run;

/// A run as far as this instance knows it: the fold of its journal and where that ends.
record Known(RunState state, Head head) {}

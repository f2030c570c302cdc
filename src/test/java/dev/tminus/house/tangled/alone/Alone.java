package dev.tminus.house.tangled.alone;

import dev.tminus.house.tangled.first.First;

record Alone(First first) {}

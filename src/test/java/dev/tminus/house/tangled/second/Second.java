package dev.tminus.house.tangled.second;

import dev.tminus.house.tangled.first.First;

public class Second {
    First first() {
        return new First(this);
    }
}

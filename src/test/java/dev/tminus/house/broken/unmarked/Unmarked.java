package dev.tminus.house.broken.unmarked;

record Unmarked() {}

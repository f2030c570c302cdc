package dev.tminus.house.broken.testing;

public final class Chromium {}

package dev.tminus.catalog;

import dev.tminus.language.Reading;
import dev.tminus.runbook.Runbook;

/// A runbook file as it lies in the workspace now, good or broken.
///
/// @param file its name in the workspace folder
/// @param text its content, for people to read beside its problems
public record Entry(String file, String text, ContentHash hash, Reading<Runbook> reading) {}

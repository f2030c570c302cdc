package dev.tminus.house.broken.language;

import org.snakeyaml.engine.v2.api.LoadSettings;

record AllowedYaml(LoadSettings settings) {}

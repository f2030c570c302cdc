package dev.tminus.house.broken.run;

import org.snakeyaml.engine.v2.api.LoadSettings;

record SeesYaml(LoadSettings settings) {}

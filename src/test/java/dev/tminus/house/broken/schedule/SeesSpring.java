package dev.tminus.house.broken.schedule;

import org.springframework.core.env.Environment;

record SeesSpring(Environment environment) {}

package dev.tminus.house.broken.run;

record RunUtils() {}

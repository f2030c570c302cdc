/// One of two that see each other.
@ApplicationModule
package dev.tminus.house.tangled.second;

import org.springframework.modulith.ApplicationModule;

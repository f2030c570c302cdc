/// One of two that see each other.
@ApplicationModule
package dev.tminus.house.tangled.first;

import org.springframework.modulith.ApplicationModule;

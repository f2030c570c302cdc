/// Says that it sees nobody, and sees one.
@ApplicationModule(allowedDependencies = {})
package dev.tminus.house.tangled.alone;

import org.springframework.modulith.ApplicationModule;

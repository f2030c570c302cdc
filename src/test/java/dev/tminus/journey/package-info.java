/// Journeys through the running application in real browsers.
@NullMarked
package dev.tminus.journey;

import org.jspecify.annotations.NullMarked;

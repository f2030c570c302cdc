package dev.tminus.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// A test that measures how long something takes by the clock on the wall: `./tminus test` runs it
/// when nothing runs beside it.
@Tag("timing")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Timing {}

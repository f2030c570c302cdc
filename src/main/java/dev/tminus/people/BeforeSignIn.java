package dev.tminus.people;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a service's method answers people who are not signed in yet, and what guards it
/// instead. One of the rules that every public service method must carry.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface BeforeSignIn {

    /// What guards it.
    String value();
}

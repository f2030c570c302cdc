package dev.tminus.people;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that no request of a person reaches a service's method directly: only the server's own
/// threads call it. One of the rules that every public service method must carry.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ServerOnly {

    /// Why no rule about people is needed.
    String value();
}

package dev.tminus.ui;

import dev.tminus.TminusApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// Tests of pages on the sample. All of a process share one application on one port, so whoever
/// changes the sample sets it up anew before each test.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {TminusApplication.class, SampleBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tminus.demo=true", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = SampleBeans.Home.class)
public @interface OnTheSample {}

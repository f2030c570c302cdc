package dev.tminus.house.broken.run;

import com.vaadin.flow.component.html.Span;

record SeesVaadin(Span span) {}

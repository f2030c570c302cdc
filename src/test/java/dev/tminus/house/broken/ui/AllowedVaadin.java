package dev.tminus.house.broken.ui;

import com.vaadin.flow.component.html.Span;

class AllowedVaadin extends Span {}

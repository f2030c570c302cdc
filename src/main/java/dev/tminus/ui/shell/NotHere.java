package dev.tminus.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// Nothing lies at this address.
@ParentLayout(Shell.class)
@AnonymousAllowed
class NotHere extends ErrorPanel implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        show("search", "c-3", "error.not-found", parameter.getCustomMessage());
        return 404;
    }
}

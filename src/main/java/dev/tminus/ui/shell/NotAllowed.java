package dev.tminus.ui.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// The reader has no right to this page.
@ParentLayout(Shell.class)
@AnonymousAllowed
class NotAllowed extends ErrorPanel implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        show("shield", "c-warn", "error.not-allowed", "");
        return 403;
    }
}

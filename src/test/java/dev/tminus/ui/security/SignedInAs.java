package dev.tminus.ui.security;

import dev.tminus.ui.Sample;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/// Runs a test as a person of the workspace.
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = SignedInAs.Factory.class)
public @interface SignedInAs {

    /// Id of the person.
    String value();

    /// Makes what the session of that person holds.
    final class Factory implements WithSecurityContextFactory<SignedInAs> {

        private final SecurityContextHolderStrategy ofTheApplication;

        Factory(SecurityContextHolderStrategy ofTheApplication) {
            this.ofTheApplication = ofTheApplication;
        }

        /// Who asks for the session asks a static holder, and the last application that started
        /// left its own there.
        @Override
        public SecurityContext createSecurityContext(SignedInAs person) {
            SecurityContextHolder.setContextHolderStrategy(ofTheApplication);
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                            new SignedInPerson(person.value(), Sample.NOW),
                            null,
                            AuthorityUtils.createAuthorityList("ROLE_PERSON")));
            return context;
        }
    }
}

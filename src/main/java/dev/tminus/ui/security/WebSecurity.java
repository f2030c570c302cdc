package dev.tminus.ui.security;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.tminus.catalog.Catalog;
import dev.tminus.ui.Places;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/// What may be reached from outside: nothing but the sign-in page, the setup page and the assets,
/// unless somebody is signed in; and what no view or rule names, not even then.
@Configuration
@EnableWebSecurity
@EnableMethodSecurity
class WebSecurity {

    /// What pages may load: only what this server serves. Vaadin needs inline scripts and `eval`.
    static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; object-src 'none';"
                    + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            NavigationAccessControl navigation,
            Doorkeeper doorkeeper,
            StayingIn staying) {
        navigation.setLoginView("/" + Places.SIGN_IN);
        var open = Doorkeeper.OPEN.toArray(String[]::new);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(open).permitAll());
        http.csrf(csrf -> csrf.ignoringRequestMatchers(open));
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin ->
                        vaadin.logoutSuccessHandler(toSignIn())
                                .enableRequestCacheConfiguration(false));
        http.logout(out -> out.addLogoutHandler(staying));
        http.requestCache(wanted -> wanted.requestCache(new NullRequestCache()));
        http.formLogin(AbstractHttpConfigurer::disable);
        http.httpBasic(AbstractHttpConfigurer::disable);
        http.exceptionHandling(errors ->
                errors.authenticationEntryPoint(
                                new LoginUrlAuthenticationEntryPoint("/" + Places.SIGN_IN))
                        .accessDeniedHandler(calmly()));
        http.addFilterBefore(new OwnPagesOnly(), SecurityContextHolderFilter.class);
        http.addFilterBefore(doorkeeper, CsrfFilter.class);
        http.headers(headers ->
                headers.frameOptions(FrameOptionsConfig::deny)
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy(
                                        "camera=(), microphone=(), geolocation=(),"
                                                + " payment=()"))
                        .addObjectPostProcessor(eagerly()));
        return http.build();
    }

    @Bean
    Doorkeeper doorkeeper(
            SignedIn signedIn, SignIn signIn, Catalog catalog, SignInLog log, InstantSource clock) {
        return new Doorkeeper(signedIn, signIn, catalog, log, clock);
    }

    /// It stands in the chain of security and nowhere else.
    @Bean
    FilterRegistrationBean<Doorkeeper> onlyThere(Doorkeeper doorkeeper) {
        var registration = new FilterRegistrationBean<>(doorkeeper);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    AuthenticationManager passwords(UserDetailsService accounts, PasswordEncoder encoder) {
        var provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(encoder);
        return new ProviderManager(provider);
    }

    /// Loads the sign-in page anew: nothing of the session that ended stays in the window.
    private static LogoutSuccessHandler toSignIn() {
        var handler = new SimpleUrlLogoutSuccessHandler();
        handler.setDefaultTargetUrl("/" + Places.SIGN_IN);
        handler.setRedirectStrategy(new UidlRedirectStrategy());
        return handler;
    }

    /// Vaadin's pages are served through a forward, and Tomcat 11 closes the response after one:
    /// headers that are written late are lost (spring-security#19457).
    private static ObjectPostProcessor<HeaderWriterFilter> eagerly() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    /// Somebody who is signed in and follows a wrong address gets the application's own page that
    /// says so; everything else that is denied gets a bare 403.
    private static AccessDeniedHandler calmly() {
        return (request, response, _) -> {
            if (isPage(request) && request.getUserPrincipal() != null) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                request.getRequestDispatcher("/").forward(request, response);
            } else {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            }
        };
    }

    static boolean isPage(HttpServletRequest request) {
        var accepts = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && accepts != null
                && accepts.contains("text/html");
    }
}

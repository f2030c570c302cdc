package dev.tminus.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tminus.catalog.Catalog;
import dev.tminus.people.Attempts;
import dev.tminus.people.Remembered;
import dev.tminus.run.Actor;
import dev.tminus.ui.Sample;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who gets in, who is kept in, and what the log says of it.
class SignInTest {

    private static final String RIGHT = "a sentence that nobody guesses";

    private static final Instant EARLIER = Sample.NOW.minus(Duration.ofDays(3));

    private final Catalog catalog = mock(Catalog.class);
    private final SignInLog log = new SignInLog(catalog);
    private final Remembered remembered = mock(Remembered.class);
    private final SignIn signIn =
            new SignIn(
                    SignInTest::checked,
                    new Attempts(() -> Sample.NOW),
                    new SampleAccounts(false, null, List.of()),
                    new StayingIn(remembered, "tminus-8080"),
                    catalog,
                    log,
                    () -> Sample.NOW);
    private final Doorkeeper door =
            new Doorkeeper(new SignedIn(), signIn, catalog, log, () -> Sample.NOW);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sign-in");

    @BeforeEach
    void listen() {
        when(catalog.current()).thenReturn(Optional.of(Sample.workspace()));
        request.setRemoteAddr("192.0.2.1");
        written.start();
        logger().addAppender(written);
    }

    @AfterEach
    void forget() {
        logger().detachAppender(written);
        SecurityContextHolder.clearContext();
    }

    @Test
    void aSessionBeginsWithTheRightPassword() {
        assertThat(tried("shanghai.qa", RIGHT)).isEqualTo(new SignIn.Answer.Welcome());

        assertThat(request.getSession(false)).isNotNull();
        assertThat(said()).containsExactly("Signed in: shanghai.qa from 192.0.2.1");
    }

    @Test
    void noSessionBeginsWithAWrongOne() {
        assertThat(tried("shanghai.qa", "guess")).isEqualTo(new SignIn.Answer.Wrong());

        assertThat(request.getSession(false)).isNull();
        assertThat(said())
                .containsExactly("Sign-in refused: wrong password for shanghai.qa from 192.0.2.1");
    }

    @Test
    void somebodyWhoWasTakenOutIsToldSoOnlyWithTheirPassword() {
        when(catalog.isGone(Sample.QA)).thenReturn(true);

        assertThat(tried("shanghai.qa", "guess")).isEqualTo(new SignIn.Answer.Wrong());
        assertThat(tried("shanghai.qa", RIGHT)).isEqualTo(new SignIn.Answer.Gone());

        assertThat(request.getSession(false)).isNull();
        assertThat(said().getLast())
                .isEqualTo(
                        "Sign-in refused: shanghai.qa from 192.0.2.1 is no longer in"
                                + " workspace.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2 and other secrets",
                "x\n10:00:00 Signed in: sf.manager from 192.0.2.9",
                "x\u2028y\u202ez\u001b[2K",
                "${jndi:ldap://x}",
                ""
            })
    void whatIsNobodysNameIsNotWritten(String typed) {
        assertThat(tried(typed, "guess")).isEqualTo(new SignIn.Answer.Wrong());

        assertThat(said()).containsExactly("Sign-in refused: unknown account from 192.0.2.1");
    }

    @Test
    void anAddressIsWrittenWithoutWhatIsNone() {
        request.setRemoteAddr("1.2.3.4\nSigned in: sf.manager from ::1" + "9".repeat(99));

        tried("shanghai.qa", "guess");

        assertThat(said())
                .containsExactly(
                        "Sign-in refused: wrong password for shanghai.qa from"
                                + " 1.2.3.4?Signed?in:?sf.manager?from?::19999999");
    }

    @Test
    void oneAddressTriesThirtyPasswordsAtOnceWhateverTheAccounts() {
        for (var i = 0; i < 30; i++) {
            assertThat(tried("account-" + i, "guess")).isEqualTo(new SignIn.Answer.Wrong());
        }

        assertThat(tried("shanghai.qa", RIGHT))
                .isEqualTo(new SignIn.Answer.Wait(Duration.ofSeconds(1)));
        request.setRemoteAddr("192.0.2.2");
        assertThat(tried("shanghai.qa", RIGHT)).isEqualTo(new SignIn.Answer.Welcome());
    }

    @Test
    void aNameThatIsTooLongIsNotEvenRemembered() {
        assertThat(tried("a".repeat(201), RIGHT)).isEqualTo(new SignIn.Answer.Wrong());

        assertThat(said()).isEmpty();
    }

    @Test
    void theSessionOfSomebodyWhoWasTakenOutEndsWithTheirNextRequest() throws Exception {
        tried("shanghai.qa", RIGHT);
        var session = request.getSession(false);
        assertThat(asked("GET", "/runs").passed()).isNotNull();
        when(catalog.isGone(Sample.QA)).thenReturn(true);

        var answer = asked("GET", "/runs");

        assertThat(answer.passed()).isNull();
        assertThat(answer.response().getHeader("Location")).isEqualTo("/sign-in?gone");
        assertThat(session).isNotNull();
        assertThat(((MockHttpSession) session).isInvalid()).isTrue();
        assertThat(said().getLast())
                .isEqualTo(
                        "Session ended: shanghai.qa from 192.0.2.1 is no longer in workspace.yaml");
    }

    @Test
    void anAddressThatAsksForTooMuchIsToldSoAndOthersGoOn() throws Exception {
        for (var i = 0; i < 300; i++) {
            assertThat(asked("GET", "/runs").response().getStatus()).isEqualTo(302);
        }

        var tooMany = asked("GET", "/runs").response();
        assertThat(tooMany.getStatus()).isEqualTo(429);
        assertThat(tooMany.getHeader("Connection")).isEqualTo("close");
        assertThat(tooMany.getContentAsString())
                .isEqualTo("Too many requests from your address. Try again.\n");
        request.setRemoteAddr("192.0.2.2");
        assertThat(asked("GET", "/runs").response().getStatus()).isEqualTo(302);
    }

    @Test
    void whoIsSignedInIsNotCounted() throws Exception {
        tried("shanghai.qa", RIGHT);

        for (var i = 0; i < 400; i++) {
            assertThat(asked("GET", "/runs").passed()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "runs",
                "",
                "/\u202e"
            })
    void signingInLeadsNowhereElse(String wanted) {
        assertThat(ReturnAddress.within(wanted)).isEqualTo("/");
    }

    @Test
    void signingInLeadsToThePageThatWasWanted() {
        assertThat(ReturnAddress.within("/runs/r-1/steps/a%20b?x=y&z"))
                .isEqualTo("/runs/r-1/steps/a%20b?x=y&z");
        assertThat(ReturnAddress.within("/" + "a".repeat(1_000))).isEqualTo("/");
        assertThat(ReturnAddress.within(null)).isEqualTo("/");
    }

    private record Asked(MockFilterChain chain, MockHttpServletResponse response) {

        /// What came through, or null.
        @Nullable ServletRequest passed() {
            return chain.getRequest();
        }
    }

    @Test
    void aBrowserIsLetInAgainAfterARestart() throws Exception {
        remembers(new Remembered.Proof(Sample.QA, EARLIER, false));

        var asked = askedAgain("text/html");

        assertThat(asked.passed()).isNotNull();
        assertThat(new SignedIn().actor()).isEqualTo(new Actor.Person(Sample.QA, EARLIER));
        assertThat(said()).isEmpty();
    }

    @Test
    void onlyPagesLetABrowserInAgain() throws Exception {
        remembers(new Remembered.Proof(Sample.QA, EARLIER, false));

        assertThat(askedAgain("*/*").passed()).isNull();
    }

    @Test
    void aBrowserOfSomebodyWhoWasTakenOutIsForgotten() throws Exception {
        remembers(new Remembered.Proof(Sample.QA, EARLIER, false));
        when(catalog.isGone(Sample.QA)).thenReturn(true);

        var asked = askedAgain("text/html");

        assertThat(asked.passed()).isNull();
        assertThat(asked.response().getHeader("Location")).isEqualTo("/sign-in?to=%2Fruns");
        assertThat(asked.response().getHeader("Set-Cookie"))
                .startsWith("tminus-8080-stay=; Path=/; Max-Age=0;");
        verify(remembered).end("kept");
    }

    @Test
    void aSampleAccountIsNotLetInAgainWhereNoneAreOffered() throws Exception {
        remembers(new Remembered.Proof(Sample.QA, EARLIER, true));

        assertThat(askedAgain("text/html").passed()).isNull();
        verify(remembered).end("kept");
    }

    private void remembers(Remembered.Proof proof) {
        when(remembered.of("kept")).thenReturn(Optional.of(proof));
    }

    private Asked askedAgain(String accept) throws ServletException, IOException {
        var asking = new MockHttpServletRequest("GET", "/runs");
        asking.setServletPath("/runs");
        asking.setRemoteAddr(request.getRemoteAddr());
        asking.addHeader("Accept", accept);
        asking.setCookies(new Cookie("tminus-8080-stay", "kept"));
        return asked(asking);
    }

    private Asked asked(MockHttpServletRequest asking) throws ServletException, IOException {
        var asked = new Asked(new MockFilterChain(), new MockHttpServletResponse());
        door.doFilter(asking, asked.response(), asked.chain());
        return asked;
    }

    private Asked asked(String method, String path) throws ServletException, IOException {
        var asking = new MockHttpServletRequest(method, path);
        asking.setServletPath(path);
        asking.setRemoteAddr(request.getRemoteAddr());
        asking.setSession(request.getSession(false));
        return asked(asking);
    }

    private SignIn.Answer tried(String account, String password) {
        return signIn.withPassword(request, new MockHttpServletResponse(), account, password);
    }

    private List<String> said() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.tminus.signin");
    }

    private static Authentication checked(Authentication tried) {
        if (RIGHT.equals(tried.getCredentials())) {
            return tried;
        }
        throw new BadCredentialsException("wrong");
    }
}

package dev.tminus.ui.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.tminus.TminusApplication;
import dev.tminus.ui.Places;
import dev.tminus.ui.SampleBeans;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.apache.catalina.Context;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// What somebody gets who is not signed in.
@SpringBootTest(
        classes = {TminusApplication.class, SampleBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tminus.demo=false"})
class OutsideTest {

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) {
        SampleBeans.freshHome(properties);
    }

    /// All that anybody may see.
    private static final Set<String> OPEN = Set.of(Places.SIGN_IN, Places.SETUP);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @LocalServerPort private int port;
    @Autowired private ServletContext servlets;
    @Autowired private ServletWebServerApplicationContext server;
    @Autowired private List<RequestMappingHandlerMapping> mappings;

    /// What the container asks itself, as the Dockerfile has it.
    @Test
    void theHealthCheckOfTheContainerIsAnswered() throws Exception {
        var check =
                Files.readAllLines(Path.of("Dockerfile")).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("CMD ["))
                        .findFirst()
                        .orElseThrow()
                        .substring("CMD ".length());
        var command = new ProcessBuilder(JsonMapper.shared().readValue(check, String[].class));
        command.environment().put("TMINUS_PORT", Integer.toString(port));

        assertThat(command.start().waitFor()).isZero();
    }

    @Test
    void everyRouteLeadsToTheSignInPage() {
        var routes = routes();
        assertThat(routes).doesNotContainAnyElementsOf(OPEN);
        assertThat(routes)
                .contains(
                        "",
                        Places.RUNS,
                        "runbooks/x",
                        "runs/x/steps/x",
                        "runs/x/steps/x/checks/x/x");

        var softly = new SoftAssertions();
        for (var route : routes) {
            var answer = get("/" + route);
            softly.assertThat(answer.statusCode()).as(route).isEqualTo(302);
            softly.assertThat(answer.headers().firstValue("Location"))
                    .as(route)
                    .hasValue(
                            route.isEmpty()
                                    ? "/sign-in"
                                    : "/sign-in?to=" + URLEncoder.encode("/" + route, UTF_8));
        }
        softly.assertAll();
    }

    @Test
    void everyMappedAddressOfSpringIsClosed() {
        var softly = new SoftAssertions();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream())
                .map(pattern -> pattern.replaceAll("\\{[^}]*}|\\*+", "x"))
                .filter(path -> !OPEN.contains(path.substring(1)))
                .forEach(path ->
                        softly.assertThat(get(path).statusCode())
                                .as(path)
                                .isIn(302, 401, 403, 500));
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/h2-console",
                "/error",
                "/application.properties",
                "/db/migration/V2__accounts.sql",
                "/nowhere",
                "/runs/../runbooks",
                "/assets/../application.properties"
            })
    void nothingElseAnswers(String path) {
        assertThat(get(path).statusCode()).isIn(302, 400, 401, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/tokens.css", "/assets/tm-clock.js", "/assets/icon.svg"})
    void assetsArePublic(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/" + Places.SIGN_IN, "/" + Places.RUNS, "/assets/tokens.css"})
    void everyPageCarriesItsHeaders(String path) {
        var headers = get(path).headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/" + Places.SIGN_IN, "/" + Places.RUNS})
    void noPageIsKeptByABrowser(String path) {
        assertThat(get(path).headers().firstValue("Cache-Control").orElse("")).contains("no-");
    }

    @Test
    void aPostWithoutATokenIsRefused() {
        assertThat(send(request("/logout").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSecondDoorWithoutBrakesDoesNotExist() {
        var form = HttpRequest.BodyPublishers.ofString("username=a&password=b");

        var answer =
                send(
                        request("/" + Places.SIGN_IN)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(form));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    /// What strangers ask for leaves nothing behind: no session, and so no cookie that names one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /sign-in",
                "GET /sign-in?to=/runs",
                "GET /setup?token=x",
                "GET /runs",
                "GET /runs?v-r=init&location=",
                "GET /?v-r=uidl",
                "GET /VAADIN/push?v-r=push",
                "GET /VAADIN/dynamic/resource/0/x/y",
                "GET /nowhere",
                "GET /error",
                "POST /",
                "POST /sign-in",
                "POST /setup",
                "POST /logout",
                "POST /?v-r=uidl&v-uiId=0",
                "POST /?v-r=heartbeat&v-uiId=0",
                "POST /?v-r=init",
                "POST /VAADIN/push?v-r=push",
                "PUT /sign-in",
                "PUT /?v-r=uidl",
                "DELETE /runs",
                "OPTIONS /"
            })
    void nobodyHasASessionBeforeSigningIn(String asked) {
        var method = asked.substring(0, asked.indexOf(' '));
        var path = asked.substring(asked.indexOf(' ') + 1);

        var answer =
                send(
                        request(path)
                                .header("Cookie", "tminus-0=made-up; JSESSIONID=made-up")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .method(method, HttpRequest.BodyPublishers.ofString("a=b")));

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(sessions()).isZero();
    }

    /// How many there ever were.
    private long sessions() {
        var host = ((TomcatWebServer) requireNonNull(server.getWebServer())).getTomcat().getHost();
        return ((Context) host.findChildren()[0]).getManager().getSessionCounter();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?to=%zz", "/setup?token=%ff%", "/sign-in?%"})
    void aDamagedFormIsRefusedWithoutALineInTheLog(String path) {
        var form = HttpRequest.BodyPublishers.ofString("account=%zz&password=%");

        assertThat(raw("GET " + path)).startsWith("HTTP/1.1 400");
        assertThat(
                        send(request("/" + Places.SIGN_IN)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(form))
                                .body())
                .isEqualTo("The form is damaged.\n");
    }

    /// For what no client would send.
    private String raw(String line) {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void aLongFormIsNotRead() {
        var form = HttpRequest.BodyPublishers.ofString("account=" + "a".repeat(10_000));

        var answer =
                send(
                        request("/" + Places.SIGN_IN)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(form));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("The form is too long.\n");
    }

    @Test
    void aSocketOpensOnlyForOwnPages() {
        assertThat(socket("http://evil.example")).isEqualTo(403);
        assertThat(socket("null")).isEqualTo(403);
        assertThat(socket("http://localhost:" + port)).isNotEqualTo(403);
    }

    @Test
    void offersNoSampleAccountsOutsideTheSample() {
        assertThat(get("/" + Places.SIGN_IN).body()).doesNotContain("Sign in as");
    }

    private Set<String> routes() {
        var registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        var routes = new TreeSet<String>();
        for (var route : registry.getRegisteredRoutes()) {
            routes.add(filled(route));
            route.getRouteAliases().forEach(alias -> routes.add(filled(alias)));
        }
        return routes;
    }

    private static String filled(RouteBaseData<?> route) {
        return route.getTemplate().replaceAll(":[A-Za-z]+[?*]?(\\([^)]*\\))?", "x");
    }

    /// The status with which the server answers an upgrade that names this origin.
    private int socket(String origin) {
        try {
            client.newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(
                            URI.create("ws://localhost:" + port + "/VAADIN/push?v-r=push"),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException failed) {
            return failed.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SampleLandscapeTest {

    @TempDir static Path made;
    @TempDir Path home;
    private SampleLandscape landscape;

    @BeforeAll
    static void makeOnce() {
        var first = new SampleLandscape(made);
        first.start();
        first.stop();
    }

    @BeforeEach
    void start() throws IOException {
        try (var files = Files.walk(made)) {
            for (var file : files.skip(1).toList()) {
                var copy = home.resolve(made.relativize(file));
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        landscape = new SampleLandscape(home);
        landscape.start();
    }

    @AfterEach
    void stop() {
        landscape.stop();
    }

    @ParameterizedTest
    @EnumSource
    void holdsThousandsOfRowsWithNamesOfManyScripts(SampleDatabase database) throws Exception {
        try (var reader = connect(database.fileName())) {
            var people = database.isField() ? "users" : "member";
            var firms =
                    database.isField() ? "select name from accounts" : "select title from company";

            assertThat(number(reader, "select count(*) from " + people)).isGreaterThan(1_200);
            assertThat(
                            number(
                                    reader,
                                    "select count(*) from ("
                                            + firms
                                            + ") t(n) where n like '%上海%' or n like '%🏗️%' or n"
                                            + " like '%النور%' or n like '%Ñ%'"))
                    .isGreaterThan(5);
        }
    }

    @Test
    void givesTheSamePersonDifferentLocalIds() throws Exception {
        var email = "user.00001@";
        try (var field = connect("field-qa");
                var hq = connect("hq-qa")) {
            int inField = number(field, "select id from users where email like '" + email + "%'");
            int inHq =
                    number(
                            hq,
                            "select member_no from member where email_address like '"
                                    + email
                                    + "%'");

            assertThat(inField).isEqualTo(1);
            assertThat(inHq).isGreaterThan(5_000_000);
        }
    }

    @Test
    void keepsSecretsForTheOperatorAlone() throws IOException {
        for (var file :
                new String[] {
                    "secrets/demo-port", "secrets/demo-password", "demo/owner-password"
                }) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(home.resolve("secrets/demo-password")))
                .isNotEqualTo(Files.readString(home.resolve("demo/owner-password")))
                .hasSizeGreaterThan(40);
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        var others =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();

        for (var address : others) {
            assertThatThrownBy(
                            () -> {
                                try (var socket = new Socket()) {
                                    socket.connect(
                                            new InetSocketAddress(address, landscape.port()), 500);
                                }
                            })
                    .as(address.toString())
                    .isInstanceOf(IOException.class);
        }
        try (var socket = new Socket("127.0.0.1", landscape.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void keepsPortPasswordAndChangesOverARestart() throws Exception {
        int port = landscape.port();
        var password = Files.readString(home.resolve("secrets/demo-password"));
        assertThat(landscape.change("hq-qa", "delete from member where member_no < 5000010"))
                .isEqualTo(3);
        landscape.stop();

        landscape = new SampleLandscape(home);
        landscape.start();

        assertThat(landscape.port()).isEqualTo(port);
        assertThat(Files.readString(home.resolve("secrets/demo-password"))).isEqualTo(password);
        try (var reader = connect("hq-qa")) {
            assertThat(number(reader, "select count(*) from member where member_no < 5000010"))
                    .isZero();
        }
    }

    @Test
    void takesAnotherPortWhereItsOwnIsTaken() throws Exception {
        int port = landscape.port();
        landscape.stop();
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", port));
            landscape = new SampleLandscape(home);

            landscape.start();

            assertThat(landscape.port()).isNotEqualTo(port);
            assertThat(Files.readString(home.resolve("secrets/demo-port")).strip())
                    .isEqualTo(Integer.toString(landscape.port()));
        }
    }

    @Test
    void makesANewPasswordWhereTheFileIsGone() throws Exception {
        landscape.stop();
        Files.delete(home.resolve("secrets/demo-password"));
        landscape = new SampleLandscape(home);

        landscape.start();

        try (var reader = connect("field-qa")) {
            assertThat(number(reader, "select count(*) from feature_gate")).isEqualTo(2);
        }
    }

    @Test
    void makesADatabaseAnewWhereTheFirstMakingWasCutOff() throws Exception {
        landscape.stop();
        Files.delete(home.resolve("demo/hq-qa.made"));
        landscape = new SampleLandscape(home);

        landscape.start();

        try (var reader = connect("hq-qa")) {
            assertThat(number(reader, "select count(*) from member where state = 'ACTIVE'"))
                    .isEqualTo(1_204);
        }
    }

    @Test
    void saysWhatToDoWhereAnotherTminusUsesTheDatabases() throws Exception {
        landscape.stop();
        Files.writeString(home.resolve("demo/field-qa.mv.db"), "no database");
        landscape = new SampleLandscape(home);

        landscape.start();

        assertThatThrownBy(() -> landscape.change("hq-qa", "delete from site"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "The sample databases in " + home.resolve("demo") + " cannot be opened: ")
                .hasMessageEndingWith(
                        ". If another tminus uses them, stop it; else remove that folder and they"
                                + " are made anew.");
    }

    @Test
    void runsOnlyWhereItIsSwitchedOn(@TempDir Path other) {
        var context =
                new ApplicationContextRunner()
                        .withBean(
                                org.springframework.boot.convert.ApplicationConversionService.class)
                        .withUserConfiguration(SampleLandscape.class)
                        .withPropertyValues("tminus.home=" + other);

        context.run(off -> assertThat(off).doesNotHaveBean(SampleLandscape.class));
        context.withPropertyValues("tminus.demo=true")
                .run(on -> assertThat(on.getBean(SampleLandscape.class).isRunning()).isTrue());
    }

    private Connection connect(String database) throws SQLException, IOException {
        var password = Files.readString(home.resolve("secrets/demo-password")).strip();
        return DriverManager.getConnection(
                "jdbc:h2:tcp://127.0.0.1:%d/%s".formatted(landscape.port(), database),
                "tminus_ro",
                password);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

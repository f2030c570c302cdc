package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.ledger.CannotStart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SampleLandscapeTest {

    @TempDir static Path made;
    @TempDir Path home;
    private SampleLandscape landscape;

    @BeforeAll
    static void makeOnce() {
        SampleHome.make(made);
    }

    @BeforeEach
    void start() throws IOException {
        SampleHome.copy(made, home);
        landscape = new SampleLandscape(home);
        landscape.start();
    }

    @AfterEach
    void stop() {
        landscape.stop();
    }

    @ParameterizedTest
    @CsvSource({"field-qa, 1204", "field-production, 4812"})
    void holdsThousandsOfRowsWithNamesOfManyScripts(String field, int active) throws Exception {
        try (var reader = connect(field)) {
            assertThat(number(reader, "select count(*) from users where active")).isEqualTo(active);
            assertThat(
                            number(
                                    reader,
                                    "select count(*) from accounts where name like '%上海%' or name"
                                            + " like '%🏗️%' or name like '%النور%' or name like"
                                            + " '%Ñ%'"))
                    .isGreaterThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hq-qa", "hq-production"})
    void hasAnEmptyHqWithTheOlderDataModel(String hq) throws Exception {
        try (var reader = connect(hq)) {
            assertThat(number(reader, "select count(*) from company")).isZero();
            assertThat(number(reader, "select count(*) from member")).isZero();
            assertThat(number(reader, "select max(version) from schema_version")).isEqualTo(191);
        }
    }

    @Test
    void makesDatabasesOfAnOlderLayoutAnew() throws Exception {
        landscape.change("field-qa", "delete from users");
        landscape.stop();
        Files.writeString(home.resolve("demo/field-qa.made"), "");
        landscape = new SampleLandscape(home);

        landscape.start();

        try (var reader = connect("field-qa")) {
            assertThat(number(reader, "select count(*) from users where active")).isEqualTo(1_204);
        }
    }

    @Test
    void keepsWhatItKnowsOfItselfFromRunbooks() throws Exception {
        try (var reader = connect("field-qa");
                var statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from landscape.deed"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keepsSecretsForTheOperatorAlone() throws IOException {
        for (var file :
                new String[] {
                    "secrets/demo-port",
                    "secrets/demo-port-hq-qa",
                    "secrets/demo-password",
                    "demo/owner-password"
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
        assertThat(landscape.change("field-qa", "delete from users where id < 4")).isEqualTo(3);
        landscape.stop();

        landscape = new SampleLandscape(home);
        landscape.start();

        assertThat(landscape.port()).isEqualTo(port);
        assertThat(Files.readString(home.resolve("secrets/demo-password"))).isEqualTo(password);
        try (var reader = connect("field-qa")) {
            assertThat(number(reader, "select count(*) from users where id < 4")).isZero();
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
        Files.delete(home.resolve("demo/field-qa.made"));
        landscape = new SampleLandscape(home);

        landscape.start();

        try (var reader = connect("field-qa")) {
            assertThat(number(reader, "select count(*) from users where active")).isEqualTo(1_204);
        }
    }

    @Test
    void saysWhatToDoWhereAnotherTminusUsesTheDatabases() throws Exception {
        landscape.stop();
        Files.writeString(home.resolve("demo/field-qa.mv.db"), "no database");
        landscape = new SampleLandscape(home);

        landscape.start();

        assertThatThrownBy(() -> landscape.change("hq-qa", "delete from site"))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        unusable ->
                                assertThat(unusable.fix())
                                        .isEqualTo(
                                                "stop another tminus that uses them, or remove that"
                                                        + " folder, and they are made anew"))
                .hasMessageStartingWith(
                        "The sample databases in " + home.resolve("demo") + " cannot be opened: ");
    }

    @Test
    void cutsOffOneHqAndNothingElse() throws Exception {
        int port = hqPort("qa");
        try (var reader = connect(port, "hq-qa")) {
            landscape.cutOff(SampleEnvironment.QA);

            assertThatThrownBy(() -> number(reader, "select count(*) from member"))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(port, "hq-qa"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Connection refused");
        for (var database : new String[] {"field-qa", "field-production"}) {
            connect(database).close();
        }
        connect(hqPort("production"), "hq-production").close();

        landscape.reconnect(SampleEnvironment.QA);

        try (var reader = connect(hqPort("qa"), "hq-qa")) {
            assertThat(hqPort("qa")).isEqualTo(port);
            assertThat(number(reader, "select count(*) from member")).isZero();
        }
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

    private int hqPort(String environment) throws IOException {
        var file = home.resolve("secrets/demo-port-hq-" + environment);
        return Integer.parseInt(Files.readString(file).strip());
    }

    private Connection connect(String database) throws SQLException, IOException {
        return connect(landscape.port(), database);
    }

    private Connection connect(int port, String database) throws SQLException, IOException {
        var password = Files.readString(home.resolve("secrets/demo-password")).strip();
        return DriverManager.getConnection(
                "jdbc:h2:tcp://127.0.0.1:%d/%s".formatted(port, database), "tminus_ro", password);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

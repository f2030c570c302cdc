package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReaderTest {

    @TempDir static Path home;
    private static SampleLandscape landscape;

    @BeforeAll
    static void start() {
        landscape = new SampleLandscape(home);
        landscape.start();
    }

    @AfterAll
    static void stop() {
        landscape.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into feature_gate values ('x', true)",
                "update users set active = false",
                "delete from users",
                "truncate table users",
                "drop table users",
                "alter table users add x int",
                "create table x (a int)",
                "create view x as select * from users",
                "create schema x",
                "create alias x for 'java.lang.System.exit'",
                "create user x password 'x'",
                "alter user tminus_ro admin true",
                "grant delete on users to tminus_ro",
                "set db_close_delay 0",
                "runscript from '/tmp/x'",
                "script to '/tmp/x'",
                "select * from csvread('/etc/passwd')",
                "shutdown"
            })
    void letsTheReaderDoNothingButRead(String sql) throws Exception {
        var password = Files.readString(home.resolve("secrets/demo-password")).strip();
        var url = "jdbc:h2:tcp://127.0.0.1:%d/field-qa".formatted(landscape.port());
        try (var reader = DriverManager.getConnection(url, "tminus_ro", password);
                var statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isIn(90096, 90040));
        }
    }
}

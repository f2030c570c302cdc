package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.sorting.BinaryOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What reading must do on every kind of database.
abstract class ReadingContract extends SourceBench {

    private static final List<String> TRICKY =
            List.of(
                    "",
                    " ",
                    "a",
                    "a ",
                    "a  ",
                    "A",
                    "b",
                    "B",
                    "aa",
                    "a-b",
                    "ab",
                    "a b",
                    "a_b",
                    "co-op",
                    "coop",
                    "co op",
                    "Z",
                    "z",
                    "ä",
                    "Ä",
                    "ae",
                    "o",
                    "ö",
                    "oe",
                    "é",
                    Normalizer.normalize("é", Form.NFD),
                    Normalizer.normalize("ä", Form.NFD),
                    "ß",
                    "ss",
                    "straße",
                    "STRASSE",
                    "ı",
                    "I",
                    "i",
                    "İ",
                    "李伟",
                    "李",
                    "王",
                    "あ",
                    "ア",
                    "😀",
                    "🏗",
                    "👩‍💻",
                    "\uFF21",
                    "\uFFFD",
                    "\uE000",
                    "0",
                    "1",
                    "10",
                    "2",
                    "٣",
                    "a\tb",
                    "a\nb",
                    "~",
                    "#",
                    "it's",
                    "x|y",
                    "NULL",
                    "\u00A0",
                    "\u200Ba",
                    "Ω",
                    "Ω");

    /// Columns of text, each with another collation where the database knows them.
    abstract List<String> textColumns();

    abstract Connection connect() throws Exception;

    /// Columns of every other kind with a few values each, smallest first.
    abstract Map<String, List<String>> otherColumns();

    @Test
    void ordersTextByItsBytesWhateverItsCollation() throws Exception {
        var columns = textColumns();
        var declared = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            declared.add("c" + i + " " + columns.get(i));
        }
        execute("create table texts (" + String.join(", ", declared) + ")");
        fill("texts", columns.size());

        try (var source = open()) {
            for (int i = 0; i < columns.size(); i++) {
                var side = new Side.Table(FIELD, "texts");
                var read = values(source.readOrdered(side, List.of("C" + i)), i);

                assertThat(read)
                        .as(columns.get(i))
                        .hasSize(TRICKY.size() + 1)
                        .isSortedAccordingTo(BinaryOrder.OF_VALUES);
                assertThat(read.getFirst().isNull()).isTrue();
            }
        }
    }

    @Test
    void ordersEveryOtherKindAsJavaDoes() throws Exception {
        int table = 0;
        for (var column : otherColumns().entrySet()) {
            var name = "kind" + table++;
            var values = new ArrayList<>(column.getValue());
            values.add("null");
            Collections.shuffle(values, new Random(7));
            execute(
                    "create table %s (v %s)".formatted(name, column.getKey()),
                    "insert into %s values (%s)".formatted(name, String.join("), (", values)));
            try (var source = open()) {
                var read = values(source.readOrdered(new Side.Table(FIELD, name), List.of("v")), 0);

                assertThat(read)
                        .as(column.getKey())
                        .hasSize(values.size())
                        .isSortedAccordingTo(BinaryOrder.OF_VALUES);
                assertThat(read.getFirst().isNull()).isTrue();
                assertThat(read.stream().map(Value::text)).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a, b from pairs -- a comment",
                "select a, b from pairs;  /* done */",
                "with p as (select a, b from pairs) select a, b from p",
                "select a, b from pairs order by b desc",
                "select a, b from pairs where b <> ':x' and 'it''s' <> b",
                "select a, b from pairs order by a desc limit 4",
                "select 1 as a, 'x' as b union all select a, b from pairs where a > 1",
            })
    void ordersWhateverAQuerySays(String sql) throws Exception {
        execute(
                "drop table if exists pairs",
                "create table pairs (a int, b varchar(20))",
                "insert into pairs values (3, 'x'), (1, 'x'), (2, 'Y'), (4, 'y')");

        try (var source = open()) {
            assertThat(values(source.readOrdered(query(sql), List.of("B", "a")), 0))
                    .extracting(Value::text)
                    .containsExactly("2", "1", "3", "4");
            assertThat(source.columns(query(sql)))
                    .extracting(column -> column.name().toLowerCase(Locale.ROOT))
                    .containsExactly("a", "b");
        }
    }

    @Test
    void bindsParametersOfWhatItOrders() throws Exception {
        execute("create table bound (a int)", "insert into bound values (3), (1), (2)");
        var side =
                new Side.Query(FIELD, "select a from bound where a < :limit", Map.of("limit", "3"));

        try (var source = open()) {
            assertThat(values(source.readOrdered(side, List.of("a")), 0))
                    .extracting(Value::text)
                    .containsExactly("1", "2");
            assertThat(source.columns(side)).extracting(Column::kind).containsExactly(Kind.NUMBER);
        }
    }

    @Test
    void namesColumnsThatCannotBeToldApart() throws Exception {
        try (var source = open()) {
            var twice =
                    catchThrowableOfType(
                            NoAnswer.class,
                            () ->
                                    source.readOrdered(
                                            query("select 1 as id, 2 as id"), List.of("id")));
            var none =
                    catchThrowableOfType(
                            NoAnswer.class,
                            () ->
                                    source.readOrdered(
                                            query("select 1 as x, 2 as y"), List.of("id")));

            assertThat(twice.reason()).isEqualTo(Reason.UNREADABLE_QUERY);
            assertThat(twice.getMessage().toLowerCase(Locale.ROOT))
                    .isEqualTo(
                            "source field in qa answers two columns of the name id; name one"
                                    + " anew.");
            assertThat(none.getMessage().toLowerCase(Locale.ROOT))
                    .isEqualTo("source field in qa answers no column id; it answers x, y.");
        }
    }

    @Test
    void readsOnAfterAnAnswerThatWasNotReadToItsEnd() throws Exception {
        numbers("many", 300_000);

        try (var source = open()) {
            for (int i = 0; i < 3; i++) {
                try (var rows = source.readOrdered(new Side.Table(FIELD, "many"), List.of("n"))) {
                    for (int row = 0; row < 2_000; row++) {
                        assertThat(rows.next()).isTrue();
                    }
                    assertThat(rows.value(0).text()).isEqualTo("2000");
                }
            }
        }
    }

    @Test
    void refusesToWrite() throws Exception {
        execute("create table kept (a int)", "insert into kept values (1)");

        try (var source = open()) {
            for (var sql :
                    List.of(
                            "delete from kept",
                            "insert into kept values (2)",
                            "call nothing()",
                            "select a from kept for update",
                            "select a into x from kept")) {
                assertThatThrownBy(() -> source.read(query(sql)))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                NoAnswer.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.WRITES));
            }
        }
    }

    abstract void numbers(String table, int count) throws Exception;

    private void fill(String table, int columns) throws Exception {
        var texts = new ArrayList<>(TRICKY);
        texts.add(null);
        Collections.shuffle(texts, new Random(42));
        var places = String.join(", ", Collections.nCopies(columns, "?"));
        try (var connection = connect();
                var insert =
                        connection.prepareStatement(
                                "insert into " + table + " values (" + places + ")")) {
            for (var text : texts) {
                insert(insert, columns, text);
            }
        }
    }

    private static void insert(PreparedStatement insert, int columns, String text)
            throws Exception {
        for (int i = 1; i <= columns; i++) {
            insert.setString(i, text);
        }
        insert.executeUpdate();
    }
}
